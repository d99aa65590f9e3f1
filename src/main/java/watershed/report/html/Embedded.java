package watershed.report.html;

import java.util.Locale;
import watershed.record.Json;

/** Values as JSON that may stand inside a script element of any page. */
final class Embedded {
  private Embedded() {}

  /**
   * JSON in which nothing can end the element or begin another: what HTML or JavaScript would read
   * in its own way stands as an escape, which JSON reads back as it was.
   */
  static String json(Object value) {
    String json = Json.line(value);
    StringBuilder safe = new StringBuilder(json.length() + 64);
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029') {
        safe.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        safe.append(c);
      }
    }
    return safe.toString();
  }
}
