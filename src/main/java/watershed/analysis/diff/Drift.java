package watershed.analysis.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.inference.TTest;
import org.jspecify.annotations.Nullable;
import watershed.analysis.ForkSample;

/**
 * Whether the forks of a subject were in their steady state: a t test of (last third − first third)
 * of each fork's windows, in logarithms, over the forks of both sides. One fork's few windows could
 * not show a slope. Forks of a block that took turns met the same drift of the machine, so there
 * their mean is the replicate.
 *
 * @param mean of the differences
 * @param p two-sided, of no drift
 */
record Drift(double mean, double p) {
  private static final int THIRDS = 3;

  /** The drift over a subject's forks; null where there are not two replicates of 3 windows. */
  static @Nullable Drift of(Matched matched) {
    Map<Integer, List<Double>> blocks = new TreeMap<>();
    List<Double> alone = new ArrayList<>();
    Stream.concat(matched.a().forks().stream(), matched.b().forks().stream())
        .filter(fork -> fork.values().size() >= THIRDS)
        .forEach(
            fork -> {
              double difference = difference(fork);
              if (matched.paired() && fork.inTurns()) {
                blocks.computeIfAbsent(fork.block(), k -> new ArrayList<>()).add(difference);
              } else {
                alone.add(difference);
              }
            });
    double[] replicates =
        Stream.concat(alone.stream(), blocks.values().stream().map(Drift::average))
            .mapToDouble(Double::doubleValue)
            .filter(Double::isFinite)
            .toArray();
    return replicates.length < 2 ? null : of(replicates);
  }

  /** Whether it is at least as large as the smallest change that matters. */
  boolean matters(DiffRules rules) {
    return Math.abs(mean) >= rules.margin();
  }

  /** As a sentence. */
  String says() {
    return "not steady: the last third of the windows is "
        + Says.change(Math.exp(mean))
        + " against the first, "
        + Says.p(p);
  }

  private static Drift of(double[] replicates) {
    double mean = Mean.of(replicates).getAsDouble();
    TTest.Result test = TTest.withDefaults().test(replicates);
    if (Double.isFinite(test.getStatistic())) {
      return new Drift(mean, test.getPValue());
    }
    // Equal differences have no scatter to hold their mean against.
    return new Drift(mean, mean == 0 ? 1 : 0);
  }

  private static double difference(ForkSample fork) {
    int windows = fork.values().size();
    int third = windows / THIRDS;
    return fork.logMean(windows - third, windows) - fork.logMean(0, third);
  }

  private static double average(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
