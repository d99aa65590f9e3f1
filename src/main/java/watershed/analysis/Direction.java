package watershed.analysis;

/** Which way a score improves. */
public enum Direction {
  /** Throughput. */
  MORE_IS_BETTER,
  /** Time. */
  LESS_IS_BETTER;

  /**
   * The direction of a benchmark's own score.
   *
   * @param mode JMH's short mode; only {@code thrpt} counts operations, all others take time
   */
  public static Direction of(String mode) {
    return mode.equals("thrpt") ? MORE_IS_BETTER : LESS_IS_BETTER;
  }

  /** 1 where more is better, else −1: what a log-ratio of scores is turned into gain by. */
  public int sign() {
    return this == MORE_IS_BETTER ? 1 : -1;
  }
}
