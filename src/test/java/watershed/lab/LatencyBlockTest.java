package watershed.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import watershed.experiments.LatencySampler;
import watershed.record.Cell;
import watershed.record.LatencyHistogram;
import watershed.record.Trial;
import watershed.record.Windows;
import watershed.testing.Jvm;

/** Real forks take turns, and what they timed comes home. */
@Timeout(120)
class LatencyBlockTest {
  private static final Windows WINDOWS = new Windows(3, 50, 5, 40, 20);
  private static final Set<String> DESIGNS = Set.of("ConcurrentHashMap", "RWLock");

  private static List<Trial> block(String experiment, Map<String, String> params)
      throws InterruptedException {
    ExperimentSpec spec = Catalogue.load().find(experiment);
    Map<String, String> all = new TreeMap<>();
    spec.params().forEach((name, values) -> all.put(name, values.get(0)));
    all.putAll(params);
    all.remove(spec.meta().contender());
    Cell cell = Cell.of(experiment, all, 1);
    InstalledJdk jdk = Jvm.JDK_17.jdk();
    List<BlockRunner.Entrant> entrants =
        DESIGNS.stream().sorted().map(d -> new BlockRunner.Entrant(d, jdk)).toList();
    PlannedBlock block = new PlannedBlock(cell, 0, DESIGNS.stream().sorted().toList(), WINDOWS, 1);
    return new BlockRunner(spec, List.of(), "cafe", Duration.ofSeconds(30), output -> {})
        .run(block, entrants, WINDOWS, round -> {});
  }

  /** Operations in the windows that count: JMH's counters of lead-ins were thrown away. */
  private static double operations(Trial trial) {
    JsonNode jmh = trial.jmh();
    assertThat(jmh).as(trial.error()).isNotNull();
    double sum = 0;
    for (String counter : List.of("reads", "writes")) {
      for (JsonNode window : jmh.at("/secondaryMetrics/" + counter + "/rawData/0")) {
        sum += window.asDouble();
      }
    }
    return sum;
  }

  @Test
  void aForkTimesOperationsOfItsWindowsAlone() throws InterruptedException {
    for (Trial trial : block("Latency", Map.of("load", "closed"))) {
      LatencyHistogram latency = trial.latency();
      assertThat(latency).as(trial.contender()).isNotNull();
      double expected = operations(trial) / LatencySampler.ONE_IN;
      assertThat((double) latency.samples())
          .as("a lead-in is twice as long as its window")
          .isCloseTo(expected, within(6 * Math.sqrt(expected) + 5));
      assertThat(latency.timerCostNanos()).isPositive();
      assertThat(latency.timerStepNanos()).isPositive();
    }
  }

  @Test
  void anOpenLoopsRatesComeHomeToo() throws InterruptedException {
    for (Trial trial : block("Latency", Map.of("load", "open50"))) {
      LatencyHistogram latency = trial.latency();
      assertThat(latency).as(trial.contender()).isNotNull();
      assertThat((double) latency.samples()).isEqualTo(operations(trial));
      assertThat(latency.capacityPerSecond()).isNotNull();
      assertThat(latency.targetPerSecond()).isNotNull();
      assertThat(latency.targetPerSecond() / latency.capacityPerSecond())
          .isCloseTo(0.5, within(1e-9));
      assertThat(latency.realisedPerSecond()).isNotNull();
      assertThat(latency.leastWindowShare()).isNotNull();
      assertThat(latency.leastWindowShare())
          .isLessThanOrEqualTo(latency.realisedPerSecond() / latency.targetPerSecond() + 1e-9);
    }
  }

  @Test
  void anExperimentThatTimesNothingHasNoLatencies() throws InterruptedException {
    assertThat(block("Contention", Map.of()))
        .hasSize(DESIGNS.size())
        .allSatisfy(t -> assertThat(t.completed()).isTrue())
        .allSatisfy(t -> assertThat(t.latency()).isNull());
  }
}
