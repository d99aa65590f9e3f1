package watershed.analysis;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * How far forks scatter about the mean of their cell, as logarithms, pooled over cells: most cells
 * have too few forks to be resampled alone, many have one.
 *
 * @param residuals of every fork of a cell of n ≥ 2, times √(n/(n−1)), so that their variance is
 *     that of a fork
 * @param df degrees of freedom, Σ(n−1)
 * @param stretch what drawn residuals are multiplied by so that percentiles spread as Student's
 *     distribution says, t/z; NaN where they are too few to draw from
 */
record ForkNoise(List<Double> residuals, int df, double stretch) {
  /** Fewest degrees of freedom that an interval may rest on. */
  private static final int FEWEST = 2;

  /** Degrees of freedom at which Student's distribution is all but the normal one. */
  private static final double LARGE = 1e7;

  ForkNoise {
    residuals = List.copyOf(residuals);
  }

  /** The scatter of all cells that have two forks or more. */
  static ForkNoise of(List<CostCell> cells) {
    List<Double> residuals = new ArrayList<>();
    int df = 0;
    for (CostCell cell : cells) {
      int n = cell.logs().size();
      if (n > 1) {
        df += n - 1;
        for (double log : cell.logs()) {
          residuals.add((log - cell.mean()) * Math.sqrt(n / (n - 1.0)));
        }
      }
    }
    double stretch =
        df < FEWEST
            ? Double.NaN
            : Estimate.t(df, Estimate.LEVEL) / Estimate.t(LARGE, Estimate.LEVEL);
    return new ForkNoise(residuals, df, stretch);
  }

  /** Whether there is enough to draw from. */
  boolean known() {
    return df >= FEWEST;
  }

  /**
   * The mean of a cell as it might have come out: its own, and the mean of as many drawn residuals
   * as it has forks.
   */
  double draw(CostCell cell, UniformRandomProvider random) {
    double sum = 0;
    int n = cell.logs().size();
    for (int i = 0; i < n; i++) {
      sum += residuals.get(random.nextInt(residuals.size()));
    }
    return cell.mean() + stretch * sum / n;
  }
}
