package watershed.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindProgressTest {
  private static final FindProgress.Known BEFORE =
      new FindProgress.Known(0, 2, 1, 4, "+-30 points");
  private static final FindProgress.Known AFTER = new FindProgress.Known(1, 2, 2, 3, "+-8 points");

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private FindProgress progress(boolean live, Duration budget, int blocks) {
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    return new FindProgress(out, live, System.nanoTime(), budget, blocks);
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aLogGetsOnePlainLinePerBlock() {
    FindProgress progress = progress(false, Duration.ofMinutes(20), 7);
    progress.start(BEFORE, "writes=20", 10);
    progress.round(1, 12);
    progress.end("7 forks", AFTER);
    progress.start(AFTER, "writes=35", 10);
    progress.end("7 forks", new FindProgress.Known(2, 2, 5, 0, ""));

    List<String> lines = text().lines().toList();
    assertThat(text()).doesNotContain("\r").doesNotContain("\u001b");
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0))
        .startsWith("[8] writes=20: 7 forks, 0 s; 1 of 2 slices, 2 of 5 answers settled, widest")
        .contains("widest +-8 points; ")
        .endsWith(" left");
    assertThat(lines.get(1))
        .startsWith("[9] writes=35: 7 forks, 0 s; 2 of 2 slices, 5 of 5 answers settled; ")
        .endsWith(" left");
  }

  @Test
  void aTerminalShowsWhatIsKnownAndWhatIsMeasuredNow() {
    FindProgress progress = progress(true, Duration.ofMinutes(20), 7);
    progress.start(BEFORE, "writes=20", 10);
    assertThat(text())
        .contains("0 of 2 slices, 1 of 5 answers settled, widest +-30 points\n")
        .containsPattern("7 blocks, [^\n]+ left\n")
        .endsWith("now writes=20");
    String drawn = text();
    progress.end("7 forks", AFTER);
    // All lines are wiped before the plain one is printed over the first.
    assertThat(text().substring(drawn.length()))
        .startsWith("\r\u001b[2K\u001b[1A\u001b[2K\u001b[1A\u001b[2K[8] writes=20: 7 forks")
        .endsWith("left\n");
    progress.start(AFTER, "writes=35", 10);
    String all = text();
    assertThat(all.substring(all.lastIndexOf("[8]"))).doesNotContain("\u001b[1A");
  }

  @Test
  void aRedrawnLineNeverWraps() {
    FindProgress progress = progress(true, Duration.ofMinutes(20), 0);
    progress.start(BEFORE, "x".repeat(200), 10);
    assertThat(text().split("\n", -1)).hasSize(3).allMatch(line -> line.length() < 90);
  }

  @Test
  void timeIsJudgedByHowLongBlocksReallyTake() {
    FindProgress progress = progress(false, Duration.ofSeconds(100), 0);
    assertThat(progress.hasTimeFor(90)).isTrue();
    assertThat(progress.hasTimeFor(110)).isFalse();
    // Blocks that took next to nothing where an hour was expected leave time for a day's worth.
    progress.start(BEFORE, "quick", 3600);
    progress.end("1 fork", BEFORE);
    assertThat(progress.correction()).isLessThan(0.01);
    assertThat(progress.hasTimeFor(110)).isTrue();
    assertThat(progress(false, Duration.ofSeconds(0), 0).left()).isZero();
  }
}
