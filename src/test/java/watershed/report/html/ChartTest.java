package watershed.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import watershed.analysis.Estimate;
import watershed.record.Json;
import watershed.report.html.Ruler.Scale;

class ChartTest {
  private static final Estimate TEN = new Estimate(10, new Estimate.Interval(9, 11), Double.NaN, 5);

  private static JsonNode option(Chart chart) {
    return Json.parse(Json.line(chart.option()), "option");
  }

  private static List<String> types(JsonNode option) {
    List<String> types = new ArrayList<>();
    option.get("series").forEach(s -> types.add(s.get("type").asString()));
    return types;
  }

  private static XyPlot plot(Scale x, Scale y) {
    return new XyPlot(
        "design", Ruler.of("threads", x), Ruler.of("ops", y), List.of("A", "B"), true);
  }

  @Test
  void anEstimateIsASymbolALineAndARowOfTheTable() {
    XyPlot plot = plot(Scale.LOG2, Scale.LINEAR).at("A", 2, TEN);
    assertThat(types(option(plot))).containsExactlyInAnyOrder("line", "custom");
    assertThat(plot.data().rows())
        .containsExactly(List.of("A", "2", "estimate", "10", "9", "11", "5"));
    String tip = option(plot).get("series").get(0).get("data").get(0).get("tip").asString();
    assertThat(tip).contains("A", "10", "9", "11", "5 forks");
  }

  @Test
  void axesStartAtZeroOrSayLog() {
    for (Scale scale : Scale.values()) {
      Map<String, Object> axis = Ruler.of("x", scale).option(false);
      boolean fromZero = axis.get("type").equals("value") && axis.get("scale").equals(false);
      boolean says = String.valueOf(axis.get("name")).contains("log");
      assertThat(fromZero || says || scale == Scale.ORDER).as(scale.name()).isTrue();
    }
  }

  @Test
  void whatHasNoPlaceOnAnAxisStandsInTheTableAlone() {
    XyPlot plot = plot(Scale.LOG2, Scale.LOG10).at("A", 2, new Estimate(0, null, Double.NaN, 1));
    assertThat(plot.empty()).isTrue();
    assertThat(plot.data().rows()).hasSize(1);
  }

  @Test
  void ratiosAreDrawnByTheirLogarithms() {
    XyPlot plot = plot(Scale.LINEAR, Scale.RATIO).dot("B", 5, 2, "block 0").strip(0.97, 1.03);
    JsonNode series = option(plot).get("series");
    JsonNode area = series.get(0).get("markArea").get("data").get(0);
    assertThat(area.get(0).get("yAxis").doubleValue())
        .isCloseTo(Math.log(0.97) / Math.log(2), within(1e-12));
    assertThat(series.get(1).get("data").get(0).get("value").get(1).doubleValue()).isEqualTo(1);
    assertThat(plot.data().rows().get(0)).contains("2");
  }

  @Test
  void aContenderHasOneColourInAllPictures() {
    XyPlot both = plot(Scale.LINEAR, Scale.LINEAR).at("A", 1, TEN).at("B", 1, TEN);
    XyPlot alone = plot(Scale.LINEAR, Scale.LINEAR).at("B", 1, TEN);
    assertThat(colour(both, "B")).isEqualTo(colour(alone, "B")).isNotEqualTo(colour(both, "A"));
  }

  private static String colour(Chart chart, String name) {
    for (JsonNode series : option(chart).get("series")) {
      if (series.get("name").asString().equals(name)) {
        return series.get("itemStyle").get("color").asString();
      }
    }
    throw new AssertionError("no series " + name);
  }

  @Test
  void rowsHaveTheirNamesAndTheirIntervals() {
    RowPlot plot =
        new RowPlot("map", "what", Ruler.of("bytes", Scale.LINEAR), false, "fork")
            .at("HashMap", "peak", TEN)
            .at("HashMap", "left", TEN)
            .at("TreeMap", "peak", TEN);
    JsonNode option = option(plot);
    assertThat(option.get("yAxis").get("data")).hasSize(2);
    assertThat(types(option)).containsExactly("scatter", "custom", "scatter", "custom");
    assertThat(option.get("legend").get("data")).hasSize(2);
    assertThat(plot.data().rows()).hasSize(3);
  }

  @Test
  void barsBeginAtZero() {
    RowPlot plot =
        new RowPlot("map", "JDK", Ruler.of("bytes", Scale.LINEAR), true, "fork")
            .at("HashMap", "JDK 17", TEN);
    assertThat(types(option(plot))).containsExactly("bar", "custom");
    assertThat(option(plot).get("xAxis").get("scale").asBoolean()).isFalse();
  }

  @Test
  void whatIsLeftOutIsSaid() {
    List<Integer> many = IntStream.range(0, 1001).boxed().toList();
    Thinned<Integer> evenly = Thinned.evenly(many, 100, "fork");
    assertThat(evenly.kept()).hasSizeLessThanOrEqualTo(100).startsWith(0, 11, 22);
    assertThat(evenly.note()).contains("every 11th of 1001 forks");
    assertThat(Thinned.first(many, 5, "cell").note()).contains("first 5 of 1001 cells");
    assertThat(Thinned.evenly(many, 1001, "fork").notes()).isEmpty();
  }
}
