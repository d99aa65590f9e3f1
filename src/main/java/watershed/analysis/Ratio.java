package watershed.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the score of A compares with that of B.
 *
 * @param logs ln(A/B) of each block where they took turns; empty where they did not
 * @param log estimate of ln(A/B); its {@code n} is the number of blocks, or of forks of the side
 *     that has fewer
 * @param paired whether A and B took turns, which takes the machine's drift out of the ratio
 * @param direction which way the score improves
 * @param leftOut blocks that could not be used because a score was not above 0
 */
public record Ratio(
    List<Double> logs, Estimate log, boolean paired, Direction direction, int leftOut) {
  public Ratio {
    logs = List.copyOf(logs);
  }

  /** Score of A over score of B. */
  public Estimate scores() {
    return log.map(Math::exp);
  }

  /** How many times as good A is as B: above 1 where A is better, whichever way the score goes. */
  public Estimate gain() {
    return log.map(x -> Math.exp(direction.sign() * x));
  }

  /** Whether the interval excludes equality. */
  public boolean distinguishable() {
    Estimate.@Nullable Interval interval = log.interval();
    return interval != null && !interval.contains(0);
  }
}
