package watershed.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import watershed.analysis.Estimate;
import watershed.analysis.Ratio;
import watershed.analysis.Series;
import watershed.analysis.Summary;
import watershed.analysis.Winner;
import watershed.record.Cell;

/** One cell on one JDK: every contender's score, cost, ratio and counts. */
final class CellSection {
  private static final String NANOS = "ns/op";
  private static final int NANOS_COLUMN = 3;

  private CellSection() {}

  /** The tables of a cell; none where nothing completed there. */
  static List<CellTable> tables(View view, Cell cell, String jdk) {
    Winner winner = view.winner(cell, jdk);
    if (winner == null) {
      return List.of();
    }
    List<CellTable> tables = new ArrayList<>();
    tables.add(scores(view, cell, jdk, winner));
    Map<List<String>, Map<String, MetricTexts.Metric>> metrics = new LinkedHashMap<>();
    MetricTexts texts = new MetricTexts(view.samples());
    for (Winner.Standing s : winner.ranking()) {
      metrics.put(List.of(s.series().contender()), texts.of(cell, s.series().contender(), jdk));
    }
    for (Series s : view.controls(cell, jdk)) {
      metrics.put(List.of(s.contender()), texts.of(cell, s.contender(), jdk));
    }
    tables.addAll(MetricTables.of("", List.of(view.info().contender()), metrics));
    return tables;
  }

  private static CellTable scores(View view, Cell cell, String jdk, Winner winner) {
    Series best = winner.best().series();
    Series base = view.samples().primary(cell, view.info().baseline(), jdk);
    if (base == null) {
      base = best;
    }
    List<List<String>> rows = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    String spread = Numbers.spread(view.spread(cell));
    notes.add("gain over " + base.contender() + (spread.isEmpty() ? "" : "; " + spread));
    List<String> fitting = view.fittingCrews(cell);
    if (!fitting.isEmpty()) {
      notes.add(
          String.join(" and ", fitting)
              + " crews do the tasks on no more platform threads than there are CPUs: they do not"
              + " oversubscribe");
    }
    boolean alone = false;
    Map<Series, String> marks = new LinkedHashMap<>();
    winner.ranking().forEach(s -> marks.put(s.series(), view.inTurns() ? mark(s) : ""));
    view.controls(cell, jdk).forEach(s -> marks.put(s, "control"));
    for (Map.Entry<Series, String> shown : marks.entrySet()) {
      Series s = shown.getKey();
      boolean itself = s.contender().equals(base.contender());
      Ratio gain = itself ? null : view.ratio(s, base);
      String text = itself ? "1" : gain == null ? "no ratio: a score is 0" : Numbers.ratio(gain);
      rows.add(row(s, text, shown.getValue()));
      alone |= gain != null && !gain.paired();
      if (gain != null && gain.leftOut() > 0) {
        notes.add(s.contender() + ": " + Numbers.leftOut(gain));
      }
    }
    String harness = harness(view, cell, jdk);
    if (!harness.isEmpty()) {
      notes.add(harness);
    }
    for (Winner.Standing s : winner.ranking()) {
      Ratio control = ControlSection.ratio(view, s.series());
      if (control != null) {
        notes.add(ControlSection.note(s.series().contender(), control));
      }
    }
    if (alone) {
      notes.add(
          (view.inTurns() ? "some" : "no leader is named:")
              + " forks ran alone, not in turns: their gains carry the machine's drift");
    }
    for (Series s : view.measured(cell, jdk)) {
      if (!s.unit().equals(best.unit())) {
        notes.add(
            s.contender()
                + ": "
                + Numbers.withInterval(Summary.score(s))
                + " "
                + s.unit()
                + ", another unit, so not compared ("
                + Numbers.count(s.forks().size(), "fork")
                + ")");
      }
    }
    if (view.inTurns() && !winner.notDistinguishable().isEmpty()) {
      notes.add(0, "~ may be best too");
    }
    boolean nanos = !best.unit().equals(NANOS);
    String title = view.label(cell) + "; JDK " + jdk;
    CellTable table = table(title, view.info().contender(), best.unit(), nanos, rows, notes);
    return nanos && table.width() > Wrap.WIDTH
        ? table(title, view.info().contender(), best.unit(), false, rows, notes)
        : table;
  }

  /** The rows with or without what a thread takes, which the score of all threads implies. */
  private static CellTable table(
      String title,
      String contender,
      String unit,
      boolean nanos,
      List<List<String>> rows,
      List<String> notes) {
    List<CellTable.Column> columns = new ArrayList<>();
    columns.add(CellTable.Column.text(contender));
    columns.add(CellTable.Column.number(unit));
    columns.add(CellTable.Column.text("score 95 %"));
    columns.add(CellTable.Column.number("ns/op/thread"));
    columns.add(CellTable.Column.text("gain"));
    columns.add(CellTable.Column.number("forks"));
    columns.add(CellTable.Column.text(""));
    List<List<String>> shown = new ArrayList<>();
    for (List<String> row : rows) {
      List<String> texts = new ArrayList<>(row);
      if (!nanos) {
        texts.remove(NANOS_COLUMN);
      }
      shown.add(texts);
    }
    if (!nanos) {
      columns.remove(NANOS_COLUMN);
    }
    return new CellTable(title, columns, shown, notes);
  }

  private static String mark(Winner.Standing standing) {
    return standing.best() ? "best" : standing.mayBeBest() ? "~" : "";
  }

  private static List<String> row(Series s, String gain, String mark) {
    Estimate score = Summary.score(s);
    OptionalDouble nanos = Summary.nanosPerOp(score.value(), s.unit(), s.cell().threads());
    return List.of(
        s.contender(),
        Numbers.of(score.value()),
        score.alone() ? "1 fork: no interval" : Numbers.interval(score),
        nanos.isPresent() ? Numbers.of(nanos.getAsDouble()) : "-",
        gain,
        Integer.toString(s.forks().size()),
        mark);
  }

  /** What the empty loop costs, which is inside every figure of the cell. */
  private static String harness(View view, Cell cell, String jdk) {
    String name = view.info().harness();
    Series series = name.isEmpty() ? null : view.samples().primary(cell, name, jdk);
    if (series == null) {
      return name.isEmpty() ? "" : "harness (" + name + "): not measured in this cell";
    }
    Estimate score = Summary.score(series);
    String forks = ", of " + Numbers.count(series.forks().size(), "fork");
    OptionalDouble nanos = Summary.nanosPerOp(score.value(), series.unit(), cell.threads());
    if (nanos.isEmpty()) {
      return "harness (" + name + "): " + Numbers.withInterval(score) + " " + series.unit() + forks;
    }
    Estimate cost =
        score.map(x -> Summary.nanosPerOp(x, series.unit(), cell.threads()).orElse(Double.NaN));
    return "harness ("
        + name
        + "): "
        + Numbers.withInterval(cost)
        + " ns/op per thread"
        + forks
        + ", inside every figure above";
  }
}
