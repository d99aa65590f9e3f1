package watershed.record;

/**
 * Names of contenders. The baseline of every block is measured twice, as itself and as its twin:
 * whatever differs between those two is noise.
 */
public final class Contenders {
  private static final String TWIN_MARK = "#2";

  private Contenders() {}

  /** The name of the second measurement of the same thing. */
  public static String twinOf(String contender) {
    return contender + TWIN_MARK;
  }

  public static boolean isTwin(String contender) {
    return contender.endsWith(TWIN_MARK);
  }

  /** What is really run under that name. */
  public static String subject(String contender) {
    return isTwin(contender)
        ? contender.substring(0, contender.length() - TWIN_MARK.length())
        : contender;
  }
}
