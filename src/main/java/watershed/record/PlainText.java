package watershed.record;

/** PlainText of strangers within a line of our own. */
public final class PlainText {
  private static final int LONGEST = 300;
  private static final char SHOWN_FOR_CONTROL = '?';

  private PlainText() {}

  /**
   * The text without anything that moves a terminal's cursor or breaks its line, which a file of
   * somebody else may hold: control and format characters and line separators become question
   * marks.
   */
  public static String plain(String text) {
    boolean clean = text.codePoints().noneMatch(PlainText::unprintable);
    if (clean) {
      return text;
    }
    StringBuilder plain = new StringBuilder();
    text.codePoints().forEach(c -> plain.appendCodePoint(unprintable(c) ? SHOWN_FOR_CONTROL : c));
    return plain.toString();
  }

  /** {@link #plain} and cut where it is very long. */
  static String oneLine(String text) {
    String plain = plain(text);
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "...";
  }

  private static boolean unprintable(int c) {
    int type = Character.getType(c);
    return Character.isISOControl(c)
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE;
  }
}
