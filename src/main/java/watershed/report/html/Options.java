package watershed.report.html;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parts that all charts share, as ECharts has them. */
final class Options {
  private static final MathContext SIX = new MathContext(6);

  private Options() {}

  /**
   * A chart without its axes and series.
   *
   * @param legend whether it says which name is drawn how
   */
  static Map<String, Object> base(List<String> names, boolean legend) {
    Map<String, Object> option = new LinkedHashMap<>();
    option.put("animation", false);
    option.put("backgroundColor", "@paper");
    option.put(
        "grid",
        Map.of(
            "left", 12, "right", 24, "top", legend ? 64 : 36, "bottom", 40, "containLabel", true));
    option.put(
        "tooltip",
        Map.of(
            "trigger",
            "item",
            "confine",
            true,
            "backgroundColor",
            "@panel",
            "borderColor",
            "@muted",
            "textStyle",
            Map.of("color", "@ink")));
    if (legend) {
      option.put(
          "legend",
          Map.of(
              "type",
              "scroll",
              "top",
              0,
              "left",
              0,
              "data",
              names,
              "textStyle",
              Map.of("color", "@ink"),
              "pageTextStyle",
              Map.of("color", "@ink"),
              "pageIconColor",
              "@ink"));
    }
    return option;
  }

  /** One thing drawn. */
  static Map<String, Object> datum(String tip, double... values) {
    return Map.of("value", place(values), "tip", tip);
  }

  /**
   * One thing drawn of a named series.
   *
   * @param tip values of what the chart's {@code tips} name, and a last line
   */
  static Map<String, Object> datum(List<String> tip, double... values) {
    return Map.of("value", place(values), "tip", tip);
  }

  /** One thing drawn that no pointer asks. */
  static Map<String, Object> silent(double... values) {
    return Map.of("value", place(values));
  }

  /** More than six digits nobody could see. */
  private static List<Number> place(double... values) {
    List<Number> place = new ArrayList<>();
    for (double value : values) {
      double rounded = new BigDecimal(value).round(SIX).doubleValue();
      boolean whole = rounded == Math.rint(rounded) && Math.abs(rounded) <= Integer.MAX_VALUE;
      place.add(whole ? (Number) (int) rounded : (Number) rounded);
    }
    return place;
  }

  /** A series of symbols, bars or lines. */
  static Map<String, Object> series(
      String name, String type, String colour, List<Map<String, Object>> data) {
    Map<String, Object> series = new LinkedHashMap<>();
    series.put("name", name);
    series.put("type", type);
    series.put("itemStyle", Map.of("color", colour));
    series.put("data", data);
    return series;
  }

  /**
   * A series that the page's script draws: {@code intervalY}, {@code intervalX}, {@code openY},
   * {@code openX} or {@code band}.
   */
  static Map<String, Object> custom(
      String name, String renderer, String colour, List<Map<String, Object>> data) {
    Map<String, Object> series = series(name, "custom", colour, data);
    series.put("renderItem", renderer);
    series.put("clip", true);
    series.put(
        "encode",
        switch (renderer) {
          case "intervalX" -> Map.of("x", List.of(0, 1), "y", 2);
          case "openX", "openY" -> Map.of("x", 0, "y", 1);
          default -> Map.of("x", 0, "y", List.of(1, 2));
        });
    series.put("z", 1);
    return series;
  }
}
