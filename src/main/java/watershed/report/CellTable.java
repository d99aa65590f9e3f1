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
    public static Column text(String name) {
      return new Column(name, false);
    }

    public static Column number(String name) {
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
    if (columns.size() > 1 && width() > Wrap.WIDTH) {
      lines.addAll(stacked());
    } else if (!rows.isEmpty()) {
      int[] widths = widths();
      lines.add(line(columns.stream().map(Column::name).toList(), widths));
      lines.add("  " + "-".repeat(width() - 2));
      rows.forEach(row -> lines.add(line(row, widths)));
    }
    notes.forEach(note -> lines.addAll(Wrap.text(note, "  ")));
    return lines;
  }

  /** Too wide for a terminal: the first column above the others, or every text by its heading. */
  private List<String> stacked() {
    List<List<String>> rest = rows.stream().map(row -> row.subList(1, row.size())).toList();
    CellTable narrow = new CellTable("", columns.subList(1, columns.size()), rest, List.of());
    List<String> lines = new ArrayList<>();
    if (narrow.width() <= Wrap.WIDTH) {
      List<String> body = narrow.lines();
      lines.add("  " + columns.get(0).name());
      lines.addAll(body.subList(0, 2));
      for (int i = 0; i < rows.size(); i++) {
        lines.addAll(Wrap.text(rows.get(i).get(0), "  "));
        lines.add(body.get(2 + i));
      }
      return lines;
    }
    for (List<String> row : rows) {
      List<String> parts = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        parts.add((columns.get(i).name() + " " + row.get(i)).strip());
      }
      lines.addAll(Wrap.text(String.join("; ", parts), "  "));
    }
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
