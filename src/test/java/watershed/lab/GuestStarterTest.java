package watershed.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import watershed.record.Cell;
import watershed.record.Jdk;
import watershed.record.Side;
import watershed.record.Trial;
import watershed.record.Windows;

/** How a jar's own JMH is started; no JVM runs here. */
class GuestStarterTest {
  private static final String OP = "guest.Codec.op";
  private static final Windows WINDOWS = new Windows(1, 10, 1, 20, 20);
  private static final PlannedBlock BLOCK =
      new PlannedBlock(Cell.of(OP, Map.of(), 1), 0, Side.entrants(), WINDOWS, 1);
  private static final GuestFlags APPENDED =
      new GuestFlags(List.of(), null, List.of("-Dx=1", "-Dy=a b"));

  @TempDir Path scratch;

  /**
   * Starts a fork of side B by a launcher that writes down its words, each on a line of its own.
   *
   * @param recorded flags in the result that it leaves, as JSON
   */
  private ForkRunner.Ending fork(GuestFlags flags, List<String> ofB, String recorded)
      throws IOException {
    String result =
        "[{\"jvmArgs\": [" + recorded + "], \"primaryMetric\": {\"rawData\": [[1.5]]}}]";
    String script =
        "#!/bin/sh\nprintf '%s\\n' \"$@\" > '"
            + words()
            + "'\nfor last; do :; done\necho '"
            + result
            + "' > \"$last\"\n";
    Path java = Files.writeString(scratch.resolve("java"), script);
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    InstalledJdk jdk = new InstalledJdk(java, new Jdk("17", "17", "?", "?"));
    MeasuredSide a = side(Side.A, List.of("-Dside=a"), flags, jdk);
    MeasuredSide b = side(Side.B, ofB, flags, jdk);
    return new GuestStarter(a, b, List.of("-Dboth"), 2)
        .fork(BLOCK, new BlockRunner.Entrant(Side.B, jdk))
        .run(WINDOWS, new TurnProfiler.Ticket(1, "token", 0, 1), false);
  }

  private static MeasuredSide side(
      String label, List<String> own, GuestFlags flags, InstalledJdk jdk) {
    Side.Jar jar = new Side.Jar(label + ".jar", "cafe" + label);
    GuestBenchmark op = new GuestBenchmark(OP, "avgt", 1, flags);
    GuestJar guest = new GuestJar(Path.of(label + ".jar"), jar, List.of(op));
    return new MeasuredSide(new Side(label, "17", own, jar), jdk, guest);
  }

  private Path words() {
    return scratch.resolve("words.txt");
  }

  @Test
  void itsJmhIsToldEveryFlagOfTheForkAndThatItsOwnJvmsAreNone() throws IOException {
    ForkRunner.Ending ending = fork(APPENDED, List.of("-Dside=b"), "\"-Dx=1\"");
    assertThat(ending.outcome()).as(ending.error()).isEqualTo(Trial.Outcome.COMPLETED);
    assertThat(Files.readAllLines(words()))
        .containsSubsequence(GuestJar.MAIN, "-jvmArgs", "", "-jvmArgsAppend")
        .containsSequence(
            "-jvmArgsAppend",
            "-Dx=1",
            "-jvmArgsAppend",
            "-Dy=a b",
            "-jvmArgsAppend",
            "-Dboth",
            "-jvmArgsAppend",
            "-Dside=b")
        .doesNotContain("-Dside=a");
  }

  @Test
  void aForkThatHasFlagsOfTheJvmThatWaitsForItFails() throws IOException {
    ForkRunner.Ending ending =
        fork(GuestFlags.NONE, List.of(), "\"-Xmx128m\", \"-Dboth\", \"-XX:TieredStopAtLevel=1\"");
    assertThat(ending.outcome()).isEqualTo(Trial.Outcome.CRASHED);
    assertThat(ending.jmh()).isNull();
    assertThat(ending.error())
        .isEqualTo("its JMH gave the fork flags of its own JVM: -Xmx128m -XX:TieredStopAtLevel=1");
  }

  @Test
  void whatTheUserAskedForIsNoneOfThem() throws IOException {
    ForkRunner.Ending ending =
        fork(GuestFlags.NONE, List.of("-Xmx128m"), "\"-Dboth\", \"-Xmx128m\"");
    assertThat(ending.outcome()).as(ending.error()).isEqualTo(Trial.Outcome.COMPLETED);
  }
}
