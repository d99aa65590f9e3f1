package watershed.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import watershed.analysis.Ledger;
import watershed.report.CellTable;
import watershed.report.ReportParts;

/** Every claim of the document with what Go does and what this machine says. */
final class LedgerPart {
  private static final int MOST_PATHS = 60;

  private LedgerPart() {}

  static Section section(Inputs inputs) {
    Ledger ledger = inputs.ledger();
    if (ledger == null || ledger.rows().isEmpty()) {
      return Section.of(
          "ledger",
          "Ledger of claims",
          List.of(),
          inputs.search() == null
              ? "The experiments of this run state no claim."
              : "A search judges no claims: the report of a run does.");
    }
    List<List<String>> rows = new ArrayList<>();
    List<String> paths = new ArrayList<>();
    for (Ledger.Row row : ledger.rows()) {
      rows.add(
          List.of(
              row.section(),
              ReportParts.verdict(row),
              row.claim().id(),
              row.claim().says(),
              row.claim().goTruth(),
              here(row),
              ReportParts.rule(row),
              row.command()));
      paths.addAll(ReportParts.evidence(row));
    }
    Thinned<String> links =
        Thinned.first(paths.stream().distinct().toList(), MOST_PATHS, "evidence file");
    CellTable table =
        new CellTable(
            "",
            List.of(
                CellTable.Column.text("section"),
                CellTable.Column.text("verdict"),
                CellTable.Column.text("claim"),
                CellTable.Column.text("the document says"),
                CellTable.Column.text("Go itself"),
                CellTable.Column.text("here"),
                CellTable.Column.text("what decides"),
                CellTable.Column.text("measure it again")),
            rows,
            links.notes());
    return new Section(
        "ledger",
        "Ledger of claims",
        List.of(
            "What the document says, what Go does, and what this JVM does here. CONFIRMED and"
                + " REFUTED stand only where the whole 95 % interval lies on one side of what is"
                + " claimed."),
        List.of(table),
        List.of(),
        links.kept().stream().map(path -> new Link(path, path)).toList());
  }

  private static String here(Ledger.Row row) {
    Map<String, String> here = ReportParts.here(row);
    return here.entrySet().stream()
        .map(e -> (here.size() == 1 ? "" : "JDK " + e.getValue() + ": ") + e.getKey())
        .collect(Collectors.joining(" "));
  }
}
