package watershed.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.util.ListStatistics;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

class ExportsTest {
  private static final Cell CELL = Cell.of("Contention", Map.of("keys", "1024", "writes", "5"), 2);

  private final List<Trial> trials =
      new Planted(1)
          .blocks(3)
          .rounds(4)
          .cell(CELL, List.of("17.0.15"), Map.of("A", 1.0, "B", 2.0), Map.of("reads #", 100.0))
          .add(Planted.trial(CELL, "A", "17.0.15", 3, Trial.Outcome.CRASHED, "gone").failed())
          .trials();

  @Test
  void everySampleBecomesOneRow() {
    List<Measurement> rows = Tidy.measurements(trials);
    assertThat(rows).hasSize(3 * 2 * 4 * 2);
    Measurement first = rows.get(0);
    assertThat(first.metric()).isEqualTo(Measurement.PRIMARY);
    assertThat(first.unit()).isEqualTo("ops/us");
    JsonNode jmh = trials.get(0).jmh();
    assertThat(jmh).isNotNull();
    assertThat(first.value())
        .isEqualTo(jmh.get("primaryMetric").get("rawData").get(0).get(0).doubleValue());
    assertThat(rows).filteredOn(m -> m.metric().equals("reads")).hasSize(24);
  }

  @Test
  void csvQuotesWhatNeedsIt() throws IOException {
    Measurement odd =
        new Measurement(
            Cell.of("E", Map.of("a", "x,\"y\"", "b", "1;2"), 1),
            "D",
            "17",
            0,
            true,
            2,
            "primary",
            "thrpt",
            "ops/us",
            0.1);
    StringWriter out = new StringWriter();
    MeasurementsCsv.write(out, List.of(odd));
    assertThat(out.toString().lines())
        .containsExactly(
            "experiment,design,params,threads,jdk,block,in_turns,iteration,metric,mode,unit,value",
            "E,D,\"a=x,\"\"y\"\";b=1\\;2\",1,17,0,true,2,primary,thrpt,ops/us,0.1");
  }

  @Test
  void whatASpreadsheetWouldTakeForAFormulaIsKeptAText() {
    assertThat(Csv.line(List.of("=1+2", "@x", "+x", "-x", "-", "\t=1", "a=b", "")))
        .isEqualTo("'=1+2,'@x,'+x,'-x,'-,'\t=1,a=b,\n");
    assertThat(Csv.line(List.of("-1.5", "-1.5E-7", "+4", "-Infinity", "7")))
        .as("numbers read back as they are")
        .isEqualTo("-1.5,-1.5E-7,+4,-Infinity,7\n");
  }

  @Test
  void theJmhFileSaysWhatJmhWouldSay() {
    ArrayNode array = JmhJson.of(trials);
    assertThat(array).hasSize(2);
    JsonNode a = array.get(0);
    assertThat(a.get("forks").intValue()).isEqualTo(3);
    assertThat(a.get("params").get("design").asString()).isEqualTo("A");
    JsonNode metric = a.get("primaryMetric");
    assertThat(metric.get("rawData")).hasSize(3).allSatisfy(fork -> assertThat(fork).hasSize(4));
    double[] pooled =
        Tidy.measurements(trials).stream()
            .filter(m -> m.contender().equals("A") && m.metric().equals(Measurement.PRIMARY))
            .mapToDouble(Measurement::value)
            .toArray();
    ListStatistics jmh = new ListStatistics(pooled);
    assertThat(metric.get("score").doubleValue()).isCloseTo(jmh.getMean(), within(1e-12));
    assertThat(metric.get("scoreError").doubleValue())
        .isCloseTo(jmh.getMeanErrorAt(0.999), within(1e-12));
    for (double p : new double[] {0, 50, 90, 99, 99.99, 100}) {
      assertThat(metric.get("scorePercentiles").get(Double.toString(p)).doubleValue())
          .as("percentile %s", p)
          .isCloseTo(jmh.getPercentile(p), within(1e-12));
    }
    // Of equal samples the unit decides: JMH sums counts over all iterations.
    JsonNode reads = a.get("secondaryMetrics").get("reads");
    assertThat(reads.get("score").doubleValue()).isEqualTo(100.0 * 12);
    assertThat(reads.get("scoreError").asString()).isEqualTo("NaN");
  }

  @Test
  void infinitiesAreInJmhsWords() {
    Trial fork =
        new Planted(1)
            .rounds(1)
            .blocks(1)
            .cell(CELL, Map.of("A", Double.POSITIVE_INFINITY))
            .trials()
            .get(0);
    JsonNode metric = JmhJson.of(List.of(fork)).get(0).get("primaryMetric");
    assertThat(metric.get("score").asString()).isEqualTo("+INF");
    assertThat(metric.get("rawData").get(0).get(0).asString()).isEqualTo("+INF");
    assertThat(Json.line(metric)).contains("\"scoreError\":\"NaN\"").doesNotContain("Infinity");
  }

  @Test
  void aModeWithoutRawSamplesIsRefused() {
    Trial trial = trials.get(0);
    ((tools.jackson.databind.node.ObjectNode) trial.jmh().get("primaryMetric")).remove("rawData");
    assertThatThrownBy(() -> Tidy.measurements(List.of(trial)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("Contention{keys=1024,writes=5} x2")
        .hasMessageContaining("rawData");
  }
}
