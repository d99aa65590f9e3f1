package watershed.record;

import java.util.List;
import java.util.SortedMap;

/**
 * One metric of one result of JMH.
 *
 * @param unit JMH's unit of the score
 * @param forks in order of time; of each the score of every measured iteration, at least one, which
 *     may be infinite or not a number
 * @param times where JMH sampled single operations, of each fork how many took what, in the unit of
 *     the score: an iteration's score is then the mean of its own; else empty
 */
public record JmhMetric(
    String unit, List<List<Double>> forks, List<SortedMap<Double, Long>> times) {
  public JmhMetric {
    forks = List.copyOf(forks);
    times = List.copyOf(times);
  }

  /** Whether an iteration's score is the mean of times that JMH sampled. */
  public boolean sampled() {
    return !times.isEmpty();
  }
}
