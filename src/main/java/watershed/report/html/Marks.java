package watershed.report.html;

/** The style of a table's cell: verdicts stand out by weight and colour, and are always words. */
public final class Marks {
  private Marks() {}

  /** The style of a column's heading. */
  public static String column(boolean number) {
    return number ? "number" : "text";
  }

  /** Names of classes of the page's style sheet. */
  public static String of(String text, boolean number) {
    if (number) {
      return "number";
    }
    if (text.equals("CONFIRMED") || text.equals("IMPROVED") || text.equals("EQUIVALENT")) {
      return "mark mark-confirmed";
    }
    if (text.equals("REFUTED") || text.equals("REGRESSED") || text.equals("INVALID")) {
      return "mark mark-refuted";
    }
    return text.equals("INCONCLUSIVE")
            || text.equals("NOT MEASURABLE HERE")
            || text.equals("NOT IN THIS RUN")
        ? "mark mark-open"
        : "text";
  }
}
