package watershed.report;

import java.util.ArrayList;
import java.util.List;
import watershed.analysis.diff.Ruling;
import watershed.analysis.diff.Rulings;
import watershed.record.Policy;

/** A comparison as Markdown, to stand under a pull request. */
public final class DiffMarkdown {
  /** Name of the file. */
  public static final String FILE = "diff.md";

  /** A comment of GitHub holds 65 536 characters. */
  private static final int MOST_ROWS = 50;

  private DiffMarkdown() {}

  /**
   * The document.
   *
   * @return lines joined by line feeds, with one at the end
   */
  public static String of(ComparedNames sides, Rulings rulings) {
    List<String> lines = new ArrayList<>();
    lines.add("### " + escaped(rulings.says()));
    lines.add("");
    lines.add(
        escaped(sides.base() + " → " + sides.next() + ". " + DiffSummary.counts(rulings) + "."));
    DiffTables tables = new DiffTables(rulings);
    List<Ruling> decided = tables.sorted(false);
    List<Ruling> marked = decided.stream().filter(r -> r.weight() != Policy.Weight.PASSES).toList();
    List<Ruling> rest = decided.stream().filter(r -> r.weight() == Policy.Weight.PASSES).toList();
    table(lines, tables, marked);
    List<Ruling> open = tables.sorted(true);
    table(lines, tables, open.stream().filter(DiffTables::fails).toList());
    List<String> failing = DiffSummary.failing(rulings);
    if (!failing.isEmpty()) {
      lines.add("");
      failing.forEach(line -> lines.add("- " + escaped(line.strip())));
    }
    folded(lines, tables, "Not decided", open.stream().filter(r -> !DiffTables.fails(r)).toList());
    folded(lines, tables, "Decided otherwise", rest);
    lines.add("");
    lines.add("<details><summary>" + escaped(quality(rulings)) + "</summary>");
    lines.add("");
    List<String> items = new ArrayList<>();
    items.add(DiffSummary.quality(rulings));
    items.add(DiffSummary.control(rulings));
    items.addAll(DiffSummary.gates(rulings));
    items.addAll(DiffSummary.left(rulings));
    items.add(DiffSummary.reading(rulings));
    items.forEach(item -> lines.add("- " + escaped(item.strip())));
    lines.add("");
    lines.add("</details>");
    return String.join("\n", lines) + "\n";
  }

  private static String quality(Rulings rulings) {
    return "Quality " + Math.round(rulings.findings().quality().score()) + " of 100";
  }

  private static void folded(
      List<String> lines, DiffTables tables, String title, List<Ruling> rows) {
    if (!rows.isEmpty()) {
      lines.add("");
      lines.add("<details><summary>" + title + ": " + rows.size() + "</summary>");
      table(lines, tables, rows);
      lines.add("");
      lines.add("</details>");
    }
  }

  private static void table(List<String> lines, DiffTables tables, List<Ruling> rows) {
    if (!rows.isEmpty()) {
      CellTable table = tables.table("", rows, MOST_ROWS);
      lines.add("");
      lines.addAll(DecisionMarkdown.rows(table));
      for (String note : table.notes()) {
        lines.add("");
        lines.add(escaped(note));
      }
    }
  }

  private static String escaped(String text) {
    return DecisionMarkdown.escaped(text);
  }
}
