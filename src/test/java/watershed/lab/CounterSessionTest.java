package watershed.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import watershed.analysis.CollapsedStacks;
import watershed.experiments.Preset;
import watershed.record.Finding;
import watershed.record.Health;
import watershed.record.Journal;
import watershed.record.Json;
import watershed.record.Measurement;
import watershed.record.PlannedCell;
import watershed.record.PlantedRuns;
import watershed.record.Run;
import watershed.record.RunDirectory;
import watershed.record.Tidy;
import watershed.record.Trial;

/** Counts are taken apart from the scores, and stand beside them. */
@Timeout(120)
class CounterSessionTest {
  /** An event that any machine has, in the place of those that this one may lack. */
  private static final String EVENT = "itimer";

  @TempDir Path dir;

  private final Catalogue catalogue = Catalogue.load();
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private final SessionSettings settings =
      new SessionSettings(
          List.of(JdkCatalogue.running()), List.of(), "cafe", Duration.ofSeconds(30), null);

  private CounterSession session(List<String> events) {
    PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);
    return new CounterSession(
        catalogue,
        settings,
        new Console(out, false, output -> {}),
        files -> {
          CollapsedStacks stacks = CollapsedStacks.read(files);
          return new CounterSession.Stacks(stacks.total(), stacks.mostFrequent(40));
        },
        new CounterSource(false, events, List.of()));
  }

  private PlannedBlock block(String experiment, Map<String, List<String>> params) {
    PlannedCell cell =
        new Planner(catalogue, 2)
            .cells(new Selection(List.of(experiment), params, List.of(), Preset.FLASH, 1))
            .get(0);
    return PlannedBlock.of(cell, 0, 1);
  }

  private List<Trial> measure(PlannedBlock block, CounterSession counters)
      throws InterruptedException {
    try (Journal journal = Journal.open(dir)) {
      return new BlockSession(catalogue, settings, output -> {}, journal, counters)
          .measure(block, round -> {});
    }
  }

  @Test
  void everyForkOfAnExperimentThatWantsThemGetsItsCounts() throws InterruptedException {
    PlannedBlock block = block("WorkingSet", Map.of("keys", List.of("64")));
    List<Trial> trials = measure(block, session(List.of(EVENT)));

    assertThat(trials).hasSize(1).allMatch(Trial::completed);
    List<Measurement> rows = Tidy.measurements(trials);
    assertThat(rows)
        .filteredOn(m -> m.metric().equals(EVENT))
        .singleElement()
        .satisfies(
            m -> {
              assertThat(m.unit()).isEqualTo("#/op");
              assertThat(m.value()).isPositive();
            });
    assertThat(rows)
        .filteredOn(m -> m.metric().equals(Measurement.PRIMARY))
        .as("the timed fork's own iterations")
        .hasSize(block.windows().rounds());
    assertThat(new RunDirectory(dir).trials().trials()).as("journaled so").isEqualTo(trials);
    assertThat(told.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(trials.get(0).uncounted()).isNull();
    assertThat(trials.get(0).evidence())
        .singleElement()
        .asString()
        .endsWith("-itimer-collapsed.txt");
    assertThat(dir.resolve(trials.get(0).evidence().get(0)))
        .content()
        .startsWith("# ")
        .contains("watershed/experiments/memory/WorkingSet");
  }

  @Test
  void countsThatFailTakeNoScoreWithThem() throws InterruptedException {
    PlannedBlock block = block("WorkingSet", Map.of("keys", List.of("64")));
    List<Trial> trials = measure(block, session(List.of("no-such-event")));

    assertThat(trials).hasSize(1).allMatch(Trial::completed);
    assertThat(Tidy.measurements(trials)).noneMatch(m -> m.unit().equals("#/op"));
    assertThat(told.toString(StandardCharsets.UTF_8))
        .contains("ConcurrentHashMap: misses not counted: ");
    assertThat(trials.get(0).uncounted()).as("told by the record too").isNotBlank();
    assertThat(new RunDirectory(dir).trials().trials()).isEqualTo(trials);
  }

  @Test
  void anEventThatAProfilerLeftOutIsMissed() {
    List<String> wanted = List.of("cache-misses", "LLC-load-misses");
    assertThat(CounterSession.lacking(wanted, Map.of("cache-misses", 1.0)))
        .isEqualTo("the profiler gave no number of LLC-load-misses");
    assertThat(CounterSession.lacking(wanted, Map.of("cache-misses", 0.0, "LLC-load-misses", 0.0)))
        .isNull();
  }

  @Test
  void othersAreLeftAlone() {
    PlannedBlock block = block("EmptyMapAllocation", Map.of());
    Trial trial =
        new Trial(
            block.cell(),
            "HASH_MAP",
            settings.jdks().get(0).jdk().id(),
            0,
            1,
            "cafe",
            Trial.Outcome.COMPLETED,
            null,
            Instant.EPOCH,
            1,
            block.windows(),
            List.of(),
            Json.parse("{}", "here"));
    assertThat(session(List.of(EVENT)).counted(block, List.of(trial), EvidenceShelf.NONE))
        .containsExactly(trial);
  }

  @Test
  void whatIsMissingStandsInTheRunsHealthOnce() {
    Finding missing = new Finding("events missing", Finding.Grade.DEGRADES, "cache-misses", "no");
    Run run =
        PlantedRuns.run(List.of(), Map.of())
            .with(new Health(Instant.EPOCH, List.of()), null, List.of());
    Run once = CounterSession.recorded(run, List.of(missing));
    Health health = CounterSession.recorded(once, List.of(missing)).before();
    assertThat(health).isNotNull();
    assertThat(health.findings()).containsExactly(missing);
    Run unchecked = run.with(null, null, List.of());
    assertThat(CounterSession.recorded(unchecked, List.of(missing))).isEqualTo(unchecked);
  }
}
