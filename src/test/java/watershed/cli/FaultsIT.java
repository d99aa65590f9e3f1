package watershed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import watershed.record.RunStore;
import watershed.record.Trial;
import watershed.record.Trial.Outcome;
import watershed.testing.Program;

/** Forks that fail in every known way beside one that does not: recorded, and the sweep goes on. */
class FaultsIT {
  private final String mark = "-Dwatershed.faultsit=" + UUID.randomUUID();

  @TempDir Path scratch;

  @Test
  void everyFaultIsRecordedWithItsCauseAndTheSweepGoesOn() {
    Path results = scratch.resolve("results");
    Map<String, Outcome> expected =
        Map.of(
            "none", Outcome.COMPLETED,
            "none#2", Outcome.COMPLETED,
            "throwsInSetup", Outcome.THREW,
            "throwsLater", Outcome.THREW,
            "crashes", Outcome.CRASHED,
            "exhaustsMemory", Outcome.OUT_OF_MEMORY,
            "hangs", Outcome.HUNG,
            "needsLaterJdk", Outcome.UNAVAILABLE);
    Map<String, String> cause =
        Map.of(
            "throwsInSetup", "planted: thrown by the set-up",
            "throwsLater", "planted: thrown while measured",
            "crashes", "42",
            "exhaustsMemory", "OutOfMemoryError",
            "hangs", "gave no sign of life for 5 s",
            "needsLaterJdk", "planted: needs a JDK that does not exist");

    Program.Ended ended =
        Program.run(
            scratch,
            "run",
            "Planted",
            "-p",
            "plant=none,throwsInSetup,throwsLater,crashes,exhaustsMemory,hangs,needsLaterJdk",
            "--preset",
            "flash",
            "--blocks",
            "2",
            "--seed",
            "1",
            "--turn-deadline",
            "5s",
            "--jvm-args",
            mark,
            "--results",
            results.toString());

    assertThat(ended.exit()).as(ended.err()).isEqualTo(1);
    assertThat(ended.err()).doesNotContain("\tat ");
    assertThat(Program.marked(mark)).as("orphans").isEmpty();
    List<Trial> trials = new RunStore(results).newest().trials().trials();
    for (int block = 0; block < 2; block++) {
      int number = block;
      Map<String, Outcome> found = new HashMap<>();
      trials.stream()
          .filter(t -> t.block() == number)
          .forEach(t -> assertThat(found.put(t.contender(), t.outcome())).isNull());
      assertThat(found).as("block %d", block).isEqualTo(expected);
    }
    for (Trial trial : trials) {
      if (trial.completed()) {
        assertThat(trial.jmh()).isNotNull();
      } else {
        assertThat(trial.error())
            .as(trial.contender())
            .contains(cause.get(trial.contender()))
            .doesNotContain("\n");
        assertThat(trial.jmh()).isNull();
        assertThat(ended.out()).as("the report names it").contains(trial.contender());
      }
    }
  }

  @Test
  void aForbiddenOutcomeFailsTheRunLoudly() {
    Path results = scratch.resolve("results");
    Program.Ended ended =
        Program.run(
            scratch,
            "run",
            "PlantedShot",
            "-p",
            "way=suite,forbidden",
            "--preset",
            "flash",
            "--results",
            results.toString());

    assertThat(ended.exit()).as(ended.err()).isEqualTo(1);
    assertThat(ended.out().lines())
        .anyMatch(line -> line.contains("1 FAILED"))
        .anyMatch(
            line ->
                line.strip().startsWith("FORBIDDEN OUTCOME: planted: a shot saw")
                    && line.contains("(forbidden on "));
    List<Trial> trials = new RunStore(results).newest().trials().trials();
    assertThat(trials).filteredOn(Trial::completed).singleElement();
    assertThat(trials).filteredOn(Trial::failed).singleElement();
  }
}
