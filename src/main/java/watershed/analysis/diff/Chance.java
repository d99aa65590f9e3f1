package watershed.analysis.diff;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import watershed.analysis.FalseDiscovery;

/** What many tests may bring up by chance. */
final class Chance {
  /** Beyond what happens in that share of runs, chance is no longer believed. */
  static final double SURPRISE = 0.01;

  private Chance() {}

  /** Most alarms of n independent tests at a level that chance is believed for. */
  static int most(int n, double level) {
    return most(n, level, 1);
  }

  /** The same where they are counted anew at each of some looks, any of which may be surprised. */
  static int most(int n, double level, int looks) {
    return BinomialDistribution.of(n, level).inverseSurvivalProbability(SURPRISE / looks);
  }

  /** Adjusts p-values (Benjamini and Hochberg); NaN are no tests and stay. */
  static double[] adjust(double[] p) {
    int[] tests = IntStream.range(0, p.length).filter(i -> !Double.isNaN(p[i])).toArray();
    double[] q = FalseDiscovery.q(Arrays.stream(tests).mapToDouble(i -> p[i]).toArray());
    double[] all = new double[p.length];
    Arrays.fill(all, Double.NaN);
    for (int i = 0; i < tests.length; i++) {
      all[tests[i]] = q[i];
    }
    return all;
  }
}
