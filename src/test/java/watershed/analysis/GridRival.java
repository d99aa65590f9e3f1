package watershed.analysis;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.descriptive.Quantile;

/**
 * What the search competes with: every round measures each of 21 points, 0 to 100 % writes, until
 * the same rules are met as for the search (METHOD, Crossover 4), the points' means being drawn
 * independently and joined by straight lines. It is told the noise, which the search must learn.
 */
final class GridRival {
  static final int POINTS = 21;
  static final int MOST_ROUNDS = 16;

  private static final int DRAWS = 200;
  private static final double PRECISION = 2.5;

  private GridRival() {}

  /**
   * Blocks until it is settled; one round more than the most where it never is.
   *
   * @param indifference whether a difference that does not matter settles it too
   */
  static int blocks(Shape.Truth truth, PlayedTruth noise, long seed, boolean indifference) {
    ZigguratSampler.NormalizedGaussian gauss =
        ZigguratSampler.NormalizedGaussian.of(RandomSource.XO_RO_SHI_RO_128_PP.create(seed));
    double[] sums = new double[POINTS];
    for (int round = 1; round <= MOST_ROUNDS; round++) {
      for (int i = 0; i < POINTS; i++) {
        sums[i] += truth.gain.applyAsDouble(writes(i)) + noise.pairNoise();
      }
      double[] means = new double[POINTS];
      for (int i = 0; i < POINTS; i++) {
        means[i] = sums[i] / round;
      }
      double se = noise.sigma() / Math.sqrt(round);
      if (round > 1 && ((indifference && indifferent(means, se)) || located(means, se, gauss))) {
        return POINTS * round;
      }
    }
    return POINTS * (MOST_ROUNDS + 1);
  }

  private static double writes(int point) {
    return 100.0 * point / (POINTS - 1);
  }

  private static boolean indifferent(double[] means, double se) {
    Margin margin = new Margin(Math.log(1.03));
    boolean indifferent = true;
    for (double mean : means) {
      indifferent &= margin.enough(mean, se);
    }
    return indifferent;
  }

  private static boolean located(
      double[] means, double se, ZigguratSampler.NormalizedGaussian gauss) {
    double[][] zeros = new double[DRAWS][];
    boolean[] first = new boolean[DRAWS];
    int[] votes = new int[2 * POINTS];
    for (int d = 0; d < DRAWS; d++) {
      double[] drawn = new double[POINTS];
      for (int i = 0; i < POINTS; i++) {
        drawn[i] = means[i] + se * gauss.sample();
      }
      zeros[d] = zeros(drawn);
      first[d] = drawn[0] > 0;
      votes[2 * zeros[d].length + (first[d] ? 1 : 0)]++;
    }
    int modal = 0;
    for (int kind = 0; kind < votes.length; kind++) {
      modal = votes[kind] > votes[modal] ? kind : modal;
    }
    if (votes[modal] < 0.95 * DRAWS) {
      return false;
    }
    for (int k = 0; k < modal / 2; k++) {
      double[] places = new double[votes[modal]];
      int n = 0;
      for (int d = 0; d < DRAWS; d++) {
        if (2 * zeros[d].length + (first[d] ? 1 : 0) == modal) {
          places[n++] = zeros[d][k];
        }
      }
      double[] ends = Quantile.withDefaults().evaluate(places, 0.0125, 0.9875);
      if ((ends[1] - ends[0]) / 2 > PRECISION) {
        return false;
      }
    }
    return true;
  }

  private static double[] zeros(double[] z) {
    double[] zeros = new double[POINTS];
    int n = 0;
    for (int i = 1; i < POINTS; i++) {
      if (z[i - 1] > 0 != z[i] > 0) {
        zeros[n++] = writes(i - 1) + (writes(i) - writes(i - 1)) * z[i - 1] / (z[i - 1] - z[i]);
      }
    }
    return Arrays.copyOf(zeros, n);
  }

  /** Mean blocks over many truths of a kind, as {@link #blocks}. */
  static double mean(Shape shape, int runs, long seed, boolean indifference) {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    double sum = 0;
    for (int i = 0; i < runs; i++) {
      sum += blocks(shape.draw(random), new PlayedTruth(seed + i, 0.03, 0), seed + i, indifference);
    }
    return sum / runs;
  }
}
