package watershed.analysis;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * A value from replicates, with its uncertainty where there is more than one.
 *
 * @param value the estimate
 * @param interval confidence interval, or null where one replicate leaves it unknown
 * @param sd standard deviation of the replicates on the scale that the interval was taken on, of
 *     their logarithms for {@link #geometric}; NaN for one replicate, and where it is not known
 * @param n number of replicates
 */
public record Estimate(double value, @Nullable Interval interval, double sd, int n) {
  /** The confidence of every interval for which nothing else is said. */
  public static final double LEVEL = 0.95;

  /**
   * Bounds.
   *
   * @param low lower
   * @param high upper, not below {@code low}
   */
  public record Interval(double low, double high) {
    /** Whether a value lies between the bounds or on one. */
    public boolean contains(double x) {
      return low <= x && x <= high;
    }

    /** The interval of a monotone function of the value. */
    public Interval map(DoubleUnaryOperator f) {
      double a = f.applyAsDouble(low);
      double b = f.applyAsDouble(high);
      return new Interval(Math.min(a, b), Math.max(a, b));
    }
  }

  /** The same of a value that cannot be below a bound. */
  Estimate from(double bound) {
    Interval whole = interval;
    return whole == null
        ? this
        : new Estimate(
            value, new Interval(Math.max(bound, whole.low), Math.max(bound, whole.high)), sd, n);
  }

  /** Whether there is no interval. */
  public boolean alone() {
    return interval == null;
  }

  /**
   * The estimate of a monotone function of the value; the standard deviation does not carry over.
   */
  public Estimate map(DoubleUnaryOperator f) {
    return new Estimate(
        f.applyAsDouble(value), interval == null ? null : interval.map(f), Double.NaN, n);
  }

  /**
   * Arithmetic mean of replicates with Student's interval, x̄ ± t((1+level)/2, n−1)·s/√n (Student,
   * Biometrika 1908).
   *
   * @param replicates one value per fork or block, finite
   * @throws IllegalArgumentException if there is none
   */
  public static Estimate arithmetic(double[] replicates, double level) {
    int n = replicates.length;
    if (n == 0) {
      throw new IllegalArgumentException("no replicates");
    }
    double mean = Mean.of(replicates).getAsDouble();
    if (n == 1) {
      return new Estimate(mean, null, Double.NaN, 1);
    }
    double sd = StandardDeviation.of(replicates).getAsDouble();
    double half = t(n - 1, level) * sd / Math.sqrt(n);
    return new Estimate(mean, new Interval(mean - half, mean + half), sd, n);
  }

  /**
   * Geometric mean of replicates with Student's interval on their logarithms, exp(x̄ ± t·s/√n)
   * (Student, Biometrika 1908; the logarithm is monotone, so its bounds carry over); {@link
   * #arithmetic} where one is not above 0.
   *
   * @param replicates one value per fork or block, finite
   * @throws IllegalArgumentException if there is none
   */
  public static Estimate geometric(double[] replicates, double level) {
    double[] logs = new double[replicates.length];
    for (int i = 0; i < logs.length; i++) {
      if (replicates[i] <= 0) {
        return arithmetic(replicates, level);
      }
      logs[i] = Math.log(replicates[i]);
    }
    Estimate log = arithmetic(logs, level);
    Interval interval = log.interval;
    return new Estimate(
        Math.exp(log.value), interval == null ? null : interval.map(Math::exp), log.sd, log.n);
  }

  /** The quantile t((1+level)/2, df) of Student's distribution. */
  public static double t(double df, double level) {
    return TDistribution.of(df).inverseSurvivalProbability((1 - level) / 2);
  }
}
