package watershed.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import watershed.analysis.Ledger;
import watershed.report.CellTable;
import watershed.report.ReportParts;

/** Every claim of the document with what Go does and what this machine says. */
final class LedgerPart {
  private LedgerPart() {}

  static Section section(Inputs inputs) {
    EvidenceNames names = new EvidenceNames(inputs);
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
    return new Section(
        "ledger",
        "Ledger of claims",
        List.of(
            "What the document says, what Go does, and what this JVM does here. CONFIRMED and"
                + " REFUTED stand only where the whole 95 % interval lies on one side of what"
                + " is claimed. "
                + ReportParts.ledgerForks()
                + " What decides, and what the forks kept, unfolds."),
        ledger.rows().stream().map(row -> row(row, names)).toList(),
        tables(inputs, ledger),
        List.of(),
        List.of());
  }

  /** What closes the ledger; then what checkers found, class by class. */
  private static List<CellTable> tables(Inputs inputs, Ledger ledger) {
    List<CellTable> tables = new ArrayList<>(List.of(coverage(ledger)));
    inputs.views().forEach(view -> tables.addAll(ReportParts.detections(view)));
    return tables;
  }

  /** How far it answers, a row for each JDK. */
  static CellTable coverage(Ledger ledger) {
    return new CellTable(
        "What this machine says to the document's claims",
        List.of(CellTable.Column.text("JDK"), CellTable.Column.text("ledger")),
        ledger.coverage().stream().map(c -> List.of(c.jdk(), ReportParts.coverage(c))).toList(),
        List.of());
  }

  private static ClaimRow row(Ledger.Row row, EvidenceNames names) {
    return new ClaimRow(
        row.section(),
        ReportParts.verdict(row),
        row.claim().id(),
        row.claim().says(),
        row.claim().goTruth(),
        perJdk(ReportParts.here(row)),
        ReportParts.rule(row),
        perJdk(ReportParts.each(row)),
        row.command(),
        names.links(ReportParts.evidence(row)));
  }

  private static List<String> perJdk(Map<String, String> texts) {
    return texts.entrySet().stream()
        .map(e -> (texts.size() == 1 ? "" : "JDK " + e.getValue() + ": ") + e.getKey())
        .toList();
  }
}
