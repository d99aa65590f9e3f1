package watershed.analysis;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Many comparisons that nobody chose beforehand (Benjamini and Hochberg, Journal of the Royal
 * Statistical Society B 57, 1995): of those whose q is at most .05, no more than 5 % are expected
 * to be false.
 */
public final class FalseDiscovery {
  private FalseDiscovery() {}

  /**
   * The q of each comparison, min over all p' ≥ p of m·p'/rank(p').
   *
   * @param p p-values, in [0, 1]
   * @return in the same order, in [0, 1]
   */
  public static double[] q(double[] p) {
    int m = p.length;
    Integer[] descending = new Integer[m];
    Arrays.setAll(descending, i -> i);
    Arrays.sort(descending, Comparator.comparingDouble((Integer i) -> p[i]).reversed());
    double[] q = new double[m];
    double least = 1;
    for (int i = 0; i < m; i++) {
      least = Math.min(least, m * p[descending[i]] / (m - i));
      q[descending[i]] = least;
    }
    return q;
  }

  /**
   * Confidence at which the intervals of the selected comparisons may be read: of those shown, 5 %
   * are expected to miss (Benjamini and Yekutieli, JASA 100, 2005). An interval at this level
   * excludes equality exactly where q is at most .05.
   *
   * @param selected how many are shown
   * @param all how many were compared, at least 1
   */
  public static double level(int selected, int all) {
    return 1 - (1 - Estimate.LEVEL) * Math.max(1, selected) / all;
  }
}
