package watershed.report.html;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import watershed.report.CellTable;
import watershed.report.DiffDocument;
import watershed.report.ReportParts;
import watershed.report.RunRecords;

/** The page of a comparison of two sides: what came out, how sure it is, each subject. */
public final class DiffPage {
  /** Name of the file. */
  public static final String FILE = "diff.html";

  private static final int MOST = 400;

  private DiffPage() {}

  /**
   * The page.
   *
   * @param records of the run that measured both sides; null where results were stored
   */
  public static Page of(DiffDocument diff, @Nullable RunRecords records) {
    List<Section> sections = new ArrayList<>();
    sections.add(answer(diff));
    sections.add(ForestPicture.section(diff));
    sections.add(subjects(diff));
    if (records != null) {
      sections.add(OriginSection.origin(Inputs.of(records)));
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
    Thinned<DiffDocument.Row> shown = Thinned.first(diff.subjects(), MOST, "subject");
    List<List<String>> rows = new ArrayList<>();
    for (DiffDocument.Row row : shown.kept()) {
      rows.add(
          List.of(
              ForestPicture.name(row),
              row.verdict(),
              number(row.change()) + interval(row),
              number(row.adjustedP()),
              number(row.mde80()),
              row.forksBase() + " and " + row.forksNext(),
              row.reason() + (row.flags().isEmpty() ? "" : "; " + String.join("; ", row.flags()))));
    }
    List<List<String>> alone = new ArrayList<>();
    diff.unmatched()
        .forEach(u -> alone.add(List.of(u.benchmark() + " " + u.params(), u.metric(), u.why())));
    List<CellTable> tables = new ArrayList<>();
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
    if (!alone.isEmpty()) {
      tables.add(
          new CellTable(
              "Without a partner",
              List.of(
                  CellTable.Column.text("what"),
                  CellTable.Column.text("metric"),
                  CellTable.Column.text("why")),
              alone,
              List.of()));
    }
    return new Section("subjects", "Every comparison", List.of(), tables, List.of(), List.of());
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
