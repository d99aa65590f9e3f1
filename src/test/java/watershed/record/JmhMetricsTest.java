package watershed.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class JmhMetricsTest {
  private static final Cell CELL = Cell.of("Contention", Map.of("writes", "5"), 2);

  private static Trial trial() {
    Planted planted = new Planted(1).blocks(1).rounds(3);
    Map<String, Double> counts = Map.of("hits #", 7.0);
    planted.cell(CELL, List.of("17.0.15"), Map.of("RWLock", 20.0), counts);
    return planted.trials().get(0);
  }

  @Test
  void aMetricOfOneValueStandsBesideThoseOfTheIterations() {
    Trial before = trial();
    JsonNode jmh = before.jmh();
    assertThat(jmh).isNotNull();
    Trial after = before.withJmh(JmhMetrics.with(jmh, Map.of("cache-misses", 0.25), "#/op"));

    assertThat(Tidy.measurements(List.of(after)))
        .filteredOn(m -> m.metric().equals("cache-misses"))
        .singleElement()
        .satisfies(
            m -> {
              assertThat(m.value()).isEqualTo(0.25);
              assertThat(m.unit()).isEqualTo("#/op");
            });
    assertThat(Tidy.measurements(List.of(after))).hasSize(3 + 3 + 1);
    assertThat(before).as("left as it was").isEqualTo(trial());
  }

  /** The file that other tools open holds it as a metric of its own. */
  @Test
  void itIsWrittenAsJmhWouldWriteIt() {
    Trial trial = trial();
    JsonNode jmh = trial.jmh();
    assertThat(jmh).isNotNull();
    Trial counted = trial.withJmh(JmhMetrics.with(jmh, Map.of("cache-misses", 0.25), "#/op"));
    JsonNode metric = JmhJson.of(List.of(counted)).get(0).at("/secondaryMetrics/cache-misses");
    assertThat(metric.get("score").doubleValue()).isEqualTo(0.25);
    assertThat(metric.get("scoreUnit").stringValue()).isEqualTo("#/op");
    assertThat(metric.at("/rawData/0/0").doubleValue()).isEqualTo(0.25);
  }
}
