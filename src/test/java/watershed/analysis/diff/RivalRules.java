package watershed.analysis.diff;

import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;
import watershed.analysis.Estimate;

/** How others tell a change, from all windows of all forks as if each were a measurement. */
final class RivalRules {
  /** JMH's confidence. */
  private static final double JMH = 0.999;

  private RivalRules() {}

  /** Mann and Whitney's test of the pooled windows, at .05. */
  static boolean mannWhitney(Matched matched) {
    return MannWhitneyUTest.withDefaults()
            .with(PValueMethod.ASYMPTOTIC)
            .test(pooled(matched.a()), pooled(matched.b()))
            .getPValue()
        <= 0.05;
  }

  /** JMH's intervals of the pooled windows do not overlap. */
  static boolean apart(Matched matched) {
    Estimate.Interval a = Estimate.arithmetic(pooled(matched.a()), JMH).interval();
    Estimate.Interval b = Estimate.arithmetic(pooled(matched.b()), JMH).interval();
    return a != null && b != null && (a.high() < b.low() || b.high() < a.low());
  }

  private static double[] pooled(SideForks side) {
    return side.forks().stream()
        .flatMap(fork -> fork.values().stream())
        .mapToDouble(Double::doubleValue)
        .toArray();
  }
}
