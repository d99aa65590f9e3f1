package watershed.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Direction;
import watershed.analysis.Estimate;
import watershed.analysis.diff.Gate;
import watershed.analysis.diff.Subject;
import watershed.record.Policy;
import watershed.report.DiffDocument;
import watershed.report.DiffLabels;
import watershed.report.ReportParts;

/** What a comparison of two sides came to, one row for each subject, the largest change first. */
final class ForestPicture {
  /** More rows than this have no place on a page. */
  static final int MOST = 200;

  private static final String READING =
      "Each row is one benchmark: its score on the second side over that on the first, with the 95"
          + " % interval, coloured by the verdict; above 1 is more on the second side, which is"
          + " better of throughput and worse of times and bytes. An interval that crosses 1 has not"
          + " shown a change, and only one that lies wholly within what counts as equal has shown"
          + " that there is none. Verdicts go by p-values that are adjusted for all rows: by itself"
          + " an interval may lie clear of 1 where its row is INCONCLUSIVE.";
  private static final String NONE =
      "No comparison: an ordinary run on two JDKs shows one here, of the last with the first, and"
          + " \"diff\" makes one of two runs.";
  private static final String FAMILY =
      "The comparisons of the whole run are one family here, adjusted together: a single table of"
          + " the text report may judge a pair otherwise.";
  private static final String IN_DOCUMENT = DiffDocument.FILE + " has all";

  private ForestPicture() {}

  /** Of a run's page, which has no other place for what was not compared. */
  static Section section(Inputs.@Nullable Compared compared) {
    if (compared == null) {
      return of(List.of(), List.of(NONE));
    }
    DiffDocument diff = compared.diff();
    List<String> notes = new ArrayList<>(unmatched(diff.unmatched()));
    if (!compared.stored()) {
      notes.add(FAMILY);
    }
    String all =
        compared.stored()
            ? IN_DOCUMENT
            : "\"diff RUN RUN --rows " + diff.subjects().size() + "\" prints all";
    return of(diff, all, notes);
  }

  /** Of a comparison's own page. */
  static Section ofDiff(DiffDocument diff) {
    return of(diff, IN_DOCUMENT, List.of());
  }

  private static Section of(DiffDocument diff, String all, List<String> notes) {
    List<Picture> pictures = pictures(diff, all, notes);
    List<String> texts = new ArrayList<>();
    if (pictures.isEmpty()) {
      texts.add("Nothing that was compared has a ratio to draw.");
      texts.addAll(notes);
    }
    return of(pictures, texts);
  }

  private static Section of(List<Picture> pictures, List<String> texts) {
    return new Section("diff", "Comparison of two sides", texts, List.of(), pictures, List.of());
  }

  /**
   * One picture, or none.
   *
   * @param all says where all comparisons are to be found
   */
  private static List<Picture> pictures(DiffDocument diff, String all, List<String> more) {
    DiffLabels labels =
        new DiffLabels(diff.subjects().stream().map(DiffDocument.Row::subject).toList());
    List<DiffDocument.Row> rows = drawn(diff);
    RowPlot plot =
        new RowPlot("benchmark", "verdict", Ruler.of("B over A", Ruler.Scale.RATIO), false, "fork")
            .signs(Signs.ofVerdicts())
            .telling("unit")
            .reference(1);
    rows.stream()
        .limit(MOST)
        .forEach(row -> plot.at(place(row.subject(), labels), row.verdict(), change(row)));
    if (plot.empty()) {
      return List.of();
    }
    List<String> notes = new ArrayList<>();
    if (rows.size() > MOST) {
      notes.add("The " + MOST + " largest changes of " + rows.size() + " are here; " + all + ".");
    }
    diff.gates().stream()
        .filter(Gate::closed)
        .forEach(gate -> notes.add("No verdict counts: " + gate.name() + ": " + gate.says() + "."));
    int without = diff.subjects().size() - rows.size();
    if (without > 0) {
      notes.add(
          ReportParts.count(without, "subject")
              + " without a ratio, such as from or to 0, "
              + (without == 1 ? "has" : "have")
              + " no place here; "
              + all
              + ".");
    }
    notes.addAll(more);
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

  /** A row with its unit and which way that is better. */
  private static RowPlot.Row place(Subject subject, DiffLabels labels) {
    String better =
        subject.direction() == Direction.MORE_IS_BETTER ? "more is better" : "less is better";
    String unit = subject.unit().isEmpty() ? better : subject.unit() + ", " + better;
    return new RowPlot.Row(labels.unique(subject), labels.distinct(subject), unit);
  }

  /** How many subjects were not compared, and why; nothing where all were. */
  private static List<String> unmatched(List<DiffDocument.Alone> alone) {
    if (alone.isEmpty()) {
      return List.of();
    }
    long failed = alone.stream().filter(u -> u.event().equals(Policy.Event.INVALID.name())).count();
    long single = alone.size() - failed;
    List<String> parts = new ArrayList<>();
    if (failed > 0) {
      parts.add(failed + " failed");
    }
    if (single > 0) {
      parts.add(single + " on one side alone");
    }
    return List.of(alone.size() + " not compared: " + String.join(", ", parts) + ".");
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
