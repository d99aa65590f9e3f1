package watershed.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Variance;
import org.jspecify.annotations.Nullable;
import watershed.record.BadInput;

/**
 * Compares two series by ratio.
 *
 * <p>Where they took turns, the log-ratio of a block is the mean over its rounds of ln(a/b), and
 * the blocks are the replicates: D̄ ± t((1+level)/2, n−1)·s_D/√n (Student, Biometrika 1908).
 * Otherwise each fork's mean of logarithms is a replicate and the interval is Welch's (Biometrika
 * 1947), with Satterthwaite's degrees of freedom (Biometrics Bulletin 1946).
 */
public final class PairedBlocks {
  private PairedBlocks() {}

  /**
   * Compares the scores of two series of the same unit, at the usual confidence, {@link
   * Estimate#LEVEL}; {@link Ratio#at} gives others.
   *
   * @return null where no score is above 0, so that there is no ratio
   * @throws IllegalArgumentException if the units differ
   * @throws BadInput if forks that took turns have unequal numbers of windows
   */
  public static @Nullable Ratio compare(Series a, Series b) {
    if (!a.unit().equals(b.unit())) {
      throw new IllegalArgumentException("no ratio of " + a.unit() + " to " + b.unit());
    }
    Map<Integer, ForkSample> byBlock = new HashMap<>();
    b.forks().stream()
        .filter(ForkSample::inTurns)
        .forEach(fork -> byBlock.putIfAbsent(fork.block(), fork));
    List<Double> logs = new ArrayList<>();
    int leftOut = 0;
    for (ForkSample x : a.forks()) {
      ForkSample y = x.inTurns() ? byBlock.remove(x.block()) : null;
      if (y != null) {
        double log = logRatio(x, y, a, b);
        if (Double.isNaN(log)) {
          leftOut++;
        } else {
          logs.add(log);
        }
      }
    }
    if (!logs.isEmpty()) {
      return paired(logs, a.direction(), leftOut);
    }
    return leftOut > 0 ? null : unpaired(a, b);
  }

  /**
   * Mean of paired replicates with Student's interval; without one if there is one replicate.
   *
   * @param logs ln(A/B) of each block, finite; at least one
   * @param leftOut blocks that could not be used
   */
  public static Ratio paired(List<Double> logs, Direction direction, int leftOut) {
    double[] replicates = logs.stream().mapToDouble(Double::doubleValue).toArray();
    Estimate log = Estimate.arithmetic(replicates, Estimate.LEVEL);
    int n = log.n();
    return new Ratio(logs, log, log.sd() / Math.sqrt(n), n - 1, true, direction, leftOut);
  }

  /** Mean over rounds of the log-ratio; that of the means where a window's score is not above 0. */
  private static double logRatio(ForkSample x, ForkSample y, Series a, Series b) {
    if (x.values().size() != y.values().size()) {
      throw new BadInput(
          "block "
              + x.block()
              + " of "
              + a.cell().id()
              + " has "
              + x.values().size()
              + " windows of "
              + a.contender()
              + " but "
              + y.values().size()
              + " of "
              + b.contender()
              + ": they cannot have taken turns; measure the block again");
    }
    double sum = 0;
    for (int i = 0; i < x.values().size(); i++) {
      sum += Math.log(x.values().get(i) / y.values().get(i));
    }
    double log = sum / x.values().size();
    if (Double.isFinite(log)) {
      return log;
    }
    double ofMeans = Math.log(x.mean() / y.mean());
    return Double.isFinite(ofMeans) ? ofMeans : Double.NaN;
  }

  private static @Nullable Ratio unpaired(Series a, Series b) {
    double[] x = logMeans(a);
    double[] y = logMeans(b);
    int leftOut = a.forks().size() - x.length + b.forks().size() - y.length;
    return x.length == 0 || y.length == 0 ? null : welch(x, y, a.direction(), leftOut);
  }

  private static double[] logMeans(Series series) {
    return series.forks().stream()
        .mapToDouble(ForkSample::logMean)
        .filter(Double::isFinite)
        .toArray();
  }

  /**
   * Difference of two means with Welch's interval; without one if a side has one replicate.
   *
   * @param x log mean of each fork of A, finite; at least one
   * @param y the same of B
   * @param leftOut forks that could not be used
   */
  public static Ratio welch(double[] x, double[] y, Direction direction, int leftOut) {
    double difference = Mean.of(x).getAsDouble() - Mean.of(y).getAsDouble();
    int n = Math.min(x.length, y.length);
    if (n < 2) {
      Estimate alone = new Estimate(difference, null, Double.NaN, n);
      return new Ratio(List.of(), alone, Double.NaN, 0, false, direction, leftOut);
    }
    double ofX = Variance.of(x).getAsDouble();
    double ofY = Variance.of(y).getAsDouble();
    double u = ofX / x.length;
    double v = ofY / y.length;
    double se = Math.sqrt(u + v);
    // Two constant samples have no variance to estimate degrees of freedom from, nor a width.
    double df =
        se == 0 ? n - 1 : (u + v) * (u + v) / (u * u / (x.length - 1) + v * v / (y.length - 1));
    double half = Estimate.t(df, Estimate.LEVEL) * se;
    Estimate.Interval interval = new Estimate.Interval(difference - half, difference + half);
    // That of the difference of two: n of each side would have a standard error of sd/√n.
    Estimate estimate = new Estimate(difference, interval, Math.sqrt(ofX + ofY), n);
    return new Ratio(List.of(), estimate, se, df, false, direction, leftOut);
  }
}
