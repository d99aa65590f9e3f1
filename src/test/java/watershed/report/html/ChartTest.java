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
        "design",
        Ruler.of("threads", x),
        Ruler.of("ops", y),
        Signs.of(List.of(List.of("A", "B"))),
        true,
        "fork");
  }

  @Test
  void anEstimateIsASymbolALineAndARowOfTheTable() {
    XyPlot plot = plot(Scale.LOG2, Scale.LINEAR).at("A", 2, TEN);
    assertThat(types(option(plot))).containsExactlyInAnyOrder("line", "custom");
    assertThat(plot.data().rows())
        .containsExactly(List.of("A", "2", "estimate", "10", "9", "11", "5"));
    JsonNode tip = option(plot).get("series").get(0).get("data").get(0).get("tip");
    assertThat(tip.valueStream().map(JsonNode::asString))
        .containsExactly("2", "10 [9, 11]", "5 forks");
    assertThat(option(plot).get("tips").valueStream().map(JsonNode::asString))
        .containsExactly("threads", "ops");
  }

  @Test
  void aLogarithmicAxisGoesFromTheFirstPowerToTheLastAndNoFurther() {
    XyPlot plot = plot(Scale.LOG2, Scale.LINEAR).at("A", 65, TEN).at("B", 1 << 20, TEN);
    assertThat(option(plot).get("xAxis").get("min").asDouble()).isEqualTo(64);
    assertThat(option(plot).get("xAxis").get("max").asDouble()).isEqualTo(1 << 20);
    XyPlot one = plot(Scale.LOG2, Scale.LINEAR).at("A", 64, TEN);
    assertThat(option(one).get("xAxis").has("min")).as("has no length").isFalse();
  }

  @Test
  void axesStartAtZeroOrSayThatTheyDoNot() {
    for (Scale scale : Scale.values()) {
      Map<String, Object> axis = Ruler.of("x", scale).option(false);
      boolean fromZero = axis.get("type").equals("value") && axis.get("scale").equals(false);
      String name = String.valueOf(axis.get("name"));
      boolean says = name.contains("log") || name.contains("not from 0");
      assertThat(fromZero || says).as(scale.name()).isTrue();
    }
  }

  @Test
  void whatHasNoPlaceOnAnAxisStandsInTheTableAlone() {
    XyPlot plot = plot(Scale.LOG2, Scale.LOG10).at("A", 2, new Estimate(0, null, Double.NaN, 1));
    assertThat(plot.empty()).isTrue();
    assertThat(plot.data().rows()).hasSize(1);
    assertThat(plot.notes())
        .containsExactly("1 value has no place on a log axis and stands in the table alone.");
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
    assertThat(evenly.kept()).hasSize(91);
    for (int i = 0; i < evenly.kept().size(); i++) {
      assertThat(evenly.kept().get(i)).isBetween(11 * i, 11 * i + 10);
    }
    assertThat(evenly.kept().stream().map(n -> n % 11).distinct()).hasSizeGreaterThan(5);
    assertThat(evenly).isEqualTo(Thinned.evenly(many, 100, "fork"));
    assertThat(evenly.note()).contains("one in 11 of 1001 forks");
    assertThat(Thinned.first(many, 5, "cell").note())
        .as("a file of JMH has neither a run nor a text report")
        .isEqualTo(
            "The first 5 of 1001 cells are here; the figures of all are in what this page was"
                + " written from.");
    assertThat(Thinned.evenly(many, 1001, "fork").notes()).isEmpty();
  }

  @Test
  void whatHasNoPlaceIsCountedAtItsPicture() {
    Estimate none = new Estimate(0, null, Double.NaN, 3);
    Estimate endless =
        new Estimate(5, new Estimate.Interval(1, Double.POSITIVE_INFINITY), Double.NaN, 3);
    RowPlot rows =
        new RowPlot("map", "quantile", Ruler.of("ns", Scale.LOG10), false, "block")
            .at("HashMap", "p50", none)
            .at("HashMap", "p90", none)
            .at("HashMap", "p99", endless);
    XyPlot along =
        plot(Scale.LOG2, Scale.LOG10)
            .at("A", 2, none)
            .dot("A", 0, 3, "block 0")
            .at("A", 4, endless);
    for (Chart chart : List.of(rows, along)) {
      assertThat(chart.empty()).isFalse();
      assertThat(chart.data().rows()).hasSize(3);
      assertThat(Picture.chart("p-1", "t", "r", List.of("before"), chart, 100).notes())
          .containsExactly(
              "before",
              "2 values have no place on a log axis and stand in the table alone.",
              "1 interval reaches beyond what has a place on a log axis and stands in the table"
                  + " alone.");
    }
    RowPlot lost =
        new RowPlot("map", "quantile", Ruler.of("ns", Scale.LOG10), false, "block")
            .at("HashMap", "p50", none);
    assertThat(lost.empty()).isTrue();
  }

  @Test
  void aGallerySaysWhatItDoesNotShow() {
    Gallery gallery = new Gallery("p", 2);
    Estimate none = new Estimate(0, null, Double.NaN, 3);
    gallery.add("lost", "r", List.of(), plot(Scale.LOG2, Scale.LOG10).at("A", 2, none), 100);
    gallery.add("never measured", "r", List.of(), plot(Scale.LOG2, Scale.LOG10), 100);
    for (int i = 0; i < 3; i++) {
      gallery.add("n" + i, "r", List.of(), plot(Scale.LOG2, Scale.LOG10).at("A", 2, TEN), 100);
    }
    Section section = gallery.section("s", "S", "nothing was measured");
    assertThat(section.pictures()).extracting(Picture::id).containsExactly("p-1", "p-2");
    assertThat(section.pictures()).extracting(Picture::title).containsExactly("n0", "n1");
    assertThat(section.texts()).hasSize(2);
    assertThat(section.texts().get(0)).startsWith("Not drawn: lost.");
    assertThat(section.texts().get(1)).startsWith("The first 2 of 3 pictures");
    Gallery lost = new Gallery("p", 2);
    lost.add("lost", "r", List.of(), plot(Scale.LOG2, Scale.LOG10).at("A", 2, none), 100);
    assertThat(lost.section("s", "S", "nothing was measured").absent()).isFalse();
    assertThat(new Gallery("p", 2).section("s", "S", "nothing was measured").absent()).isTrue();
    assertThat(new Gallery("p", 2).section("s", "S", "nothing was measured").texts())
        .containsExactly("nothing was measured");
  }

  @Test
  void aCurveAndItsCrossingAnswerThePointer() {
    XyPlot plot =
        plot(Scale.LINEAR, Scale.RATIO)
            .fitted("B", 60, 2, 1.5, 2.5, 12)
            .crossing("B", 20, 18, 22, "12 blocks, confirmed");
    JsonNode series = option(plot).get("series");
    JsonNode curve = series.get(1);
    assertThat(curve.get("type").asString()).isEqualTo("line");
    assertThat(curve.get("symbolSize").asInt()).isPositive();
    assertThat(curve.get("data").get(0).get("tip").get(2).asString()).endsWith("12 forks");
    JsonNode crossing = series.get(3).get("data").get(0);
    assertThat(crossing.get("tip").asString()).isEqualTo("B\nw* 20 [18, 22]\n12 blocks, confirmed");
    assertThat(crossing.get("value").get(0).doubleValue()).isEqualTo(20);
    assertThat(crossing.get("value").get(1).doubleValue()).as("a gain of 1").isZero();
    assertThat(plot.data().rows().get(1))
        .containsExactly("B", "20", "w*", "1", "", "", "", "18", "22");
    assertThat(plot.data().rows().get(0)).endsWith("1.5", "2.5", "", "", "");
  }
}
