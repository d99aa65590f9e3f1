package watershed.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is drawn of one contender along an axis of numbers. */
final class XyLine {
  private static final int SYMBOL = 9;
  private static final int DOT = 5;
  private static final int CURVE = 5;
  private static final int CROSSING = 13;

  private final List<Map<String, Object>> points = new ArrayList<>();
  private final List<Map<String, Object>> ranges = new ArrayList<>();
  private final List<Map<String, Object>> dots = new ArrayList<>();
  private final List<Map<String, Object>> middle = new ArrayList<>();
  private final List<Map<String, Object>> band = new ArrayList<>();
  private final List<Map<String, Object>> crossings = new ArrayList<>();

  void point(Map<String, Object> datum) {
    points.add(datum);
  }

  /** The interval of a point. */
  void range(Map<String, Object> datum) {
    ranges.add(datum);
  }

  void dot(Map<String, Object> datum) {
    dots.add(datum);
  }

  /** A point of a curve, and its interval. */
  void fitted(Map<String, Object> datum, Map<String, Object> interval) {
    middle.add(datum);
    band.add(interval);
  }

  void crossing(Map<String, Object> datum) {
    crossings.add(datum);
  }

  /**
   * As ECharts has it, from back to front.
   *
   * @param symbol of its points
   * @param joined whether a line joins them
   */
  List<Map<String, Object>> series(String name, String colour, String symbol, boolean joined) {
    List<Map<String, Object>> series = new ArrayList<>();
    if (!points.isEmpty()) {
      // First: the legend shows the symbol of the first series of a name.
      series.add(estimates(name, colour, symbol, joined));
    }
    if (!band.isEmpty()) {
      series.add(Options.custom(name, "band", colour, band));
      Map<String, Object> curve = Options.series(name, "line", colour, middle);
      // Only symbols answer the pointer.
      curve.put("symbol", "circle");
      curve.put("symbolSize", CURVE);
      curve.put("lineStyle", Map.of("color", colour, "width", 2));
      series.add(curve);
    }
    if (!dots.isEmpty()) {
      Map<String, Object> all = Options.series(name, "scatter", colour, dots);
      all.put("symbolSize", DOT);
      all.put("itemStyle", Map.of("color", colour, "opacity", 0.55));
      series.add(all);
    }
    if (!ranges.isEmpty()) {
      series.add(Options.custom(name, "intervalY", colour, ranges));
    }
    if (!crossings.isEmpty()) {
      Map<String, Object> all = Options.series(name, "scatter", colour, crossings);
      all.put("symbol", "diamond");
      all.put("symbolSize", CROSSING);
      all.put("itemStyle", Map.of("color", colour, "borderColor", "@ink", "borderWidth", 1));
      all.put("z", 4);
      series.add(all);
    }
    return series;
  }

  private Map<String, Object> estimates(String name, String colour, String symbol, boolean joined) {
    Map<String, Object> estimates =
        Options.series(name, joined ? "line" : "scatter", colour, points);
    estimates.put("symbol", symbol);
    estimates.put("symbolSize", SYMBOL);
    if (joined) {
      estimates.put("lineStyle", Map.of("color", colour, "width", 1.5));
      estimates.put("showAllSymbol", true);
    }
    estimates.put("z", 3);
    return estimates;
  }
}
