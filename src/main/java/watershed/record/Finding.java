package watershed.record;

/**
 * One thing that a health check looked at.
 *
 * @param subject what was looked at, such as {@code governor}
 * @param grade what it means for measuring
 * @param observed the value found, with its unit, or why it could not be read
 * @param advice the next step; empty where all is well
 */
public record Finding(String subject, Grade grade, String observed, String advice) {
  /** What a finding means for the figures measured under it. */
  public enum Grade {
    FINE,
    DEGRADES,
    INVALID
  }
}
