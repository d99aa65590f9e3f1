package watershed.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Estimate;
import watershed.analysis.diff.Gate;
import watershed.record.Measurement;
import watershed.report.DiffDocument;
import watershed.report.ReportParts;

/** What a comparison of two sides came to, one row for each subject, the largest change first. */
final class ForestPicture {
  private static final int MOST = 200;
  private static final String READING =
      "Each row is one benchmark: its score on the second side over that on the first, with the 95"
          + " % interval, coloured by the verdict; the line at 1 is no change. An interval that"
          + " crosses 1 has not shown a change, and only one that lies wholly within what counts as"
          + " equal has shown that there is none.";
  private static final String NONE =
      "No comparison: a run on two JDKs shows one here, of the last with the first, and \"diff\""
          + " makes one of two runs.";

  private ForestPicture() {}

  static Section section(@Nullable DiffDocument diff) {
    return Section.of(
        "diff",
        "Comparison of two sides",
        diff == null ? List.of() : pictures(diff),
        diff == null ? NONE : "Nothing that was compared has a ratio to draw.");
  }

  private static List<Picture> pictures(DiffDocument diff) {
    List<DiffDocument.Row> rows = drawn(diff);
    Thinned<DiffDocument.Row> shown = Thinned.first(rows, MOST, "subject");
    RowPlot plot =
        new RowPlot("benchmark", "verdict", Ruler.of("B over A", Ruler.Scale.RATIO), false, "fork")
            .reference(1);
    shown.kept().forEach(row -> plot.at(name(row), row.verdict(), change(row)));
    if (plot.empty()) {
      return List.of();
    }
    List<String> notes = new ArrayList<>(shown.notes());
    diff.gates().stream()
        .filter(Gate::closed)
        .forEach(gate -> notes.add("No verdict counts: " + gate.name() + ": " + gate.says() + "."));
    int without = diff.subjects().size() - rows.size();
    if (without > 0) {
      notes.add(
          ReportParts.count(without, "subject")
              + " without a ratio, such as from or to 0, "
              + (without == 1 ? "has" : "have")
              + " no place here: \"diff\" prints all.");
    }
    return List.of(
        Picture.chart(
            "forest",
            "Change from A, " + diff.base() + ", to B, " + diff.next(),
            READING,
            notes,
            plot,
            plot.height()));
  }

  private static List<DiffDocument.Row> drawn(DiffDocument diff) {
    return diff.subjects().stream()
        .filter(row -> row.change() != null && row.change() > 0)
        .sorted(Comparator.comparingDouble(row -> -Math.abs(Math.log(change(row).value()))))
        .toList();
  }

  /** {@code Contention design=RWLock writes=5, 2 threads: gc.alloc.rate.norm}. */
  static String name(DiffDocument.Row row) {
    String name = place(row.benchmark(), row.params(), row.threads());
    return row.metric().equals(Measurement.PRIMARY) ? name : name + ": " + row.metric();
  }

  /** {@code Contention design=RWLock writes=5, 2 threads}. */
  static String place(String benchmark, Map<String, String> params, int threads) {
    String given =
        params.entrySet().stream()
            .map((Map.Entry<String, String> e) -> " " + e.getKey() + "=" + e.getValue())
            .collect(Collectors.joining());
    return benchmark + given + ", " + ReportParts.count(threads, "thread");
  }

  /** The change with its interval; it counts the forks of the side that has fewer. */
  private static Estimate change(DiffDocument.Row row) {
    Double low = row.low();
    Double high = row.high();
    return new Estimate(
        row.change() == null ? Double.NaN : row.change(),
        low == null || high == null ? null : new Estimate.Interval(low, high),
        Double.NaN,
        Math.min(row.forksBase(), row.forksNext()));
  }
}
