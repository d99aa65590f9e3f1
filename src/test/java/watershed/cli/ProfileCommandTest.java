package watershed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.io.TempDir;
import watershed.lab.EventProbe;
import watershed.record.Json;
import watershed.record.Profile;

class ProfileCommandTest {
  @TempDir Path folder;

  private final StringWriter err = new StringWriter();

  @Test
  void nothingIsOverwritten() throws IOException {
    Path file = Files.writeString(folder.resolve("profile.json"), "kept");

    assertThat(profile("--out", folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("is not empty").hasLineCount(1);
    assertThat(file).hasContent("kept");
  }

  @Test
  void anUnknownEventIsOneLine() {
    assertThat(profile("--event", "cpuu")).isEqualTo(2);
    assertThat(err.toString()).contains("did you mean 'cpu'?").hasLineCount(1);
  }

  @Test
  void aNumberBelowOneIsRefused() {
    assertThat(profile("--forks", "0")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo("watershed: --forks 0: give a whole number from 1 to 100\n");
  }

  @Test
  @DisabledIf("perfWorks")
  void whatTheMachineLacksIsSaidAndKept() {
    assertThat(profile("--event", "perfnorm", "--out", folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("perfnorm does not work on this machine").hasLineCount(1);

    Profile.Unavailable kept =
        Json.read(folder.resolve(Profile.Unavailable.FILE), Profile.Unavailable.class);
    assertThat(kept.experiment()).isEqualTo("Planted");
    assertThat(kept.event().event()).isEqualTo("perfnorm");
    assertThat(kept.event().works()).isFalse();
    assertThat(kept.event().reason()).isNotBlank();
  }

  static boolean perfWorks() {
    return EventProbe.perf().works();
  }

  private int profile(String... more) {
    String[] arguments = new String[3 + more.length];
    arguments[0] = "profile";
    arguments[1] = "Planted";
    arguments[2] = "-pplant=none";
    System.arraycopy(more, 0, arguments, 3, more.length);
    return Watershed.commandLine().setErr(new PrintWriter(err, true)).execute(arguments);
  }
}
