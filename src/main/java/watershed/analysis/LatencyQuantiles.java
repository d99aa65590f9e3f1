package watershed.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Quantiles of latencies. Percentiles are never averaged: those of windows are not even taken, for
 * a fork's windows share one histogram.
 *
 * <p>The estimate is the quantile of what all forks timed, put together: what an operation of any
 * fork takes. Its interval comes from drawing whole forks with replacement and putting those
 * together, so that a fork in which one stall kept many operations waiting counts as one replicate,
 * not as many.
 */
public final class LatencyQuantiles {
  /** What can be told. */
  public enum Level {
    P50("p50", 0.5, 10),
    P90("p90", 0.9, 100),
    P99("p99", 0.99, 1_000),
    P999("p99.9", 0.999, 100_000),
    /** The longest of those that were timed, which says nothing of others. */
    MAX("max", 1, 1);

    /** Those that are told of what the suite times. */
    public static final List<Level> TOLD = List.of(P50, P99, P999);

    private final String label;
    private final double share;
    private final long fewest;

    Level(String label, double share, long fewest) {
      this.label = label;
      this.share = share;
      this.fewest = fewest;
    }

    public String label() {
      return label;
    }

    /** Fewest samples that it is told of. */
    public long fewest() {
      return fewest;
    }
  }

  private LatencyQuantiles() {}

  /** The quantiles of a series that are told of what the suite times, ns. */
  public static Map<Level, Estimate> of(LatencySeries series, Bootstrap bootstrap) {
    return of(series, Level.TOLD, bootstrap);
  }

  /**
   * The quantiles of a series, ns.
   *
   * @param wanted in order
   * @return those that it has samples enough for; without intervals where it has fewer than {@link
   *     Bootstrap#FEWEST} blocks, and of {@link Level#MAX}
   */
  public static Map<Level, Estimate> of(
      LatencySeries series, List<Level> wanted, Bootstrap bootstrap) {
    List<Level> levels = wanted.stream().filter(l -> series.samples() >= l.fewest).toList();
    double[] shares = levels.stream().mapToDouble(l -> l.share).toArray();
    int n = series.blocks();
    int[] once = new int[n];
    Arrays.fill(once, 1);
    double[] values = series.quantiles(once, shares);
    List<double[]> drawn =
        n < Bootstrap.FEWEST
            ? List.of()
            : bootstrap.draw(new int[] {n}, d -> series.quantiles(weights(d[0], n), shares));
    Map<Level, Estimate> estimates = new EnumMap<>(Level.class);
    for (int i = 0; i < shares.length; i++) {
      int level = i;
      Estimate.Interval interval =
          drawn.isEmpty() || levels.get(i) == Level.MAX
              ? null
              : Bootstrap.interval(
                  drawn.stream().mapToDouble(q -> q[level]).toArray(), n, Estimate.LEVEL);
      estimates.put(levels.get(i), new Estimate(values[i], interval, Double.NaN, n));
    }
    return estimates;
  }

  private static int[] weights(int[] drawn, int n) {
    int[] weights = new int[n];
    for (int replicate : drawn) {
      weights[replicate]++;
    }
    return weights;
  }

  /**
   * How a quantile of A compares with that of B: ln of their ratio in each block in which they took
   * turns, with Student's interval over blocks.
   *
   * @return null where no block has samples enough of both; blocks that lack them are counted as
   *     left out
   */
  public static @Nullable Ratio ratio(LatencySeries a, LatencySeries b, Level level) {
    List<Double> logs = new ArrayList<>();
    int leftOut = 0;
    for (int i = 0; i < a.blocks(); i++) {
      int j = b.blockNumbers().indexOf(a.blockNumbers().get(i));
      if (j < 0 || !a.inTurns(i) || !b.inTurns(j)) {
        continue;
      }
      double log = Math.log(quantile(a, i, level) / quantile(b, j, level));
      if (Double.isFinite(log)) {
        logs.add(log);
      } else {
        leftOut++;
      }
    }
    if (logs.isEmpty()) {
      return null;
    }
    double[] replicates = logs.stream().mapToDouble(Double::doubleValue).toArray();
    Estimate log = Estimate.arithmetic(replicates, Estimate.LEVEL);
    int n = log.n();
    return new Ratio(
        logs, log, log.sd() / Math.sqrt(n), n - 1, true, Direction.LESS_IS_BETTER, leftOut);
  }

  /** Of one replicate; NaN where it has too few samples. */
  private static double quantile(LatencySeries series, int replicate, Level level) {
    return series.samples(replicate) < level.fewest
        ? Double.NaN
        : series.quantiles(replicate, new double[] {level.share})[0];
  }
}
