package watershed.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import watershed.record.JmhFile;
import watershed.record.JmhFiles;

/** Quantiles of files of JMH's mode {@code sample}. */
class SampledPageTest {
  /** Of 100 000 operations of a fork: times in us, and how often in each of two iterations. */
  private static final Map<Double, Integer> ITERATION =
      Map.of(0.1, 49_000, 1.0, 750, 5.0, 240, 250.0, 10);

  private static JmhFiles file() {
    return new JmhFiles(1).shape(5, 2).add("org.x.Codec.encode", Map.of("size", "64"), 100);
  }

  private static JmhFile sampled(int forks, String unit) {
    JmhFiles files = file().change(element -> sample(element, forks, unit));
    return JmhFile.of(files.list(), "planted");
  }

  private static void sample(ObjectNode element, int forks, String unit) {
    element.put("mode", "sample");
    ObjectNode primary = (ObjectNode) element.get("primaryMetric");
    primary.remove("rawData");
    primary.put("scoreUnit", unit);
    ArrayNode all = primary.putArray("rawDataHistogram");
    for (int fork = 0; fork < forks; fork++) {
      ArrayNode iterations = all.addArray();
      for (int i = 0; i < 2; i++) {
        ArrayNode iteration = iterations.addArray();
        ITERATION.forEach((time, count) -> iteration.addArray().add(time).add(count));
      }
    }
  }

  private static Section latency(JmhFile file) {
    return JmhPage.of("mine.json", file).sections().stream()
        .filter(section -> section.id().equals("latency"))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> row(Section section, String quantile) {
    return section.pictures().get(0).data().rows().stream()
        .filter(row -> row.get(1).equals(quantile))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void quantilesOfAllForksAreTold() {
    Section section = latency(sampled(5, "us/op"));
    Map<String, Double> truth =
        Map.of("p50", 100.0, "p90", 100.0, "p99", 1000.0, "p99.9", 5000.0, "max", 250_000.0);
    assertThat(section.pictures()).hasSize(1);
    assertThat(section.pictures().get(0).data().rows()).hasSize(truth.size());
    truth.forEach(
        (quantile, nanos) -> {
          List<String> row = row(section, quantile);
          assertThat(row.get(0)).isEqualTo("encode");
          assertThat(Double.parseDouble(row.get(2)))
              .as(quantile)
              .isCloseTo(nanos, within(0.001 * nanos));
          assertThat(row.get(3).isEmpty()).as(quantile).isEqualTo(quantile.equals("max"));
          assertThat(row.subList(5, 7)).containsExactly("5", "500000 operations sampled");
        });
  }

  @Test
  void whatSuchQuantilesLackIsSaidWithTheNumberOfForks() {
    Section section = latency(sampled(5, "us/op"));
    assertThat(section.texts())
        .anyMatch(text -> text.contains("closed loop") && text.contains("coordinated omission"))
        .anyMatch(text -> text.contains("keeps rare slow times more often"));
    assertThat(section.pictures().get(0).notes()).contains("Quantiles of 5 forks each.");
    assertThat(latency(sampled(3, "us/op")).pictures().get(0).notes())
        .contains("Quantiles of 3 forks each.")
        .contains("5 of 5 values have no interval: it takes 5 forks.");
  }

  @Test
  void theMeanIsStillAScore() {
    assertThat(JmhPage.of("mine.json", sampled(5, "us/op")).sections())
        .extracting(Section::id)
        .startsWith("answer", "scores", "latency");
  }

  @Test
  void modesThatKeepNoTimesHaveNoQuantiles() {
    assertThat(JmhPage.of("mine.json", JmhFile.of(file().list(), "planted")).sections())
        .extracting(Section::id)
        .doesNotContain("latency");
  }

  @Test
  void whereAFileDoesNotHoldThemThatIsSaid() {
    JmhFiles means = file().change(element -> element.put("mode", "sample"));
    for (JmhFile file : List.of(JmhFile.of(means.list(), "planted"), sampled(5, "ops/us"))) {
      Section section = latency(file);
      assertThat(section.pictures()).isEmpty();
      assertThat(section.texts())
          .containsExactly(
              "No quantiles are told of Codec (sample) encode: the file does not hold how often"
                  + " which time was sampled.");
    }
  }
}
