package watershed.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Lead-ins are dropped from what a JMH wrote that did not know of them. */
class JmhLeadInsTest {
  private static ObjectNode element(String primary, String secondary) {
    String text = "{\"primaryMetric\":" + primary + ",\"secondaryMetrics\":{" + secondary + "}}";
    return (ObjectNode) Json.parse(text, "the test's text");
  }

  private static String metric(double score, String unit, String raw) {
    return "{\"score\":"
        + score
        + ",\"scoreError\":1.0,\"scoreUnit\":\""
        + unit
        + "\",\"rawData\":[["
        + raw
        + "]]}";
  }

  private static List<Double> raw(JsonNode metric) {
    return metric.at("/rawData/0").valueStream().map(JsonNode::asDouble).toList();
  }

  @Test
  void theLastIterationOfEveryTurnIsKept() {
    ObjectNode element = element(metric(5.5, "ns/op", "9.0, 1.0, 8.0, 2.0, 10.0, 3.0"), "");
    JmhLeadIns.drop(element, 2);
    JsonNode primary = element.get("primaryMetric");
    assertThat(raw(primary)).containsExactly(1.0, 2.0, 3.0);
    assertThat(primary.get("score").asDouble()).isCloseTo(2, within(1e-12));
    // t(.9995, 2) * 1 / sqrt 3
    assertThat(primary.get("scoreError").asDouble()).isCloseTo(31.599 / Math.sqrt(3), within(.01));
  }

  @Test
  void countsAreStillSummedAndMetricsOfWholeForksStay() {
    ObjectNode element =
        element(
            metric(5.0, "ns/op", "9.0, 1.0, 8.0, 2.0"),
            "\"hits\":"
                + metric(60, "#", "10, 20, 10, 20")
                + ",\"once\":"
                + metric(7, "ms", "7.0"));
    JmhLeadIns.drop(element, 2);
    JsonNode secondary = element.get("secondaryMetrics");
    assertThat(raw(secondary.get("hits"))).containsExactly(20.0, 20.0);
    assertThat(secondary.at("/hits/score").asDouble()).isEqualTo(40);
    assertThat(raw(secondary.get("once"))).containsExactly(7.0);
  }

  @Test
  void aTurnOfOneIterationChangesNothing() {
    ObjectNode element = element(metric(5.0, "ns/op", "9.0, 1.0"), "");
    JsonNode before = element.deepCopy();
    JmhLeadIns.drop(element, 1);
    assertThat(element).isEqualTo(before);
  }

  @Test
  void wordsForNumbersAreKept() {
    ObjectNode element = element(metric(5.0, "ns/op", "1.0, \"NaN\", 1.0, \"+INF\""), "");
    JmhLeadIns.drop(element, 2);
    assertThat(element.at("/primaryMetric/rawData/0").valueStream().map(JsonNode::asString))
        .containsExactly("NaN", "+INF");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "{\"score\":1.0,\"scoreUnit\":\"ns/op\",\"rawDataHistogram\":[[[]]]}",
        "{\"score\":1.0,\"scoreUnit\":\"ns/op\",\"rawData\":[[]]}",
        "{\"score\":1.0,\"scoreUnit\":\"ns/op\",\"rawData\":[[1.0,2.0,3.0]]}",
        "{\"score\":1.0,\"scoreUnit\":\"ns/op\",\"rawData\":[[1.0,2.0],[1.0,2.0]]}",
        "{\"score\":1.0,\"rawData\":[[1.0,2.0]]}",
        "{\"score\":1.0,\"scoreUnit\":\"ns/op\",\"rawData\":[[1.0,\"two\"]]}",
      })
  void whatIsNotOfWholeTurnsIsRefused(String primary) {
    ObjectNode element = element(primary, "");
    assertThatThrownBy(() -> JmhLeadIns.drop(element, 2)).isInstanceOf(BadInput.class);
  }
}
