package watershed.report.html;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import watershed.analysis.Estimate;
import watershed.report.CellTable;
import watershed.report.ReportParts;

/** Values of several contenders along an axis of numbers, with their intervals. */
final class XyPlot implements Chart {
  /** What a row is that alone has bounds of its place: they are no bounds of a gain. */
  private static final String CROSSING = "w*";

  private final String heading;
  private final Ruler x;
  private final Ruler y;
  private final Signs signs;
  private final boolean joined;
  private final String counted;
  private final Coverage coverage;
  private final Extent extent = new Extent();
  private final Set<Double> places = new HashSet<>();
  private final Map<String, XyLine> lines = new LinkedHashMap<>();
  private final List<List<Map<String, Object>>> areas = new ArrayList<>();
  private final List<Map<String, Object>> marks = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * Starts without values.
   *
   * @param heading what the names in the legend are of
   * @param signs of the names
   * @param joined whether a contender's values are joined by a line
   * @param counted what {@link Estimate#n()} counts, such as {@code fork}
   */
  XyPlot(String heading, Ruler x, Ruler y, Signs signs, boolean joined, String counted) {
    this.heading = heading;
    this.x = x;
    this.y = y;
    this.signs = signs;
    this.joined = joined;
    this.counted = counted;
    this.coverage = new Coverage(x.log() || y.log(), counted);
  }

  private XyLine line(String name) {
    return lines.computeIfAbsent(name, k -> new XyLine());
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

  /** What is not the same for all of a series or of the chart: the page's script adds the rest. */
  private static List<String> tip(double at, String value, String more) {
    return List.of(ReportParts.number(at), value, more);
  }

  private static String range(double low, double high) {
    return " [" + ReportParts.number(low) + ", " + ReportParts.number(high) + "]";
  }

  /** Whether both have a place; counts what has none. */
  private boolean shows(double at, double value) {
    boolean shows = x.shows(at) && y.shows(value);
    if (!shows) {
      coverage.value();
    }
    return shows;
  }

  /** An estimate at a place. */
  XyPlot at(String name, double at, Estimate value) {
    Estimate.Interval interval = value.interval();
    double low = interval == null ? Double.NaN : interval.low();
    double high = interval == null ? Double.NaN : interval.high();
    row(name, at, "estimate", value.value(), low, high, value.n());
    if (shows(at, value.value())) {
      String replicates = ReportParts.count(value.n(), counted);
      List<String> tip = tip(at, ReportParts.estimate(value), replicates);
      line(name).point(Options.datum(tip, x.place(at), y.place(value.value())));
      extent.value(value.value());
      places.add(at);
      Ruler.Reach reach = coverage.estimate(name, value, y);
      if (interval != null && reach != Ruler.Reach.NONE) {
        extent.interval(interval);
      }
      switch (reach) {
        case WHOLE ->
            line(name).range(Options.datum(tip, x.place(at), y.place(low), y.place(high)));
        case OPEN -> line(name).open(Options.datum(tip, x.place(at), y.place(high)));
        case NONE -> {}
      }
    }
    return this;
  }

  /** One replicate. */
  XyPlot dot(String name, double at, double value, String what) {
    row(name, at, what, value, Double.NaN, Double.NaN, 1);
    if (shows(at, value)) {
      List<String> tip = tip(at, ReportParts.number(value), what);
      extent.value(value);
      line(name).dot(Options.datum(tip, x.place(at), y.place(value)));
    }
    return this;
  }

  /**
   * A point of a fitted curve with its band.
   *
   * @param replicates that the whole curve was fitted to
   */
  XyPlot fitted(String name, double at, double value, double low, double high, int replicates) {
    row(name, at, "curve", value, low, high, 0);
    if (shows(at, value)) {
      String says = ReportParts.number(value) + range(low, high);
      List<String> tip = tip(at, says, "fitted to " + ReportParts.count(replicates, counted));
      if (y.shows(low) && y.shows(high)) {
        line(name)
            .fitted(
                Options.datum(tip, x.place(at), y.place(value)),
                Options.silent(x.place(at), y.place(low), y.place(high)));
      } else {
        coverage.interval();
      }
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

  /**
   * Where a gain crosses 1: an interval of places, and the likeliest.
   *
   * @param more what else is known of it, such as what it was read from
   */
  XyPlot crossing(String name, double at, double low, double high, String more) {
    rows.add(
        List.of(name, Digits.of(at), CROSSING, "1", "", "", "", Digits.of(low), Digits.of(high)));
    if (!x.shows(at) || !x.shows(low) || !x.shows(high)) {
      coverage.value();
      return this;
    }
    areas.add(
        List.of(
            Map.of(
                "xAxis", x.place(low), "itemStyle", Map.of("color", colour(name), "opacity", 0.22)),
            Map.of("xAxis", x.place(high))));
    marks.add(
        Map.of("xAxis", x.place(at), "lineStyle", Map.of("color", colour(name), "type", "solid")));
    String says = "w* " + ReportParts.number(at) + range(low, high);
    String tip = String.join("\n", name, says, more);
    line(name).crossing(Options.datum(tip, x.place(at), y.place(1)));
    return this;
  }

  @Override
  public boolean empty() {
    return lines.isEmpty();
  }

  /** At how many places there is an estimate. */
  int places() {
    return places.size();
  }

  /** Whether any estimate has its interval drawn. */
  boolean ranged() {
    return coverage.ranged();
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>(coverage.notes(extent.beyond(y)));
    if (lines.size() > Palette.SIGNS) {
      notes.add(
          "Of "
              + ReportParts.count(lines.size(), "name")
              + " some look alike: a tip says which is which.");
    }
    return notes;
  }

  private String colour(String name) {
    return signs.of(name).colour();
  }

  @Override
  public CellTable data() {
    List<CellTable.Column> columns =
        new ArrayList<>(
            List.of(
                CellTable.Column.text(heading),
                CellTable.Column.number(x.name()),
                CellTable.Column.text("what"),
                CellTable.Column.number(y.name()),
                CellTable.Column.number("low"),
                CellTable.Column.number("high"),
                CellTable.Column.number(counted + "s")));
    List<List<String>> all = rows;
    if (rows.stream().anyMatch(row -> row.get(2).equals(CROSSING))) {
      columns.add(CellTable.Column.number("low of w*"));
      columns.add(CellTable.Column.number("high of w*"));
      all = rows.stream().map(row -> filled(row, columns.size())).toList();
    }
    return new CellTable("", columns, all, List.of());
  }

  private static List<String> filled(List<String> row, int columns) {
    List<String> filled = new ArrayList<>(row);
    while (filled.size() < columns) {
      filled.add("");
    }
    return filled;
  }

  @Override
  public Map<String, Object> option() {
    List<String> names = List.copyOf(lines.keySet());
    Map<String, Object> option = Options.base(names, true);
    option.put("tips", List.of(x.name(), y.name()));
    option.put("xAxis", x.around(places).option(false));
    option.put("yAxis", extent.of(y).option(true));
    List<Map<String, Object>> series = new ArrayList<>();
    if (!areas.isEmpty() || !marks.isEmpty()) {
      Map<String, Object> frame = Options.series("", "line", "@muted", List.of());
      frame.put("markArea", Map.of("silent", true, "data", areas));
      frame.put(
          "markLine",
          Map.of("silent", true, "symbol", "none", "label", Map.of("show", false), "data", marks));
      series.add(frame);
    }
    lines.forEach((name, line) -> series.addAll(line.series(name, signs.of(name), joined)));
    option.put("series", series);
    return option;
  }
}
