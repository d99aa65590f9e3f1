package watershed.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import watershed.analysis.DecisionTable;
import watershed.analysis.Findings;
import watershed.record.FindPlan;
import watershed.record.Jdk;

/** What a search decided, as the table of Markdown that stands in the README: a row a slice. */
public final class ReadmeDecision {
  private ReadmeDecision() {}

  /**
   * Writes the part of the README.
   *
   * @param directory of the search as a reader should type it
   * @return lines joined by line feeds, with one at the end
   */
  public static String of(RunRecords records, FindPlan plan, Findings findings, String directory) {
    DecisionTable decisions = DecisionTable.of(records.machine(), plan, findings);
    SliceNames names = new SliceNames(plan.slices(), records.machine().cpus());
    List<String> jdks =
        records.run().jdks().stream().map(Jdk::id).filter(decisions.jdks()::contains).toList();
    CellTable table =
        new DecisionSummary(ReadmeRows::code, open -> "*" + open + "*", "<br>")
            .table(decisions, names, jdks);
    List<String> lines = new ArrayList<>(Wrap.text(head(records, plan, decisions), ""));
    lines.add("");
    lines.add(
        row(
            table.columns().stream()
                .map(CellTable.Column::name)
                .map(DecisionMarkdown::escaped)
                .toList()));
    lines.add("|" + "---|".repeat(table.columns().size()));
    for (List<String> texts : table.rows()) {
      List<String> row = new ArrayList<>(texts);
      // The others are Markdown already.
      row.set(0, DecisionMarkdown.escaped(texts.get(0)));
      lines.add(row(row));
    }
    lines.add("");
    lines.addAll(Wrap.text(caption(records, decisions, names, directory), ""));
    return String.join("\n", lines) + "\n";
  }

  private static String row(List<String> texts) {
    return texts.stream().collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static String head(RunRecords records, FindPlan plan, DecisionTable table) {
    return "Which map to take on one machine ("
        + FindText.machine(records)
        + "; virtualisation: "
        + records.machine().virtualisation()
        + "; "
        + FindText.measured(records, plan)
        + "; "
        + Numbers.count(table.settled(), "answer")
        + " of "
        + table.rows().size()
        + " in decision.md settled):";
  }

  private static String caption(
      RunRecords records, DecisionTable table, SliceNames names, String directory) {
    return DecisionSummary.reading(table.indifference())
        + (names.constants().isEmpty() ? "" : " Always " + names.constants() + ".")
        + " Searched by `./run-benchmarks.sh "
        + records.run().command()
        + "` and `--resume`, written by `./run-benchmarks.sh report --readme "
        + directory
        + "`; thresholds, flow chart and raw samples lie there.";
  }
}
