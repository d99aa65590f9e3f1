package watershed.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Estimate;
import watershed.report.CellTable;
import watershed.report.ReportParts;

/** A row for each contender or place, its values with their intervals from left to right. */
final class RowPlot implements Chart {
  private static final int SYMBOL = 10;
  private static final int ROW_HEIGHT = 26;
  private static final int FRAME_HEIGHT = 120;

  /**
   * A row.
   *
   * @param name whole, for the tip and the table
   * @param label what stands beside it
   * @param more what else the tip and the table tell; empty for nothing
   */
  record Row(String name, String label, String more) {}

  private record Value(Row row, String name, Estimate value) {}

  private final String rowHeading;
  private final String nameHeading;
  private final Ruler x;
  private final boolean bars;
  private final String counted;
  private @Nullable String moreHeading;
  private @Nullable Double reference;
  private final List<Value> values = new ArrayList<>();
  private final Unplaced unplaced;

  /**
   * Starts without values.
   *
   * @param rowHeading what the rows are of
   * @param nameHeading what the names in the legend are of
   * @param bars whether amounts are drawn as bars from zero, which one name alone can have
   * @param counted what {@link Estimate#n()} counts, such as {@code fork}
   */
  RowPlot(String rowHeading, String nameHeading, Ruler x, boolean bars, String counted) {
    this.rowHeading = rowHeading;
    this.nameHeading = nameHeading;
    this.x = x;
    this.bars = bars;
    this.counted = counted;
    this.unplaced = new Unplaced(x.log());
  }

  RowPlot at(String row, String name, Estimate value) {
    return at(new Row(row, row, ""), name, value);
  }

  RowPlot at(Row row, String name, Estimate value) {
    values.add(new Value(row, name, value));
    Estimate.Interval interval = value.interval();
    if (!x.shows(value.value())) {
      unplaced.value();
    } else if (interval != null && !shows(interval)) {
      unplaced.interval();
    }
    return this;
  }

  /** Draws a line where nothing differs. */
  RowPlot reference(double at) {
    reference = at;
    return this;
  }

  /** Gives what rows have more to tell a column of the table. */
  RowPlot telling(String heading) {
    moreHeading = heading;
    return this;
  }

  private boolean shows(Estimate.Interval interval) {
    return x.shows(interval.low()) && x.shows(interval.high());
  }

  @Override
  public boolean empty() {
    return values.stream().noneMatch(v -> x.shows(v.value.value()));
  }

  @Override
  public List<String> notes() {
    return unplaced.notes();
  }

  /** What it takes to draw every row, CSS pixels. */
  int height() {
    return FRAME_HEIGHT + ROW_HEIGHT * rows().size();
  }

  private List<Row> rows() {
    return values.stream().map(Value::row).distinct().toList();
  }

  private List<String> names() {
    return values.stream().map(Value::name).distinct().toList();
  }

  @Override
  public CellTable data() {
    List<CellTable.Column> columns =
        new ArrayList<>(
            List.of(
                CellTable.Column.text(rowHeading),
                CellTable.Column.text(nameHeading),
                CellTable.Column.number(x.name()),
                CellTable.Column.number("low"),
                CellTable.Column.number("high"),
                CellTable.Column.number(counted + "s")));
    if (moreHeading != null) {
      columns.add(CellTable.Column.text(moreHeading));
    }
    List<List<String>> rows = new ArrayList<>();
    for (Value v : values) {
      Estimate.Interval interval = v.value.interval();
      List<String> row = new ArrayList<>();
      row.add(v.row.name);
      row.add(v.name);
      row.add(Digits.of(v.value.value()));
      row.add(interval == null ? "" : Digits.of(interval.low()));
      row.add(interval == null ? "" : Digits.of(interval.high()));
      row.add(Integer.toString(v.value.n()));
      if (moreHeading != null) {
        row.add(v.row.more);
      }
      rows.add(row);
    }
    return new CellTable("", columns, rows, List.of());
  }

  @Override
  public Map<String, Object> option() {
    List<Row> rows = rows();
    List<String> names = names();
    Map<String, Object> option = Options.base(names);
    option.put("xAxis", x.option(false));
    option.put("yAxis", categories(rows.stream().map(Row::label).toList()));
    List<Map<String, Object>> series = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      series.addAll(drawn(names.get(i), i, rows));
    }
    Double line = reference;
    if (line != null && !series.isEmpty()) {
      series
          .get(0)
          .put(
              "markLine",
              Map.of(
                  "silent",
                  true,
                  "symbol",
                  "none",
                  "label",
                  Map.of("show", false),
                  "lineStyle",
                  Map.of("color", "@muted", "type", "solid"),
                  "data",
                  List.of(Map.of("xAxis", x.place(line)))));
    }
    option.put("series", series);
    return option;
  }

  private static Map<String, Object> categories(List<String> rows) {
    Map<String, Object> axis = new LinkedHashMap<>();
    axis.put("type", "category");
    axis.put("inverse", true);
    axis.put("data", rows);
    axis.put("axisLine", Map.of("lineStyle", Map.of("color", "@muted")));
    axis.put("axisLabel", Map.of("color", "@ink", "interval", 0, "overflow", "truncate"));
    axis.put("splitLine", Map.of("show", true, "lineStyle", Map.of("color", "@grid")));
    return axis;
  }

  private List<Map<String, Object>> drawn(String name, int n, List<Row> rows) {
    List<Map<String, Object>> points = new ArrayList<>();
    List<Map<String, Object>> ranges = new ArrayList<>();
    for (Value v : values) {
      if (!v.name.equals(name) || !x.shows(v.value.value())) {
        continue;
      }
      int row = rows.indexOf(v.row);
      String tip =
          v.row.name
              + (v.name.equals(v.row.name) ? "" : "\n" + v.name)
              + "\n"
              + x.name()
              + ": "
              + ReportParts.estimate(v.value)
              + "\n"
              + ReportParts.count(v.value.n(), counted)
              + (v.row.more.isEmpty() ? "" : "\n" + v.row.more);
      points.add(Options.datum(tip, x.place(v.value.value()), row));
      Estimate.Interval interval = v.value.interval();
      if (interval != null && shows(interval)) {
        ranges.add(Options.datum(tip, x.place(interval.low()), x.place(interval.high()), row));
      }
    }
    String colour = Palette.hue(n);
    List<Map<String, Object>> series = new ArrayList<>();
    Map<String, Object> main = Options.series(name, bars ? "bar" : "scatter", colour, points);
    if (bars) {
      main.put("barMaxWidth", ROW_HEIGHT * 2 / 3);
      main.put("itemStyle", Map.of("color", colour, "opacity", 0.75));
    } else {
      main.put("symbol", Palette.symbol(n));
      main.put("symbolSize", SYMBOL);
    }
    main.put("z", 2);
    series.add(main);
    if (!ranges.isEmpty()) {
      Map<String, Object> interval =
          Options.custom(name, "intervalX", bars ? "@ink" : colour, ranges);
      interval.put("z", 3);
      series.add(interval);
    }
    return series;
  }
}
