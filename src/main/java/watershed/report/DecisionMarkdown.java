package watershed.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import watershed.analysis.DecisionFlow;
import watershed.analysis.DecisionTable;
import watershed.analysis.Findings;
import watershed.record.FindPlan;

/** A decision table as Markdown, with a Mermaid flow chart made of the same rows. */
public final class DecisionMarkdown {
  /** Name of the file within a run's directory. */
  public static final String FILE = "decision.md";

  private static final String ESCAPED = "\\`*_~|";

  private DecisionMarkdown() {}

  /**
   * Writes the document.
   *
   * @param records of the run that the search is
   * @param plan what it asks
   * @param findings what it has come to
   * @return lines joined by line feeds, with one at the end
   */
  public static String of(RunRecords records, FindPlan plan, Findings findings) {
    DecisionTable table = DecisionTable.of(records.machine(), plan, findings);
    SliceNames names = new SliceNames(plan.slices(), records.machine().cpus());
    List<String> lines = new ArrayList<>();
    lines.add("# What to take on " + escaped(records.machine().id()));
    lines.add("");
    lines.add(escaped("Machine: " + FindText.machine(records) + "."));
    lines.add("");
    lines.add(escaped("Measured: " + FindText.measured(records, plan) + "."));
    for (String control : PooledControl.texts(records, plan.slices())) {
      lines.add("");
      lines.add(escaped("Control: " + control + "."));
    }
    if (!names.constants().isEmpty()) {
      lines.add("");
      lines.add(escaped("Always " + names.constants() + "."));
    }
    lines.add("");
    lines.add(escaped(DecisionText.reading(table)));
    if (table.rows().isEmpty()) {
      lines.add("");
      lines.add("Too little was measured to decide anything.");
    }
    for (CellTable part : DecisionText.tables(table, names)) {
      lines.add("");
      lines.add("## " + escaped(part.title()));
      lines.add("");
      lines.addAll(rows(part));
    }
    for (DecisionFlow flow : DecisionFlow.of(table)) {
      lines.add("");
      lines.add("## " + escaped(FlowText.title(flow, table)));
      lines.add("");
      lines.add("```mermaid");
      lines.addAll(Mermaid.lines(flow));
      lines.add("```");
      lines.add("");
      lines.add(escaped("The chart " + FlowText.holdsFor(flow) + "."));
    }
    return String.join("\n", lines) + "\n";
  }

  /** The rows of a table, headings first. */
  static List<String> rows(CellTable table) {
    List<String> lines = new ArrayList<>();
    lines.add(row(table.columns().stream().map(CellTable.Column::name).toList()));
    lines.add(
        table.columns().stream()
            .map(column -> column.number() ? "---:" : "---")
            .collect(Collectors.joining(" | ", "| ", " |")));
    table.rows().forEach(row -> lines.add(row(row)));
    return lines;
  }

  private static String row(List<String> texts) {
    return texts.stream()
        .map(DecisionMarkdown::escaped)
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  /** Text that Markdown shows as it is, in one line. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int c : text.codePoints().toArray()) {
      if (Character.isWhitespace(c) || Character.isISOControl(c)) {
        escaped.append(' ');
      } else if (c == '<') {
        escaped.append("&lt;");
      } else if (c == '>') {
        escaped.append("&gt;");
      } else if (c == '&') {
        escaped.append("&amp;");
      } else {
        // Brackets stand for intervals: only those that would begin a link's address are escaped.
        boolean link =
            c == '(' && escaped.length() > 0 && escaped.charAt(escaped.length() - 1) == ']';
        escaped.append(ESCAPED.indexOf(c) >= 0 || link ? "\\" : "").appendCodePoint(c);
      }
    }
    return escaped.toString();
  }
}
