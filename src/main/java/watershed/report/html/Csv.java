package watershed.report.html;

import java.util.List;
import java.util.stream.Collectors;
import watershed.report.CellTable;

/** A table as comma-separated values (RFC 4180, with line feeds). */
final class Csv {
  private Csv() {}

  /** The headings and every row, each ended by a line feed. */
  static String of(CellTable table) {
    StringBuilder csv = new StringBuilder();
    line(csv, table.columns().stream().map(CellTable.Column::name).toList());
    table.rows().forEach(row -> line(csv, row));
    return csv.toString();
  }

  private static void line(StringBuilder csv, List<String> fields) {
    csv.append(fields.stream().map(Csv::quoted).collect(Collectors.joining(","))).append('\n');
  }

  private static String quoted(String field) {
    boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
