package watershed.analysis;

import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * How the score of A compares with that of B.
 *
 * @param logs ln(A/B) of each block where they took turns; empty where they did not
 * @param log estimate of ln(A/B); its {@code n} is the number of blocks, or of forks of the side
 *     that has fewer, its {@code sd} that of the replicates themselves, or of the difference of two
 *     forks, one of each side
 * @param se standard error of the estimate; NaN where there is no interval
 * @param df degrees of freedom of Student's distribution of (estimate − truth)/{@code se}; 0 where
 *     there is no interval
 * @param paired whether A and B took turns, which takes the machine's drift out of the ratio
 * @param direction which way the score improves
 * @param leftOut blocks, or forks of either side, that could not be used because a score was not
 *     above 0
 */
public record Ratio(
    List<Double> logs,
    Estimate log,
    double se,
    double df,
    boolean paired,
    Direction direction,
    int leftOut) {
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

  /**
   * The same with the interval of another confidence, estimate ± t((1+level)/2, df)·se.
   *
   * @param level two-sided confidence, in (0, 1)
   */
  public Ratio at(double level) {
    return with(se, df, level);
  }

  /** The same with another standard error, its degrees of freedom and the interval they give. */
  Ratio with(double error, double freedom, double level) {
    if (log.alone()) {
      return this;
    }
    double half = Estimate.t(freedom, level) * error;
    double value = log.value();
    Estimate.Interval interval = new Estimate.Interval(value - half, value + half);
    Estimate estimate = new Estimate(value, interval, log.sd(), log.n());
    return new Ratio(logs, estimate, error, freedom, paired, direction, leftOut);
  }

  /**
   * Two-sided p-value of A = B: how often Student's distribution is farther from 0 than
   * estimate/se. NaN where there is no interval.
   */
  public double p() {
    if (log.alone()) {
      return Double.NaN;
    }
    if (se == 0) {
      return log.value() == 0 ? 1 : 0;
    }
    return 2 * TDistribution.of(df).survivalProbability(Math.abs(log.value()) / se);
  }
}
