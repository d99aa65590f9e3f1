package watershed.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Estimate;
import watershed.report.CellTable;
import watershed.report.ReportParts;

/** A row for each contender or place, its values with their intervals from left to right. */
final class RowPlot implements Chart {
  /**
   * A row.
   *
   * @param name whole, for the tip and the table
   * @param label what stands beside it, if it finds room there
   * @param more what else the tip and the table tell; empty for nothing
   */
  record Row(String name, String label, String more) {}

  private record Value(Row row, String name, Estimate value, Ruler.Reach reach) {}

  private final String rowHeading;
  private final String nameHeading;
  private final Ruler x;
  private final boolean bars;
  private final String counted;
  private Signs signs = new Signs();
  private @Nullable String moreHeading;
  private @Nullable Double reference;
  private final List<Value> values = new ArrayList<>();
  private final Coverage coverage;
  private final Extent extent = new Extent();

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
    this.coverage = new Coverage(x.log(), counted);
  }

  RowPlot at(String row, String name, Estimate value) {
    return at(new Row(row, row, ""), name, value);
  }

  RowPlot at(Row row, String name, Estimate value) {
    Ruler.Reach reach = Ruler.Reach.NONE;
    if (x.shows(value.value())) {
      reach = coverage.estimate(row.name, value, x);
      extent.value(value.value());
      Estimate.Interval interval = value.interval();
      if (interval != null && reach != Ruler.Reach.NONE) {
        extent.interval(interval);
      }
    } else {
      coverage.value();
    }
    values.add(new Value(row, name, value, reach));
    return this;
  }

  /** Draws names by signs that are known, not in the order in which they come. */
  RowPlot signs(Signs known) {
    signs = known;
    return this;
  }

  /** Says how many replicates an interval takes where that is not 2; before the first value. */
  RowPlot fewest(int replicates) {
    coverage.fewest(replicates);
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

  @Override
  public boolean empty() {
    return values.stream().noneMatch(v -> x.shows(v.value.value()));
  }

  /** The largest value that has a place. */
  double most() {
    return extent.most();
  }

  /** Whether any value has its interval drawn. */
  boolean ranged() {
    return coverage.ranged();
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>(coverage.notes(extent.beyond(x)));
    if (labels().shortened()) {
      notes.add(
          "Labels without room, as on a narrow screen, have values without their parameters' names"
              + " or lack their middle; tips and the table have them whole.");
    }
    return notes;
  }

  /** What it takes to draw every row, CSS pixels. */
  int height() {
    return labels().height();
  }

  @Override
  public int narrowHeight(int wide) {
    return Math.max(wide, labels().narrowHeight());
  }

  private RowLabels labels() {
    return RowLabels.of(rows().stream().map(Row::label).toList());
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
    RowLabels labels = labels();
    // One name says nothing that the title does not.
    Map<String, Object> option = Options.base(names, names.size() > 1);
    option.put("xAxis", extent.of(x).option(false));
    option.put("yAxis", labels.axis());
    if (!labels.narrow().equals(labels.wide())) {
      option.put("narrow", labels.narrow());
    }
    List<Map<String, Object>> series = new ArrayList<>();
    names.forEach(name -> series.addAll(drawn(name, rows)));
    Double line = reference;
    if (line != null && !series.isEmpty()) {
      series.get(0).put("markLine", rule(x.place(line)));
    }
    option.put("series", series);
    return option;
  }

  private static Map<String, Object> rule(double place) {
    return Map.of(
        "silent",
        true,
        "symbol",
        "none",
        "label",
        Map.of("show", false),
        "lineStyle",
        Map.of("color", "@muted", "type", "solid"),
        "data",
        List.of(Map.of("xAxis", place)));
  }

  private List<Map<String, Object>> drawn(String name, List<Row> rows) {
    RowSeries drawn = new RowSeries();
    for (Value v : values) {
      if (!v.name.equals(name) || !x.shows(v.value.value())) {
        continue;
      }
      int row = rows.indexOf(v.row);
      String tip = tip(v);
      drawn.point(Options.datum(tip, x.place(v.value.value()), row));
      Estimate.Interval interval = v.value.interval();
      if (interval != null && v.reach == Ruler.Reach.WHOLE) {
        drawn.range(Options.datum(tip, x.place(interval.low()), x.place(interval.high()), row));
      } else if (interval != null && v.reach == Ruler.Reach.OPEN) {
        drawn.open(Options.datum(tip, x.place(interval.high()), row));
      }
    }
    return drawn.series(name, signs.of(name), bars);
  }

  private String tip(Value v) {
    return v.row.name
        + (v.name.equals(v.row.name) ? "" : "\n" + v.name)
        + "\n"
        + x.name()
        + ": "
        + ReportParts.estimate(v.value)
        + "\n"
        + ReportParts.count(v.value.n(), counted)
        + (v.row.more.isEmpty() ? "" : "\n" + v.row.more);
  }
}
