package watershed.analysis.diff;

import java.util.List;

/**
 * The exact sign-flip test (Fisher, The Design of Experiments, 1935, 21): without a change every
 * difference is as likely with the other sign, so all 2ⁿ choices of signs are equally likely, and p
 * is the share of them whose sum is at least as far from 0. It supposes no distribution, which few
 * pairs could not show.
 */
final class SignFlips {
  /** Fewest pairs that can come out below .05: 2/2⁶. */
  static final int FEWEST = 6;

  /** Most pairs that are asked; beyond, the t test has little to fear from its supposition. */
  static final int MOST = 12;

  /** Share of the sum that rounding may take. */
  private static final double ROUNDING = 1e-9;

  private SignFlips() {}

  /** The smallest p-value that so many pairs can have: 2/2ⁿ. */
  static double least(int pairs) {
    return Math.pow(2, 1 - pairs);
  }

  /**
   * The two-sided p-value of no change.
   *
   * @param differences one per pair
   * @return NaN unless there are {@value #FEWEST} to {@value #MOST}
   */
  static double p(List<Double> differences) {
    int n = differences.size();
    if (n < FEWEST || n > MOST) {
      return Double.NaN;
    }
    double[] turned = new double[n];
    double sum = 0;
    double size = 0;
    for (int i = 0; i < n; i++) {
      turned[i] = differences.get(i);
      sum += turned[i];
      size += Math.abs(turned[i]);
    }
    double least = Math.abs(sum) - ROUNDING * size;
    // The last sign stays: to turn all of them leaves the distance from 0. The others go through
    // Gray's code, in which each choice differs from the one before by one sign.
    int choices = 1 << (n - 1);
    int far = 1;
    for (int choice = 1; choice < choices; choice++) {
      int i = Integer.numberOfTrailingZeros(choice);
      turned[i] = -turned[i];
      sum += 2 * turned[i];
      if (Math.abs(sum) >= least) {
        far++;
      }
    }
    return (double) far / choices;
  }
}
