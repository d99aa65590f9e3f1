package watershed.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import watershed.record.Json;

/** What ECharts is given to draw, as the page has it. */
record DrawnOption(JsonNode option) {
  static DrawnOption of(Picture picture) {
    return of(Objects.requireNonNull(picture.option()));
  }

  static DrawnOption of(Map<String, Object> option) {
    return new DrawnOption(Json.parse(Json.line(option), "option"));
  }

  /** The colours and symbols of each name, crossings apart, which are diamonds for all. */
  Map<String, Set<String>> signs() {
    Map<String, Set<String>> signs = new LinkedHashMap<>();
    for (JsonNode series : option.get("series")) {
      boolean crossing = series.has("z") && series.get("z").asInt() == 4;
      if (series.has("symbol") && !crossing) {
        signs
            .computeIfAbsent(series.get("name").asString(), k -> new TreeSet<>())
            .add(colour(series) + " " + series.get("symbol").asString());
      }
    }
    return signs;
  }

  private static String colour(JsonNode series) {
    return series.get("itemStyle").get("color").asString();
  }

  /** The colour of a name's first series. */
  String colour(String name) {
    for (JsonNode series : option.get("series")) {
      if (series.get("name").asString().equals(name)) {
        return colour(series);
      }
    }
    throw new AssertionError("no series " + name);
  }

  /** The places of a name's symbols, or bars. */
  List<List<Double>> symbols(String name) {
    return places(name, "");
  }

  /**
   * The places of what the page's script draws of a name.
   *
   * @param renderer such as {@code intervalY}
   */
  List<List<Double>> places(String name, String renderer) {
    List<List<Double>> places = new ArrayList<>();
    for (JsonNode series : option.get("series")) {
      String by = series.has("renderItem") ? series.get("renderItem").asString() : "";
      if (series.get("name").asString().equals(name) && by.equals(renderer)) {
        for (JsonNode datum : series.get("data")) {
          places.add(datum.get("value").valueStream().map(JsonNode::doubleValue).toList());
        }
      }
    }
    return places;
  }

  /** Labels of rows, as a wide screen has them. */
  List<String> labels() {
    return option.get("yAxis").get("data").valueStream().map(JsonNode::asString).toList();
  }

  /** The same as a narrow screen has them. */
  List<String> narrowLabels() {
    JsonNode narrow = option.get("narrow");
    return narrow == null ? labels() : narrow.valueStream().map(JsonNode::asString).toList();
  }
}
