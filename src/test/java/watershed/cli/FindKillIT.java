package watershed.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static watershed.testing.Program.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import watershed.analysis.CrossoverFinder;
import watershed.record.Cell;
import watershed.record.FindPlan;
import watershed.record.Journal;
import watershed.record.RunDirectory;
import watershed.record.RunStore;
import watershed.record.Trial;
import watershed.testing.Program;

/**
 * Kills a real search twice: it loses no finished block, and goes on as if nothing had happened.
 */
class FindKillIT {
  private static final long SEED = 20_261_122;
  private static final List<String> FORKS = List.of("flat", "rising", "flat#2");
  private static final double ORPHANS_GONE_SECONDS = 5;

  private final String mark = "-Dwatershed.findkillit=" + UUID.randomUUID();

  @TempDir Path scratch;

  @Test
  void aSearchKilledTwiceLosesNothingAndGoesWhereItWouldHaveGone() throws IOException {
    Random moments = new Random(SEED);
    Path results = scratch.resolve("results");
    RunDirectory directory = null;
    byte[] kept = {};
    for (int kill = 0; kill < 2; kill++) {
      String[] args = directory == null ? begin(results) : resume(directory, "20m");
      try (Program search = Program.start(scratch, Program.command(args))) {
        if (directory == null) {
          assertThat(within(30, () -> !search.isAlive() || !runs(results).isEmpty())).isTrue();
          directory = new RunStore(results).newestSearch();
        }
        Path journal = directory.file(Journal.FILE);
        if (kill == 0) {
          // One block is on the disk, and the next one somewhere between its start and its end.
          assertThat(within(60, () -> size(journal) > 0 || !search.isAlive())).isTrue();
          Program.sleep(moments.nextInt(4000));
        } else {
          // Just as a block lands.
          int before = kept.length;
          assertThat(within(60, () -> size(journal) > before || !search.isAlive())).isTrue();
          Program.sleep(moments.nextInt(20));
        }
        assertThat(search.isAlive()).as("kill %d meets a search that goes on", kill).isTrue();
        search.kill();
      }
      assertThat(within(ORPHANS_GONE_SECONDS, () -> Program.marked(mark).isEmpty()))
          .as("no JVM outlives kill %d", kill)
          .isTrue();
      byte[] whole = wholeBlocks(directory);
      assertGoesOn(kept, whole, "kill " + kill);
      kept = whole;
    }

    // Too little time for a block: the one that a sitting always measures.
    Program.Ended last = Program.run(scratch, resume(directory, "1s"));
    assertThat(last.exit()).as(last.err()).isZero();
    assertGoesOn(kept, wholeBlocks(directory), "last sitting");
    assertThat(directory.file(FindOutcome.FINDINGS)).isNotEmptyFile();
    assertThat(directory.run().sittings()).hasSize(3);
    assertThat(directory.run().after()).isNotNull();
    assertEveryBlockIsWhereAnUnbrokenSearchWouldHaveGone(directory);

    assertThat(last.out()).contains("rising", "kept in " + directory.path());
    Program.Ended report = Program.run(scratch, "report", directory.path().toString());
    assertThat(report.exit()).as(report.err()).isZero();
    assertThat(last.out()).contains(report.out().replaceAll("(?m)^wrote .*\\R", ""));
    Program.Ended list = Program.run(scratch, "list", "--results", results.toString());
    assertThat(list.out()).contains(directory.path() + "  find, JDK ");
  }

  private String[] begin(Path results) {
    return new String[] {
      "find",
      "PlantedCrossover",
      "--designs",
      "flat,rising",
      "--threads",
      "1",
      "--seed",
      "1",
      "--jvm-args",
      mark,
      "--results",
      results.toString()
    };
  }

  private String[] resume(RunDirectory directory, String budget) {
    return new String[] {"find", "--resume", directory.path().toString(), "--budget", budget};
  }

  /**
   * Goes through the journal as a search that was never interrupted would have written it: from the
   * blocks before each, the same plan and the same seed, it is the next.
   */
  private static void assertEveryBlockIsWhereAnUnbrokenSearchWouldHaveGone(RunDirectory directory) {
    FindPlan plan = directory.findPlan();
    Searcher unbroken = Searcher.of(directory);
    List<Trial> trials = directory.trials().trials();
    assertThat(trials).hasSizeGreaterThanOrEqualTo(3 * FORKS.size());
    List<Trial> before = new ArrayList<>();
    Map<Cell, Integer> replicates = new HashMap<>();
    for (int i = 0; i < trials.size(); i += FORKS.size()) {
      List<Trial> block = trials.subList(i, i + FORKS.size());
      assertThat(block).allMatch(Trial::completed);
      assertThat(block.stream().map(Trial::contender)).containsExactlyInAnyOrderElementsOf(FORKS);
      Cell cell = block.get(0).cell();
      CrossoverFinder.Proposal proposal = unbroken.after(before).next();
      assertThat(proposal).isNotNull();
      assertThat(plan.slices()).contains(proposal.slice());
      assertThat(cell).as("block %d", i).isEqualTo(proposal.slice().cell(proposal.value()));
      int number = replicates.merge(cell, 1, Integer::sum) - 1;
      assertThat(block).as("each block once").allMatch(t -> t.block() == number);
      before.addAll(block);
    }
  }

  /** That a journal grew, and that what it held is still there to the byte. */
  private static void assertGoesOn(byte[] before, byte[] after, String when) {
    assertThat(after.length).as(when).isGreaterThan(before.length);
    assertThat(Arrays.equals(before, 0, before.length, after, 0, before.length)).as(when).isTrue();
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
