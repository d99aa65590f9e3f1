package watershed.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import watershed.record.Policy;
import watershed.report.CellTable;
import watershed.report.DiffDocument;
import watershed.report.DiffLabels;
import watershed.report.ReportParts;
import watershed.report.RunRecords;

/** The page of a comparison of two sides: what came out, how sure it is, each subject. */
public final class DiffPage {
  /** Name of the file. */
  public static final String FILE = "diff.html";

  private static final int MOST = 400;
  private static final String ALL = DiffDocument.FILE + " has all of them.";

  /** The event of a subject of which a side failed. */
  private static final String INVALID = Policy.Event.INVALID.name();

  private DiffPage() {}

  /**
   * The page.
   *
   * @param records of the run that measured both sides; null where results were stored
   */
  public static Page of(DiffDocument diff, @Nullable RunRecords records) {
    List<Section> sections = new ArrayList<>();
    sections.add(answer(diff));
    sections.add(ForestPicture.ofDiff(diff));
    sections.add(subjects(diff));
    if (records != null) {
      Inputs inputs = Inputs.of(records);
      sections.add(ForkPictures.section(inputs));
      sections.add(OriginSection.origin(inputs));
    }
    return new Page(
        diff.base() + " against " + diff.next(),
        "Watershed: did it get slower? A change is the score of the second side over that of the"
            + " first, with its 95 % interval; the unit of replication is the fork.",
        sections,
        "Written by \"diff\" from its records alone.");
  }

  private static Section answer(DiffDocument diff) {
    List<String> texts = new ArrayList<>();
    texts.add(diff.says());
    texts.add(
        "Quality "
            + ReportParts.number(diff.quality().score())
            + " of 100. Smallest change that matters: "
            + ReportParts.number(100 * diff.rules().delta())
            + " % unless the policy says otherwise. "
            + diff.control().says());
    texts.addAll(diff.notes());
    List<List<String>> parts = new ArrayList<>();
    diff.quality()
        .parts()
        .forEach(
            part ->
                parts.add(
                    List.of(
                        part.name(),
                        ReportParts.number(part.weight()),
                        ReportParts.number(part.score()),
                        part.says())));
    List<List<String>> gates = new ArrayList<>();
    diff.gates()
        .forEach(
            gate ->
                gates.add(
                    List.of(
                        gate.name(),
                        gate.passed() ? "passed" : gate.closed() ? "closed" : "not passed",
                        gate.says())));
    return new Section(
        "answer",
        "What came out",
        texts,
        List.of(
            new CellTable(
                "How sure that is: quality",
                List.of(
                    CellTable.Column.text("part"),
                    CellTable.Column.number("weight"),
                    CellTable.Column.number("score of 100"),
                    CellTable.Column.text("why")),
                parts,
                List.of()),
            new CellTable(
                "Gates",
                List.of(
                    CellTable.Column.text("gate"),
                    CellTable.Column.text("held"),
                    CellTable.Column.text("found")),
                gates,
                List.of())),
        List.of(),
        List.of());
  }

  private static Section subjects(DiffDocument diff) {
    Thinned<DiffDocument.Row> shown = Thinned.first(diff.subjects(), MOST, "subject", ALL);
    DiffLabels labels =
        new DiffLabels(diff.subjects().stream().map(DiffDocument.Row::subject).toList());
    List<List<String>> rows = new ArrayList<>();
    for (DiffDocument.Row row : shown.kept()) {
      rows.add(
          List.of(
              labels.unique(row.subject()),
              row.verdict(),
              number(row.change()) + interval(row),
              number(row.adjustedP()),
              number(row.mde80()),
              row.forksBase() + " and " + row.forksNext(),
              row.reason() + (row.flags().isEmpty() ? "" : "; " + String.join("; ", row.flags()))));
    }
    List<CellTable> tables = new ArrayList<>();
    if (!rows.isEmpty()) {
      tables.add(
          new CellTable(
              "",
              List.of(
                  CellTable.Column.text("what"),
                  CellTable.Column.text("verdict"),
                  CellTable.Column.text("change, a ratio [95 %]"),
                  CellTable.Column.number("adjusted p"),
                  CellTable.Column.number("MDE, a ratio less 1"),
                  CellTable.Column.text("forks"),
                  CellTable.Column.text("why")),
              rows,
              shown.notes()));
    }
    if (!diff.unmatched().isEmpty()) {
      tables.add(alone(diff.unmatched()));
    }
    return new Section("subjects", "Every comparison", List.of(), tables, List.of(), List.of());
  }

  /** What was not compared: where a side failed, before what it lacks. */
  private static CellTable alone(List<DiffDocument.Alone> unmatched) {
    List<DiffDocument.Alone> all = new ArrayList<>(unmatched);
    all.sort(Comparator.comparing(u -> !u.event().equals(INVALID)));
    boolean failed = all.get(0).event().equals(INVALID);
    Thinned<DiffDocument.Alone> shown = Thinned.first(all, MOST, "subject", ALL);
    List<List<String>> rows = new ArrayList<>();
    for (DiffDocument.Alone u : shown.kept()) {
      rows.add(List.of(DiffLabels.wholePlace(u.subject()), u.event(), u.metric(), u.why()));
    }
    return new CellTable(
        failed ? "Failed, or without a partner" : "Without a partner",
        List.of(
            CellTable.Column.text("what"),
            CellTable.Column.text("verdict"),
            CellTable.Column.text("metric"),
            CellTable.Column.text("why")),
        rows,
        shown.notes());
  }

  private static String number(@Nullable Double x) {
    return x == null ? "-" : ReportParts.number(x);
  }

  private static String interval(DiffDocument.Row row) {
    return row.low() == null || row.high() == null
        ? ""
        : " [" + number(row.low()) + ", " + number(row.high()) + "]";
  }
}
