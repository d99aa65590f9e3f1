package watershed.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Breaks text into lines that fit a terminal. */
final class Wrap {
  /** Longest line of the report. */
  static final int WIDTH = 100;

  private static final int LABEL = 10;

  private static final Pattern BLANK = Pattern.compile(" ");

  private Wrap() {}

  /** Breaks at blanks; every line but the first is indented by two more. */
  static List<String> text(String text, String indent) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(indent);
    boolean fresh = true;
    for (String word : BLANK.splitAsStream(text).toList()) {
      if (!fresh && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(indent).append("  ");
        fresh = true;
      }
      if (!fresh) {
        line.append(' ');
      }
      line.append(word);
      fresh = false;
    }
    lines.add(line.toString());
    return lines;
  }

  /**
   * A label and its text, texts aligned behind the labels; behind a label that is too long for
   * that, only from its second line on.
   */
  static List<String> labelled(String label, String text) {
    String beyond = "x".repeat(Math.max(0, label.length() - LABEL));
    List<String> lines =
        text(label.length() < LABEL ? text : beyond + "  " + text, " ".repeat(LABEL));
    String first = lines.get(0);
    lines.set(0, label + first.substring(label.length()));
    return lines;
  }
}
