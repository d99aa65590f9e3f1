package watershed.record;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Rows of CSV (RFC 4180, but lines end in a line feed). Names may be of strangers: one that a
 * spreadsheet would take for a formula has an apostrophe before it.
 */
public final class Csv {
  private static final String FORMULA = "=+-@\t\r";
  private static final Pattern NUMBER =
      Pattern.compile("[+-](?:\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?|Infinity)");

  private Csv() {}

  /** Writes a row to a writer that stays open. */
  public static void line(Writer out, List<String> fields) throws IOException {
    out.write(line(fields));
  }

  /** A row, with its line feed. */
  public static String line(List<String> fields) {
    return fields.stream()
        .map(Csv::harmless)
        .map(Csv::quoted)
        .collect(Collectors.joining(",", "", "\n"));
  }

  private static String harmless(String field) {
    boolean formula = !field.isEmpty() && FORMULA.indexOf(field.charAt(0)) >= 0;
    return formula && !NUMBER.matcher(field).matches() ? "'" + field : field;
  }

  private static String quoted(String field) {
    boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }

  /** {@code name=value} pairs joined by {@code ;}, a backslash before each one within them. */
  public static String params(Map<String, String> params) {
    return params.entrySet().stream()
        .map(p -> p.getKey() + "=" + p.getValue())
        .map(pair -> pair.replace("\\", "\\\\").replace(";", "\\;"))
        .collect(Collectors.joining(";"));
  }
}
