package watershed.record;

import java.util.List;

/**
 * One metric of one result of JMH.
 *
 * @param unit JMH's unit of the score
 * @param forks in order of time; of each the score of every measured iteration, at least one, which
 *     may be infinite or not a number
 * @param sampled whether an iteration's score is the mean of times that JMH sampled
 * @param times of each fork what was sampled; none where that is nothing, or no times
 */
public record JmhMetric(
    String unit, List<List<Double>> forks, boolean sampled, List<LatencyHistogram> times) {
  public JmhMetric {
    forks = List.copyOf(forks);
    times = List.copyOf(times);
  }
}
