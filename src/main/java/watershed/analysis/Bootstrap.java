package watershed.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Seeded resampling of replicates (forks or blocks, never windows).
 *
 * <p>Intervals are expanded percentile intervals (Hesterberg, "What Teachers Should Know About the
 * Bootstrap", The American Statistician 2015, 4.3): the percentiles are taken at Φ(∓√(n/(n−1))·t),
 * which undoes the narrowness of the plain ones at few replicates. Below {@value #FEWEST}
 * replicates no percentile helps: their extremes cover too little.
 *
 * @param seed makes the outcome repeatable
 * @param resamples how often to draw
 */
public record Bootstrap(long seed, int resamples) {
  /** Fewest replicates that an interval may be asked of. */
  public static final int FEWEST = 5;

  /**
   * Draws replicates with replacement, each group apart, and evaluates a statistic.
   *
   * @param sizes number of replicates in each group
   * @param statistic of drawn indices: {@code [group][draw]}, valid during the call only
   * @param <T> what the statistic gives
   * @return its value for each resample
   */
  public <T> List<T> draw(int[] sizes, Function<int[][], T> statistic) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    int[][] drawn = new int[sizes.length][];
    for (int g = 0; g < sizes.length; g++) {
      drawn[g] = new int[sizes[g]];
    }
    List<T> values = new ArrayList<>(resamples);
    for (int r = 0; r < resamples; r++) {
      for (int[] group : drawn) {
        for (int i = 0; i < group.length; i++) {
          group[i] = random.nextInt(group.length);
        }
      }
      values.add(statistic.apply(drawn));
    }
    return values;
  }

  /**
   * Interval of a statistic of replicates.
   *
   * @param replicates one per fork or block
   * @throws IllegalArgumentException if they are fewer than {@value #FEWEST}
   */
  public Estimate.Interval interval(
      double[] replicates, ToDoubleFunction<double[]> statistic, double level) {
    double[] values =
        draw(
                new int[] {replicates.length},
                drawn -> {
                  double[] sample = new double[replicates.length];
                  for (int i = 0; i < sample.length; i++) {
                    sample[i] = replicates[drawn[0][i]];
                  }
                  return statistic.applyAsDouble(sample);
                })
            .stream()
            .mapToDouble(Double::doubleValue)
            .toArray();
    return interval(values, replicates.length, level);
  }

  /**
   * Expanded percentile interval of resampled values.
   *
   * @param values of the statistic, in any order
   * @param n number of replicates that each was drawn from; of the smallest group where groups
   * @throws IllegalArgumentException if n is below {@value #FEWEST}
   */
  static Estimate.Interval interval(double[] values, int n, double level) {
    double tail = tail(n, level);
    double[] bounds = Quantile.withDefaults().evaluate(values, tail, 1 - tail);
    return new Estimate.Interval(bounds[0], bounds[1]);
  }

  /** Probability of each tail of resampled values that an expanded interval leaves out. */
  static double tail(int n, double level) {
    if (n < FEWEST) {
      throw new IllegalArgumentException(
          n + " replicates are too few to resample: " + FEWEST + " are needed");
    }
    double expanded = Math.sqrt((double) n / (n - 1)) * Estimate.t(n - 1, level);
    return NormalDistribution.of(0, 1).survivalProbability(expanded);
  }

  /**
   * What a resampled mean's departure from the mean is multiplied by to spread as Student's
   * distribution says, at the usual confidence: √(n/(n−1))·t/z.
   *
   * @param n number of replicates, at least 2
   */
  static double stretch(int n) {
    double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - Estimate.LEVEL) / 2);
    return Math.sqrt((double) n / (n - 1)) * Estimate.t(n - 1, Estimate.LEVEL) / z;
  }
}
