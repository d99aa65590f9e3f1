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
 * <p>The calls of a fork that is measured shot by shot are the benchmark's own course, which it may
 * well change by: there a drift is told, and decides nothing.
 *
 * @param mean of the differences
 * @param p two-sided, of no drift
 * @param shots whether each score is of a single call
 */
record Drift(double mean, double p, boolean shots) {
  private static final int THIRDS = 3;
  private static final String SINGLE_SHOT = "ss";

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
    boolean shots = matched.subject().mode().equals(SINGLE_SHOT);
    return replicates.length < 2 ? null : of(replicates, shots);
  }

  /** Whether it should not be, and is at least as large as the smallest change that matters. */
  boolean matters(DiffRules rules) {
    return !shots && Math.abs(mean) >= rules.margin();
  }

  /** As a sentence. */
  String says() {
    String what =
        shots
            ? "not alike: the last third of the calls"
            : "not steady: the last third of the windows";
    return what + " is " + Says.change(Math.exp(mean)) + " against the first, " + Says.p(p);
  }

  private static Drift of(double[] replicates, boolean shots) {
    double mean = Mean.of(replicates).getAsDouble();
    TTest.Result test = TTest.withDefaults().test(replicates);
    if (Double.isFinite(test.getStatistic())) {
      return new Drift(mean, test.getPValue(), shots);
    }
    // Equal differences have no scatter to hold their mean against.
    return new Drift(mean, mean == 0 ? 1 : 0, shots);
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
