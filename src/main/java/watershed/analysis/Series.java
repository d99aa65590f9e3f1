package watershed.analysis;

import java.util.List;
import watershed.record.Cell;

/**
 * All forks of one contender on one JDK in one cell, seen through one metric.
 *
 * @param cell where
 * @param contender which of the compared things
 * @param jdk {@link watershed.record.Jdk#id()}
 * @param metric as {@link watershed.record.Measurement#metric()}
 * @param mode JMH's short mode
 * @param unit JMH's unit
 * @param forks in order of their blocks; at least one
 */
public record Series(
    Cell cell,
    String contender,
    String jdk,
    String metric,
    String mode,
    String unit,
    List<ForkSample> forks) {
  public Series {
    forks = List.copyOf(forks);
  }

  /** The fork means, in order of blocks. */
  public double[] forkMeans() {
    return forks.stream().mapToDouble(ForkSample::mean).toArray();
  }

  /** Which way this metric improves; only meaningful for a benchmark's own score. */
  public Direction direction() {
    return Direction.of(mode);
  }
}
