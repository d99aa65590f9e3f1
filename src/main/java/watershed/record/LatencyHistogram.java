package watershed.record;

import org.jspecify.annotations.Nullable;

/**
 * The latencies of single operations that one fork timed in its measured windows, all threads
 * together.
 *
 * @param samples how many operations were timed
 * @param sampledShare share of the operations that were chosen to be timed: 1 in an open loop; NaN,
 *     as the next, where JMH timed them
 * @param timerCostNanos median cost of one reading of the fork's clock; about one is in every
 *     latency
 * @param timerStepNanos smallest step in which that clock was seen to move; 0 where not known
 * @param capacityPerSecond what all threads carried back to back at the end of the warm-up, with
 *     every operation timed; null in a closed loop, as the next three
 * @param targetPerSecond intended starts of all threads
 * @param realisedPerSecond operations that all threads did, mean over windows
 * @param leastWindowShare realised over target of the window that fell furthest behind: one such
 *     window can be all of a fork's tail; null in a closed loop, and of builds before it
 * @param counts HdrHistogram's V2 encoding, compressed, in base 64; values are ns
 */
public record LatencyHistogram(
    long samples,
    double sampledShare,
    double timerCostNanos,
    long timerStepNanos,
    @Nullable Double capacityPerSecond,
    @Nullable Double targetPerSecond,
    @Nullable Double realisedPerSecond,
    @Nullable Double leastWindowShare,
    String counts) {
  /**
   * What JMH's mode {@code sample} timed in a fork, which tells nothing of its clock.
   *
   * @param counts as the component
   */
  static LatencyHistogram ofJmh(long samples, String counts) {
    return new LatencyHistogram(samples, Double.NaN, Double.NaN, 0, null, null, null, null, counts);
  }

  /** Whether the suite timed them itself, and not JMH. */
  public boolean own() {
    return !Double.isNaN(sampledShare);
  }
}
