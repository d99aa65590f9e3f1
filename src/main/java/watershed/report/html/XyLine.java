package watershed.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is drawn of one contender along an axis of numbers. */
final class XyLine {
  private static final int SYMBOL = 9;
  private static final int DOT = 7;
  private static final int CURVE = 7;
  private static final int CROSSING = 13;

  private final List<Map<String, Object>> points = new ArrayList<>();
  private final List<Map<String, Object>> ranges = new ArrayList<>();
  private final List<Map<String, Object>> open = new ArrayList<>();
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

  /** The upper end of a point's interval whose lower end has no place. */
  void open(Map<String, Object> datum) {
    open.add(datum);
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
   * As ECharts has it. The legend shows the symbol of the first series of a name, so that bands and
   * lines, which have none, are never first.
   *
   * @param sign of all that is drawn
   * @param joined whether a line joins its points
   */
  List<Map<String, Object>> series(String name, Signs.Sign sign, boolean joined) {
    String colour = sign.colour();
    List<Map<String, Object>> series = new ArrayList<>();
    if (!points.isEmpty()) {
      series.add(estimates(name, sign, joined));
    }
    if (!band.isEmpty()) {
      Map<String, Object> curve = Options.series(name, "line", colour, middle);
      // Only symbols answer the pointer.
      curve.put("symbol", sign.symbol());
      curve.put("symbolSize", CURVE);
      curve.put("lineStyle", Map.of("color", colour, "width", 2));
      series.add(curve);
      series.add(Options.custom(name, "band", colour, band));
    }
    if (!dots.isEmpty()) {
      Map<String, Object> all = Options.series(name, "scatter", colour, dots);
      all.put("symbol", sign.symbol());
      all.put("symbolSize", DOT);
      all.put("itemStyle", Map.of("color", colour, "opacity", 0.55));
      series.add(all);
    }
    if (!ranges.isEmpty()) {
      series.add(Options.custom(name, "intervalY", colour, ranges));
    }
    if (!open.isEmpty()) {
      series.add(Options.custom(name, "openY", colour, open));
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

  private Map<String, Object> estimates(String name, Signs.Sign sign, boolean joined) {
    Map<String, Object> estimates =
        Options.series(name, joined ? "line" : "scatter", sign.colour(), points);
    estimates.put("symbol", sign.symbol());
    estimates.put("symbolSize", SYMBOL);
    if (joined) {
      estimates.put("lineStyle", Map.of("color", sign.colour(), "width", 1.5));
      estimates.put("showAllSymbol", true);
    }
    estimates.put("z", 3);
    return estimates;
  }
}
