package watershed.record;

import java.util.EnumSet;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.descriptive.DoubleStatistics;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.Statistic;
import org.apache.commons.statistics.distribution.TDistribution;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JMH's summary of pooled samples, as its {@code org.openjdk.jmh.util.AbstractStatistics} and
 * {@code org.openjdk.jmh.results.Result} define it: x̄ ± t(0.9995, n−1)·s/√n, no error for n ≤ 2 or
 * for metrics that are not averaged, percentiles at p(n+1)/100.
 */
final class JmhPooled {
  private static final double CONFIDENCE = 0.999;
  private static final double[] PERCENTS = {
    0.0, 50.0, 90.0, 95.0, 99.0, 99.9, 99.99, 99.999, 99.9999, 100.0
  };

  private final double[] values;
  private final Policy policy;

  /**
   * Pools samples.
   *
   * @param values samples of all iterations of all forks, not changed by anyone any more
   * @param policy how the score is made of them
   */
  JmhPooled(double[] values, Policy policy) {
    this.values = values;
    this.policy = policy;
  }

  /** JMH's aggregation policies, of which its JSON keeps only the outcome. */
  enum Policy {
    AVG,
    SUM,
    MAX,
    /** A fork of one iteration, or of equal ones: any policy gives its score. */
    UNDECIDED;

    /** This, or what JMH does with metrics of that unit: event counts are summed. */
    Policy decided(String unit) {
      if (this != UNDECIDED) {
        return this;
      }
      return unit.equals("#") || unit.equals("counts") ? SUM : AVG;
    }
  }

  /** The policy under which samples of one fork give that fork's score. */
  static Policy policyBehind(double score, double[] samples) {
    boolean avg = near(score, DoubleStream.of(samples).average().orElse(Double.NaN));
    boolean sum = near(score, DoubleStream.of(samples).sum());
    boolean max = near(score, DoubleStream.of(samples).max().orElse(Double.NaN));
    if (avg && (sum || max)) {
      return Policy.UNDECIDED;
    }
    return sum ? Policy.SUM : max ? Policy.MAX : Policy.AVG;
  }

  private static boolean near(double a, double b) {
    return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
  }

  /** JMH's {@code score}, {@code scoreError}, {@code scoreConfidence}, {@code scorePercentiles}. */
  ObjectNode toJson() {
    DoubleStatistics all =
        DoubleStatistics.of(
            EnumSet.of(Statistic.MEAN, Statistic.SUM, Statistic.MAX, Statistic.STANDARD_DEVIATION),
            values);
    Statistic shown =
        switch (policy) {
          case SUM -> Statistic.SUM;
          case MAX -> Statistic.MAX;
          default -> Statistic.MEAN;
        };
    int n = values.length;
    double score = all.getAsDouble(shown);
    double error =
        policy != Policy.AVG || n <= 2
            ? Double.NaN
            : TDistribution.of(n - 1).inverseSurvivalProbability((1 - CONFIDENCE) / 2)
                * all.getAsDouble(Statistic.STANDARD_DEVIATION)
                / Math.sqrt(n);
    ObjectNode json = Json.mapper().createObjectNode();
    json.put("score", score);
    json.put("scoreError", error);
    ArrayNode interval = json.putArray("scoreConfidence");
    interval.add(score - error);
    interval.add(score + error);
    ObjectNode percentiles = json.putObject("scorePercentiles");
    for (double percent : PERCENTS) {
      percentiles.put(
          Double.toString(percent),
          Quantile.withDefaults()
              .with(Quantile.EstimationMethod.HF6)
              .evaluate(values, percent / 100));
    }
    return json;
  }
}
