package watershed.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import watershed.analysis.Ledger;

/** The ledger of verdicts, as the first table of the text report: a few lines for each claim. */
final class LedgerSection {
  private static final String INDENT = "      ";

  /** More paths than this stand in the ledger's files. */
  private static final int MOST_PATHS = 2;

  private LedgerSection() {}

  /** All rows, then coverage and resolution; none where the run's experiments state no claim. */
  static List<String> lines(Ledger ledger) {
    List<String> lines = new ArrayList<>();
    if (ledger.rows().isEmpty()) {
      return lines;
    }
    lines.add("=".repeat(Wrap.WIDTH));
    lines.add("Ledger: what the document says, what Go does, and what this JVM does here");
    lines.add("=".repeat(Wrap.WIDTH));
    lines.addAll(Wrap.text(LedgerTexts.FORKS, ""));
    for (Ledger.Row row : ledger.rows()) {
      lines.addAll(row(row));
    }
    for (Ledger.Coverage coverage : ledger.coverage()) {
      lines.addAll(Wrap.labelled("coverage", LedgerTexts.coverage(coverage)));
    }
    return lines;
  }

  private static List<String> row(Ledger.Row row) {
    List<String> lines = new ArrayList<>();
    String head = row.section() + "  " + LedgerTexts.verdict(row) + "  " + row.claim().id();
    lines.addAll(Wrap.text(head, ""));
    lines.addAll(Wrap.text("document: " + LedgerTexts.document(row), INDENT));
    Map<String, String> here = LedgerTexts.here(row);
    here.forEach(
        (text, jdks) ->
            lines.addAll(
                Wrap.text("here" + (here.size() == 1 ? "" : ", " + jdks) + ": " + text, INDENT)));
    Map<String, String> each = LedgerTexts.each(row);
    each.forEach(
        (text, jdks) ->
            lines.addAll(Wrap.text((each.size() == 1 ? "" : jdks + ": ") + text, INDENT)));
    lines.addAll(Wrap.text("again: " + row.command() + evidence(row), INDENT));
    return lines;
  }

  private static String evidence(Ledger.Row row) {
    List<String> paths = LedgerTexts.evidence(row);
    if (paths.isEmpty()) {
      return "";
    }
    int more = paths.size() - MOST_PATHS;
    return "; evidence: "
        + String.join(", ", paths.subList(0, Math.min(MOST_PATHS, paths.size())))
        + (more > 0 ? " and " + more + " more" : "");
  }
}
