package watershed.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static watershed.testing.Program.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import watershed.record.Journal;
import watershed.record.RunDirectory;
import watershed.record.RunStore;
import watershed.record.Side;
import watershed.record.Trial;
import watershed.testing.Program;

/** Kills real runs at random moments: no finished block is lost or run twice, no JVM stays. */
class KillIT {
  private static final int KILLS = 20;

  /** More than are finished by the kills: one in four waits for a block. */
  private static final int BLOCKS = 9;

  private static final long SEED = 20_261_122;
  private static final double ORPHANS_GONE_SECONDS = 5;
  private static final List<String> DESIGNS = List.of("none", "slower10", "none#2");

  private final String mark = "-Dwatershed.killit=" + UUID.randomUUID();

  @TempDir Path scratch;

  @Test
  void aRunKilledTwentyTimesLosesNothingAndRepeatsNothing() throws IOException {
    Random moments = new Random(SEED);
    Path results = scratch.resolve("results");
    RunDirectory directory = null;
    byte[] kept = {};
    int amongForks = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      try (Program run = Program.start(scratch, command(results, directory, BLOCKS))) {
        if (directory == null) {
          assertThat(within(30, () -> !run.isAlive() || !runs(results).isEmpty())).isTrue();
          directory = new RunStore(results).newest();
        }
        Path journal = directory.file(Journal.FILE);
        // Start-up of the program and its forks; warm-up and measuring; and just as a block lands.
        switch (kill % 4) {
          case 0 -> Program.sleep(moments.nextInt(1500));
          case 1, 3 -> {
            within(60, () -> Program.marked(mark).size() > 1 || !run.isAlive());
            Program.sleep(moments.nextInt(2000));
          }
          default -> {
            long before = size(journal);
            within(60, () -> size(journal) > before || !run.isAlive());
            Program.sleep(moments.nextInt(20));
          }
        }
        assertThat(run.isAlive()).as("kill %d meets a run that goes on", kill).isTrue();
        amongForks += Program.marked(mark).size() > 1 ? 1 : 0;
        run.kill();
      }
      assertThat(within(ORPHANS_GONE_SECONDS, () -> Program.marked(mark).isEmpty()))
          .as("no JVM outlives kill %d", kill)
          .isTrue();
      byte[] whole = wholeBlocks(directory);
      assertThat(whole.length).as("kill %d", kill).isGreaterThanOrEqualTo(kept.length);
      assertThat(Arrays.copyOf(whole, kept.length)).as("kill %d", kill).isEqualTo(kept);
      kept = whole;
    }
    assertThat(amongForks).as("kills while forks were alive").isGreaterThan(KILLS / 3);
    assertThat(kept).as("blocks finished between the kills").isNotEmpty();

    Program.Ended last = Program.run(scratch, resume(directory));
    assertThat(last.exit()).as(last.err()).isZero();
    assertThat(Arrays.copyOf(wholeBlocks(directory), kept.length)).isEqualTo(kept);
    assertEveryBlockOnce(directory, BLOCKS, DESIGNS);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void anInterruptedRunSaysHowToGoOnAndRecordsNoFailure() throws Exception {
    int blocks = 2;
    Path results = scratch.resolve("results");
    RunDirectory directory = interrupted("run", command(results, null, blocks), results);
    Program.Ended last = Program.run(scratch, resume(directory));
    assertThat(last.exit()).as(last.err()).isZero();
    assertEveryBlockOnce(directory, blocks, DESIGNS);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void anInterruptedDiffSaysHowToGoOnAndComesToEveryPair() throws Exception {
    int pairs = 2;
    Path results = scratch.resolve("results");
    List<String> command =
        Program.command(
            "diff",
            "--b",
            "-Dside=b",
            "Planted",
            "-p",
            "plant=none",
            "--preset",
            "flash",
            "--pairs",
            String.valueOf(pairs),
            "--seed",
            "1",
            "--jvm-args",
            mark,
            "--results",
            results.toString());
    RunDirectory directory = interrupted("diff", command, results);
    byte[] kept = wholeBlocks(directory);
    String place = directory.path().toString();
    Program.Ended last = Program.run(scratch, "diff", "--resume", place, "--jvm-args", mark);
    // What two pairs of the same work come to is chance.
    assertThat(last.exit()).as(last.err()).isBetween(0, 2);
    assertThat(last.out()).contains("kept in " + place);
    assertThat(Arrays.copyOf(wholeBlocks(directory), kept.length)).isEqualTo(kept);
    assertEveryBlockOnce(directory, pairs, Side.entrants());
  }

  /** Starts it, and interrupts it among forks once a block is finished. */
  private RunDirectory interrupted(String verb, List<String> started, Path results)
      throws Exception {
    // A shell may have told its background jobs to ignore the signal: the run must not inherit it.
    List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
    command.addAll(started);
    RunDirectory directory;
    byte[] kept;
    try (Program run = Program.start(scratch, command)) {
      assertThat(within(30, () -> !run.isAlive() || !runs(results).isEmpty())).isTrue();
      directory = new RunStore(results).newest();
      Path journal = directory.file(Journal.FILE);
      assertThat(within(60, () -> size(journal) > 0)).isTrue();
      assertThat(within(30, () -> Program.marked(mark).size() > 1)).isTrue();
      Program.sleep(300);
      kept = wholeBlocks(directory);
      new ProcessBuilder("kill", "-INT", String.valueOf(run.pid())).inheritIO().start().waitFor();
      Program.Ended ended = run.await();
      assertThat(ended.exit()).isEqualTo(130);
      assertThat(ended.err())
          .contains("watershed: interrupted", verb + " --resume " + directory.path())
          .doesNotContain("FAILED", "\tat ");
    }
    assertThat(within(ORPHANS_GONE_SECONDS, () -> Program.marked(mark).isEmpty())).isTrue();
    assertThat(kept).as("a block was finished").isNotEmpty();
    assertThat(Arrays.copyOf(wholeBlocks(directory), kept.length)).isEqualTo(kept);
    assertThat(directory.trials().dropped()).isNull();
    assertThat(directory.trials().trials()).allMatch(Trial::completed);
    return directory;
  }

  private List<String> command(Path results, RunDirectory directory, int blocks) {
    return directory != null
        ? Program.command(resume(directory))
        : Program.command(
            "run",
            "Planted",
            "-p",
            "plant=none,slower10",
            "--preset",
            "flash",
            "--blocks",
            String.valueOf(blocks),
            "--seed",
            "1",
            "--jvm-args",
            mark,
            "--results",
            results.toString());
  }

  private String[] resume(RunDirectory directory) {
    return new String[] {"run", "--resume", directory.path().toString(), "--jvm-args", mark};
  }

  private static void assertEveryBlockOnce(
      RunDirectory directory, int blocks, List<String> entrants) {
    Map<Integer, List<String>> contenders = new TreeMap<>();
    List<Trial> trials = directory.trials().trials();
    for (Trial trial : trials) {
      assertThat(trial.outcome()).as(trial.error()).isEqualTo(Trial.Outcome.COMPLETED);
      contenders.computeIfAbsent(trial.block(), b -> new ArrayList<>()).add(trial.contender());
    }
    assertThat(contenders).hasSize(blocks);
    contenders.forEach(
        (block, names) ->
            assertThat(names).as("block %d", block).containsExactlyInAnyOrderElementsOf(entrants));
  }

  /** The bytes of the journal up to the end of its last finished block. */
  private static byte[] wholeBlocks(RunDirectory directory) throws IOException {
    Path journal = directory.file(Journal.FILE);
    return Files.exists(journal)
        ? Arrays.copyOf(
            Files.readAllBytes(journal), Math.toIntExact(directory.trials().wholeBytes()))
        : new byte[0];
  }

  private static List<RunDirectory> runs(Path results) {
    return new RunStore(results).list().runs();
  }

  private static long size(Path file) {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
