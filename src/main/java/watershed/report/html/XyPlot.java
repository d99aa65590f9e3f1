package watershed.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import watershed.analysis.Estimate;
import watershed.report.CellTable;
import watershed.report.ReportParts;

/** Values of several contenders along an axis of numbers, with their intervals. */
final class XyPlot implements Chart {
  private static final int SYMBOL = 9;
  private static final int DOT = 5;

  private record Point(Map<String, Object> datum, Map<String, Object> range) {}

  /** What is drawn of one contender. */
  private static final class Line {
    final List<Point> points = new ArrayList<>();
    final List<Map<String, Object>> dots = new ArrayList<>();
    final List<Map<String, Object>> middle = new ArrayList<>();
    final List<Map<String, Object>> band = new ArrayList<>();
  }

  private final String heading;
  private final Ruler x;
  private final Ruler y;
  private final List<String> order;
  private final boolean joined;
  private final Map<String, Line> lines = new LinkedHashMap<>();
  private final List<List<Map<String, Object>>> areas = new ArrayList<>();
  private final List<Map<String, Object>> marks = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * Starts without values.
   *
   * @param heading what the names in the legend are of
   * @param order all names, which gives each its colour in every picture
   * @param joined whether a contender's values are joined by a line
   */
  XyPlot(String heading, Ruler x, Ruler y, List<String> order, boolean joined) {
    this.heading = heading;
    this.x = x;
    this.y = y;
    this.order = List.copyOf(order);
    this.joined = joined;
  }

  private Line line(String name) {
    return lines.computeIfAbsent(name, k -> new Line());
  }

  private void row(String name, double at, String what, double v, double low, double high, int n) {
    rows.add(
        List.of(
            name,
            Digits.of(at),
            what,
            Digits.of(v),
            Digits.of(low),
            Digits.of(high),
            n == 0 ? "" : Integer.toString(n)));
  }

  private String tip(String name, double at, String value, String more) {
    String place = x.name() + ": " + ReportParts.number(at);
    return String.join("\n", name, place, y.name() + ": " + value, more);
  }

  /** An estimate at a place. */
  XyPlot at(String name, double at, Estimate value) {
    Estimate.Interval interval = value.interval();
    double low = interval == null ? Double.NaN : interval.low();
    double high = interval == null ? Double.NaN : interval.high();
    row(name, at, "estimate", value.value(), low, high, value.n());
    if (x.shows(at) && y.shows(value.value())) {
      String forks = ReportParts.count(value.n(), "fork");
      String tip = tip(name, at, ReportParts.estimate(value), forks);
      boolean ranged = y.shows(low) && y.shows(high);
      line(name)
          .points
          .add(
              new Point(
                  Options.datum(tip, x.place(at), y.place(value.value())),
                  ranged
                      ? Options.datum(tip, x.place(at), y.place(low), y.place(high))
                      : Map.of()));
    }
    return this;
  }

  /** One replicate. */
  XyPlot dot(String name, double at, double value, String what) {
    row(name, at, what, value, Double.NaN, Double.NaN, 1);
    if (x.shows(at) && y.shows(value)) {
      String tip = tip(name, at, ReportParts.number(value), what);
      line(name).dots.add(Options.datum(tip, x.place(at), y.place(value)));
    }
    return this;
  }

  /** A point of a fitted curve with its band. */
  XyPlot fitted(String name, double at, double value, double low, double high) {
    row(name, at, "curve", value, low, high, 0);
    if (x.shows(at) && y.shows(value) && y.shows(low) && y.shows(high)) {
      String interval = " [" + ReportParts.number(low) + ", " + ReportParts.number(high) + "]";
      String tip = tip(name, at, ReportParts.number(value) + interval, "fitted");
      line(name).middle.add(Options.datum(tip, x.place(at), y.place(value)));
      line(name).band.add(Options.datum(tip, x.place(at), y.place(low), y.place(high)));
    }
    return this;
  }

  /** A strip of values that count as equal. */
  XyPlot strip(double low, double high) {
    areas.add(
        List.of(
            Map.of("yAxis", y.place(low), "itemStyle", Map.of("color", "@strip", "opacity", 0.6)),
            Map.of("yAxis", y.place(high))));
    return this;
  }

  /** An interval of places, and the likeliest. */
  XyPlot crossing(String name, double at, double low, double high) {
    row(name, at, "crossing", at, low, high, 0);
    areas.add(
        List.of(
            Map.of(
                "xAxis", x.place(low), "itemStyle", Map.of("color", colour(name), "opacity", 0.22)),
            Map.of("xAxis", x.place(high))));
    marks.add(
        Map.of("xAxis", x.place(at), "lineStyle", Map.of("color", colour(name), "type", "solid")));
    return this;
  }

  boolean empty() {
    return lines.isEmpty();
  }

  private int index(String name) {
    int declared = order.indexOf(name);
    return declared >= 0 ? declared : order.size() + List.copyOf(lines.keySet()).indexOf(name);
  }

  private String colour(String name) {
    return Palette.hue(index(name));
  }

  @Override
  public CellTable data() {
    return new CellTable(
        "",
        List.of(
            CellTable.Column.text(heading),
            CellTable.Column.number(x.name()),
            CellTable.Column.text("what"),
            CellTable.Column.number(y.name()),
            CellTable.Column.number("low"),
            CellTable.Column.number("high"),
            CellTable.Column.number("forks")),
        rows,
        List.of());
  }

  @Override
  public Map<String, Object> option() {
    List<String> names = List.copyOf(lines.keySet());
    Map<String, Object> option = Options.base(names);
    option.put("xAxis", x.option(false));
    option.put("yAxis", y.option(true));
    List<Map<String, Object>> series = new ArrayList<>();
    if (!areas.isEmpty() || !marks.isEmpty()) {
      Map<String, Object> frame = Options.series("", "line", "@muted", List.of());
      frame.put("markArea", Map.of("silent", true, "data", areas));
      frame.put(
          "markLine",
          Map.of("silent", true, "symbol", "none", "label", Map.of("show", false), "data", marks));
      series.add(frame);
    }
    lines.forEach((name, line) -> series.addAll(drawn(name, line)));
    option.put("series", series);
    return option;
  }

  private List<Map<String, Object>> drawn(String name, Line line) {
    List<Map<String, Object>> series = new ArrayList<>();
    String colour = colour(name);
    if (!line.band.isEmpty()) {
      series.add(Options.custom(name, "band", colour, line.band));
      Map<String, Object> middle = Options.series(name, "line", colour, line.middle);
      middle.put("showSymbol", false);
      middle.put("lineStyle", Map.of("color", colour, "width", 2));
      series.add(middle);
    }
    if (!line.dots.isEmpty()) {
      Map<String, Object> dots = Options.series(name, "scatter", colour, line.dots);
      dots.put("symbolSize", DOT);
      dots.put("itemStyle", Map.of("color", colour, "opacity", 0.55));
      series.add(dots);
    }
    if (!line.points.isEmpty()) {
      List<Map<String, Object>> ranges =
          line.points.stream().map(Point::range).filter(r -> !r.isEmpty()).toList();
      if (!ranges.isEmpty()) {
        series.add(Options.custom(name, "intervalY", colour, ranges));
      }
      Map<String, Object> points =
          Options.series(
              name,
              joined ? "line" : "scatter",
              colour,
              line.points.stream().map(Point::datum).toList());
      points.put("symbol", Palette.symbol(index(name)));
      points.put("symbolSize", SYMBOL);
      if (joined) {
        points.put("lineStyle", Map.of("color", colour, "width", 1.5));
        points.put("showAllSymbol", true);
      }
      points.put("z", 3);
      // First: the legend shows the symbol of the first series of a name.
      series.add(0, points);
    }
    return series;
  }
}
