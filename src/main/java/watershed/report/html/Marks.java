package watershed.report.html;

/** The style of a table's cell: verdicts stand out by weight and colour, and are always words. */
public final class Marks {
  private Marks() {}

  /** Names of classes of the page's style sheet. */
  public static String of(String text, boolean number) {
    if (number) {
      return "number";
    }
    if (is(text, "CONFIRMED") || is(text, "IMPROVED") || is(text, "EQUIVALENT")) {
      return "mark mark-confirmed";
    }
    if (is(text, "REFUTED") || is(text, "REGRESSED") || is(text, "INVALID")) {
      return "mark mark-refuted";
    }
    return is(text, "INCONCLUSIVE") || is(text, "NOT MEASURABLE HERE") || is(text, "NOT IN THIS RUN")
        ? "mark mark-open"
        : "text";
  }

  private static boolean is(String text, String verdict) {
    return text.equals(verdict);
  }
}
