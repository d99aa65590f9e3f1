package watershed.analysis.diff;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.descriptive.Quantile;
import org.jspecify.annotations.Nullable;

/**
 * Values that fall into two groups.
 *
 * <p>The test is that of Engelman and Hartigan (JASA 64, 1969): of all cuts of the sorted values
 * into two groups of at least {@value #SMALLEST}, the largest share of the variance that lies
 * between the groups, which orders samples as the likelihood ratio of two clusters of equal
 * variance against one normal sample does. As it depends on neither mean nor scale, what normal
 * samples of n values reach is drawn once for each n, from a fixed seed (McLachlan, Applied
 * Statistics 36, 1987: the ratio has no χ² distribution, so bootstrap it).
 *
 * @param lower values in the lower group
 * @param upper values in the upper group
 * @param cut largest value of the lower group
 * @param gap difference of the groups' means
 */
record Modes(int lower, int upper, double cut, double gap) {
  /** Share of normal samples that are taken for two groups. */
  static final double ALPHA = 0.01;

  /** Fewest values to tell. */
  static final int FEWEST = 6;

  /** Fewest values of a group: one alone is an outlier. */
  static final int SMALLEST = 2;

  /** From here on what normal samples reach falls by little: larger samples use it too. */
  private static final int LARGE = 100;

  private static final int DRAWS = 4000;
  private static final long SEED = 1969;

  /** What normal samples stay below, by their size. */
  private static final Map<Integer, Double> REACHED = new ConcurrentHashMap<>();

  /** The best cut of sorted values, and the share of the variance between its groups. */
  private record Cut(int lower, double share, double gap) {}

  /** The two groups; null where one normal sample explains the values, or they are too few. */
  static @Nullable Modes of(double[] values) {
    int n = values.length;
    if (n < FEWEST) {
      return null;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    Cut cut = cut(sorted);
    double reached = REACHED.computeIfAbsent(Math.min(n, LARGE), Modes::reached);
    return cut.share > reached
        ? new Modes(cut.lower, n - cut.lower, sorted[cut.lower - 1], cut.gap)
        : null;
  }

  private static Cut cut(double[] sorted) {
    int n = sorted.length;
    double mean = Arrays.stream(sorted).sum() / n;
    double all = 0;
    for (double x : sorted) {
      all += (x - mean) * (x - mean);
    }
    Cut best = new Cut(SMALLEST, 0, 0);
    double below = sorted[0] - mean;
    for (int k = SMALLEST; all > 0 && k <= n - SMALLEST; k++) {
      below += sorted[k - 1] - mean;
      // The upper group's sum is −below: all sum to 0 about their mean.
      double gap = -below / (n - k) - below / k;
      double share = gap * gap * k * (n - k) / n / all;
      if (share > best.share) {
        best = new Cut(k, share, gap);
      }
    }
    return best;
  }

  private static double reached(int n) {
    ZigguratSampler.NormalizedGaussian gauss =
        ZigguratSampler.NormalizedGaussian.of(RandomSource.XO_SHI_RO_256_PP.create(SEED + n));
    double[] shares = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      double[] sample = new double[n];
      Arrays.setAll(sample, i -> gauss.sample());
      Arrays.sort(sample);
      shares[draw] = cut(sample).share;
    }
    return Quantile.withDefaults().evaluate(shares, 1 - ALPHA);
  }
}
