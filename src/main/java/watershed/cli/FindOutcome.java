package watershed.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import watershed.analysis.DecisionTable;
import watershed.analysis.Findings;
import watershed.record.FindPlan;
import watershed.record.Json;
import watershed.record.RunDirectory;
import watershed.record.WholeFile;
import watershed.report.DecisionMarkdown;
import watershed.report.FindText;
import watershed.report.RunRecords;

/** What a search leaves beside its journal, and shows at its end or later. */
final class FindOutcome {
  /** Name of the file that holds what was found. */
  static final String FINDINGS = "findings.json";

  private FindOutcome() {}

  /** Writes what was found so far, whole or not at all. */
  static void writeFindings(RunDirectory directory, Findings findings) {
    Json.write(directory.file(FINDINGS), findings);
  }

  /** Writes everything that can be made again from the journal. */
  static void writeFiles(RunDirectory directory, SearchState state) {
    RunRecords records = RunRecords.of(directory);
    FindPlan plan = state.feasible().plan();
    writeFindings(directory, state.findings());
    Json.write(
        directory.file(DecisionTable.FILE),
        DecisionTable.of(records.machine(), plan, state.findings()));
    Path markdown = directory.file(DecisionMarkdown.FILE);
    String text = DecisionMarkdown.of(records, plan, state.findings());
    WholeFile.write(markdown, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** What was found, as text. */
  static String text(RunRecords records, SearchState state) {
    StringBuilder text =
        new StringBuilder(FindText.of(records, state.feasible().plan(), state.findings()));
    state.feasible().lacking().forEach(line -> text.append("left out: ").append(line).append('\n'));
    return text.toString();
  }
}
