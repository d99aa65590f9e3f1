package watershed.analysis;

import watershed.record.Measurement;

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

  /**
   * The direction of any metric. Of the secondary ones all that is counted or used up (bytes,
   * collections, misses, time) is better the less there is of it; only rates of operations, such as
   * those of a group's methods, and instructions per cycle are better the more.
   *
   * @param mode JMH's short mode of the benchmark
   * @param metric {@link watershed.record.Measurement#PRIMARY} or a secondary result's name
   * @param unit of the metric
   */
  public static Direction of(String mode, String metric, String unit) {
    if (metric.equals(Measurement.PRIMARY)) {
      return of(mode);
    }
    return unit.startsWith("ops/") || metric.equals("IPC") ? MORE_IS_BETTER : LESS_IS_BETTER;
  }

  /** 1 where more is better, else −1: what a log-ratio of scores is turned into gain by. */
  public int sign() {
    return this == MORE_IS_BETTER ? 1 : -1;
  }
}
