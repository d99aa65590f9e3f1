package watershed.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import watershed.analysis.Ledger;
import watershed.record.Run;

/** The ledger of verdicts as a Markdown table, a row for each claim. */
public final class LedgerMarkdown {
  /** Name of the file within a run's directory. */
  public static final String FILE = "ledger.md";

  private LedgerMarkdown() {}

  /**
   * Writes the document.
   *
   * @return lines joined by line feeds, with one at the end
   */
  public static String of(Judgements judgements) {
    RunRecords records = judgements.records();
    Run run = records.run();
    Ledger ledger = judgements.ledger();
    List<String> lines = new ArrayList<>();
    lines.add("# Ledger of " + escaped(records.machine().id()));
    lines.add("");
    lines.add(
        escaped(
            "What the document says, what Go does, and what this JVM does here. Computed from the"
                + " records of "
                + records.name()
                + " by \"report --ledger\"; intervals 95 %. "
                + LedgerTexts.FORKS));
    lines.add("");
    lines.add(escaped("Measured: " + PlanText.of(run) + "; " + PlanText.progress(records) + "."));
    lines.add("");
    lines.add(row(List.of("section", "claim", "Go itself", "here", "verdict", "again")));
    lines.add("| --- | --- | --- | --- | --- | --- |");
    for (Ledger.Row row : ledger.rows()) {
      String id = row.claim().id();
      lines.add(
          row(
              List.of(
                  escaped(row.section()),
                  escaped(id + ": " + row.claim().says()),
                  escaped(row.claim().goTruth()),
                  here(row),
                  escaped(LedgerTexts.verdict(row)),
                  "`" + row.command() + "`")));
    }
    for (Ledger.Coverage coverage : ledger.coverage()) {
      lines.add("");
      lines.add(escaped(LedgerTexts.coverage(coverage) + "."));
    }
    lines.add("");
    lines.add("## What decides");
    lines.add("");
    for (Ledger.Row row : ledger.rows()) {
      lines.add("- " + escaped(row.claim().id() + ": " + LedgerTexts.rule(row)));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String here(Ledger.Row row) {
    List<String> parts = new ArrayList<>();
    for (Map<String, String> texts : List.of(LedgerTexts.here(row), LedgerTexts.each(row))) {
      texts.forEach(
          (text, jdks) -> parts.add(escaped(texts.size() == 1 ? text : jdks + ": " + text)));
    }
    List<String> links = links(LedgerTexts.evidence(row));
    if (!links.isEmpty()) {
      parts.add("evidence: " + String.join(", ", links));
    }
    return String.join("<br>", parts);
  }

  /** Numbered, since a row may have twenty of them, of a line each; layouts by their JDK. */
  private static List<String> links(List<String> paths) {
    List<String> links = new ArrayList<>();
    int number = 1;
    for (String path : paths) {
      String layout = Beside.layoutName(path);
      String text = layout.isEmpty() ? Integer.toString(number++) : escaped(layout);
      links.add("[" + text + "](" + path + ")");
    }
    return links;
  }

  private static String row(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static String escaped(String text) {
    return DecisionMarkdown.escaped(text);
  }
}
