package watershed.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  /**
   * This series with a second fork of the same contender in each block: their geometric mean,
   * window by window or shot by shot, stands for both. A block stays one replicate. A block that
   * the other lacks, or where it ran otherwise, stays as it is.
   */
  Series with(Series twin) {
    Map<Integer, ForkSample> others = twin.byBlock();
    List<ForkSample> merged = new ArrayList<>();
    for (ForkSample fork : forks) {
      ForkSample other = others.get(fork.block());
      merged.add(other == null ? fork : fork.with(other));
    }
    return new Series(cell, contender, jdk, metric, mode, unit, merged);
  }

  /** Of each block where {@link #with} makes one fork of two, this series' and the twin's. */
  List<ForkSample> apart(Series twin) {
    Map<Integer, ForkSample> others = twin.byBlock();
    List<ForkSample> apart = new ArrayList<>();
    for (ForkSample fork : forks) {
      ForkSample other = others.get(fork.block());
      if (other != null && fork.matches(other)) {
        apart.add(fork);
        apart.add(other);
      }
    }
    return apart;
  }

  private Map<Integer, ForkSample> byBlock() {
    Map<Integer, ForkSample> all = new HashMap<>();
    forks.forEach(fork -> all.put(fork.block(), fork));
    return all;
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
