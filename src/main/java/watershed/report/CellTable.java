package watershed.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table of text, whatever it is rendered to.
 *
 * @param title one line above it; empty for none
 * @param columns from left to right
 * @param rows of as many texts as there are columns
 * @param notes lines below it
 */
public record CellTable(
    String title, List<Column> columns, List<List<String>> rows, List<String> notes) {
  /**
   * A column.
   *
   * @param name heading, with the unit where there is one
   * @param number whether its texts are numbers, aligned to the right
   */
  public record Column(String name, boolean number) {
    static Column text(String name) {
      return new Column(name, false);
    }

    static Column number(String name) {
      return new Column(name, true);
    }
  }

  public CellTable {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    notes = List.copyOf(notes);
    for (List<String> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "a row of " + row.size() + " texts under " + columns.size() + " columns: " + row);
      }
    }
  }

  /** Number of characters of the widest line that {@link #lines} gives, notes and title apart. */
  int width() {
    return Arrays.stream(widths()).map(w -> w + 2).sum();
  }

  private int[] widths() {
    int[] widths = columns.stream().mapToInt(c -> c.name().length()).toArray();
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return widths;
  }

  /** The table as lines of fixed-width text, columns two blanks apart, indented by two. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (!title.isEmpty()) {
      lines.addAll(Wrap.text(title, ""));
    }
    int[] widths = widths();
    if (widths.length > 0) {
      lines.add(line(columns.stream().map(Column::name).toList(), widths));
      lines.add("  " + "-".repeat(Math.min(Wrap.WIDTH, width()) - 2));
    }
    rows.forEach(row -> lines.add(line(row, widths)));
    notes.forEach(note -> lines.addAll(Wrap.text(note, "  ")));
    return lines;
  }

  private String line(List<String> texts, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String pad = " ".repeat(widths[i] - texts.get(i).length());
      line.append("  ").append(columns.get(i).number() ? pad + texts.get(i) : texts.get(i) + pad);
    }
    return line.toString().stripTrailing();
  }
}
