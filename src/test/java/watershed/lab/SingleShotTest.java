package watershed.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import watershed.experiments.Preset;
import watershed.record.Journal;
import watershed.record.PlannedCell;
import watershed.record.RunDirectory;
import watershed.record.Tidy;
import watershed.record.Trial;
import watershed.record.Windows;
import watershed.testing.Jvm;

/** Single shots run alone, each in the JVM that its contender asks for, and tell what they saw. */
@Timeout(120)
class SingleShotTest {
  private static final String EXPERIMENT = "PlantedShot";

  @TempDir Path dir;

  private final Catalogue catalogue = Catalogue.load();

  private List<PlannedCell> plan(Preset preset, Integer blocks, String ways) {
    Map<String, List<String>> params = Map.of("way", List.of(ways.split(",")));
    return new Planner(catalogue, 2)
        .cells(new Selection(List.of(EXPERIMENT), params, List.of(), preset, blocks));
  }

  private List<Trial> measure(PlannedBlock block) throws InterruptedException {
    try (Journal journal = Journal.open(dir)) {
      SessionSettings settings =
          new SessionSettings(
              List.of(Jvm.JDK_17.jdk()), List.of(), "cafe", Duration.ofSeconds(30), null);
      return new BlockSession(catalogue, settings, output -> {}, journal)
          .measure(block, round -> {});
    }
  }

  @Test
  void itsIterationsAreTheClasssAndItsBlocksAreCapped() {
    Windows two = Windows.shots(1, 2);
    assertThat(plan(Preset.THOROUGH, null, "suite,serial"))
        .singleElement()
        .satisfies(
            cell -> {
              assertThat(cell.blocks()).as("mostBlocks").isEqualTo(2);
              assertThat(cell.contenders()).as("no twin").containsExactly("suite", "serial");
              assertThat(cell.windows()).isEqualTo(two);
            });
    assertThat(plan(Preset.FLASH, null, "suite").get(0).blocks()).as("fewer stay").isEqualTo(1);
    assertThat(plan(Preset.FLASH, 9, "suite").get(0).blocks()).as("as asked").isEqualTo(9);
    assertThat(two.areShots()).isTrue();
    assertThat(Dose.of(Preset.FLASH).windows().areShots()).isFalse();
  }

  @Test
  void itNeedsNoCalibrationAndNoMoreMemoryThanOneFork() {
    List<PlannedCell> cells = plan(Preset.THOROUGH, 50, "suite,serial");
    assertThat(Calibrator.groups(cells, catalogue)).isEmpty();
    double one = PlannedBlock.of(cells.get(0), 0, 1).seconds(1);
    assertThat(PlannedBlock.of(cells.get(0), 0, 1).seconds(2)).isEqualTo(2 * one);
  }

  @Test
  void everyForkRunsAloneWithItsOwnFlagsAndLeavesItsEvidence() throws Exception {
    PlannedCell cell = plan(Preset.QUICK, null, "suite,serial").get(0);
    List<Trial> trials = measure(PlannedBlock.of(cell, 0, 1));

    assertThat(trials).extracting(Trial::contender).containsExactlyInAnyOrder("suite", "serial");
    Instant free = Instant.MIN;
    for (Trial trial : trials.stream().sorted(Comparator.comparing(Trial::started)).toList()) {
      boolean serial = trial.contender().equals("serial");
      assertThat(trial.completed()).as(trial.error()).isTrue();
      assertThat(trial.started()).as("alone").isAfterOrEqualTo(free);
      free = trial.started().plusMillis(Math.round(trial.seconds() * 1e3));
      assertThat(trial.positions()).isEmpty();
      assertThat(flags(trial).contains("-XX:+UseSerialGC")).isEqualTo(serial);
      assertThat(flags(trial).contains("-XX:+UseParallelGC")).isEqualTo(!serial);
      assertThat(Tidy.measurements(List.of(trial)))
          .filteredOn(m -> m.metric().equals("serialCollectors"))
          .extracting(m -> m.value())
          .as("one value for each shot")
          .containsExactly(serial ? 2.0 : 0.0, serial ? 2.0 : 0.0);
      assertThat(trial.evidence()).hasSize(1);
      assertThat(dir.resolve(trial.evidence().get(0)))
          .content()
          .startsWith(serial ? "Copy\n" : "PS ");
    }
    assertThat(new RunDirectory(dir).trials().trials()).isEqualTo(trials);

    List<Trial> later = measure(PlannedBlock.of(cell, 1, 1));
    assertThat(later).hasSize(2).allSatisfy(t -> assertThat(t.evidence()).isEmpty());
    assertThat(filesOf(RunDirectory.EVIDENCE)).as("of the first block alone").hasSize(2);
  }

  @Test
  void theirOrderIsTheSeeds() {
    List<BlockRunner.Entrant> entrants = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      entrants.add(new BlockRunner.Entrant("way" + i, Jvm.JDK_17.jdk()));
    }
    assertThat(BlockForks.shuffled(entrants, 1)).isEqualTo(BlockForks.shuffled(entrants, 1));
    assertThat(BlockForks.shuffled(entrants, 1)).isNotEqualTo(BlockForks.shuffled(entrants, 2));
    assertThat(BlockForks.shuffled(entrants, 1)).containsExactlyInAnyOrderElementsOf(entrants);
  }

  @Test
  void aForbiddenOutcomeIsToldFirstAndItsEvidenceKept() throws Exception {
    PlannedCell cell = plan(Preset.QUICK, null, "suite,forbidden").get(0);
    List<Trial> trials = measure(PlannedBlock.of(cell, 0, 1));
    assertThat(trials)
        .filteredOn(t -> t.contender().equals("forbidden"))
        .singleElement()
        .satisfies(
            t -> {
              assertThat(t.outcome()).isEqualTo(Trial.Outcome.THREW);
              assertThat(t.error())
                  .isEqualTo("FORBIDDEN OUTCOME: planted: a shot saw what must not be");
              assertThat(t.evidence()).as("kept before it threw").hasSize(1);
              assertThat(dir.resolve(t.evidence().get(0))).hasContent("what must not be\n");
            });
    assertThat(BlockSession.failures(trials))
        .singleElement()
        .asString()
        .isEqualTo(
            "FORBIDDEN OUTCOME: planted: a shot saw what must not be (forbidden on "
                + trials.get(0).jdk()
                + ")");
    assertThat(BlockSession.summary(trials)).isEqualTo("1 fork, 1 FAILED");

    // Packed, resumed, and read back.
    RunDirectory run = new RunDirectory(dir);
    run.pack();
    List<Trial> later = measure(PlannedBlock.of(cell, 1, 1));
    assertThat(later)
        .filteredOn(t -> t.contender().equals("forbidden"))
        .singleElement()
        .satisfies(
            t -> {
              assertThat(t.error()).startsWith("not tried again: ");
              assertThat(t.evidence()).isEmpty();
            });
    assertThat(run.trials().trials()).startsWith(trials.toArray(Trial[]::new)).hasSize(4);
    assertThat(filesOf(RunDirectory.EVIDENCE)).as("one of each").hasSize(2);
  }

  private static List<String> flags(Trial trial) {
    JsonNode jmh = trial.jmh();
    assertThat(jmh).isNotNull();
    List<String> flags = new ArrayList<>();
    jmh.get("jvmArgs").forEach(flag -> flags.add(flag.asString()));
    return flags;
  }

  private List<Path> filesOf(String folder) throws IOException {
    try (var files = Files.list(dir.resolve(folder))) {
      return files.toList();
    }
  }
}
