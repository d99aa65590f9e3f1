package watershed.analysis.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.inference.TTest;
import watershed.analysis.ForkSample;

/**
 * Whether forks of a subject were in their steady state: a t test of (last third − first third) of
 * each fork's windows, in logarithms, over forks. One fork's few windows could not show a slope.
 *
 * <p>What one side does alone biases the comparison, and what both do alike does not; but of both
 * together the first shows by half only. So both are asked: all forks together, and B against A.
 * Forks of a block that took turns met the same drift of the machine: there the block is the
 * replicate, once by the mean of its sides and once by their difference. Of forks that did not,
 * each side is asked by itself.
 *
 * <p>The calls of a fork that is measured shot by shot are the benchmark's own course, which it may
 * well change by: there a drift is told, and decides nothing.
 *
 * @param whose it is
 * @param mean of the differences
 * @param p two-sided, of no drift
 * @param shots whether each score is of a single call
 */
record Drift(Whose whose, double mean, double p, boolean shots) {
  private static final int THIRDS = 3;
  private static final String SINGLE_SHOT = "ss";

  /** Whose drift it is. */
  enum Whose {
    /** That of all forks. */
    BOTH(""),
    /** That of B less that of A, in blocks that took turns. */
    APART("in B over A "),
    /** That of the base's forks, where they took no turns. */
    A("in A "),
    /** That of the other side's. */
    B("in B ");

    private final String says;

    Whose(String says) {
      this.says = says;
    }
  }

  /**
   * What the forks of a side did over their windows.
   *
   * @param blocks those that took turns, by block
   * @param alone the others
   */
  private record Course(SortedMap<Integer, Double> blocks, List<Double> alone) {
    static Course of(SideForks side, boolean paired) {
      SortedMap<Integer, Double> blocks = new TreeMap<>();
      List<Double> alone = new ArrayList<>();
      for (ForkSample fork : side.forks()) {
        if (fork.values().size() < THIRDS) {
          continue; // too few to tell
        }
        if (paired && fork.inTurns()) {
          blocks.putIfAbsent(fork.block(), difference(fork));
        } else {
          alone.add(difference(fork));
        }
      }
      return new Course(blocks, alone);
    }
  }

  /** The drifts of a subject's forks: each that there are two replicates of 3 windows for. */
  static List<Drift> all(Matched matched) {
    Course a = Course.of(matched.a(), matched.paired());
    Course b = Course.of(matched.b(), matched.paired());
    List<Double> apart = new ArrayList<>();
    SortedMap<Integer, Double> blocks = new TreeMap<>(a.blocks);
    b.blocks.forEach(
        (block, ofB) -> {
          Double ofA = a.blocks.get(block);
          blocks.put(block, ofA == null ? ofB : (ofA + ofB) / 2);
          if (ofA != null) {
            apart.add(ofB - ofA);
          }
        });
    List<Double> both = new ArrayList<>(a.alone);
    both.addAll(b.alone);
    both.addAll(blocks.values());
    boolean shots = matched.subject().mode().equals(SINGLE_SHOT);
    return Stream.of(
            of(Whose.BOTH, both, shots),
            of(Whose.APART, apart, shots),
            of(Whose.A, a.alone, shots),
            of(Whose.B, b.alone, shots))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Whether it should not be, and is at least as large as the smallest change that matters. */
  boolean matters(DiffRules rules) {
    return !shots && Math.abs(mean) >= rules.margin();
  }

  /** As a sentence. */
  String says() {
    String what = shots ? "calls" : "windows";
    return (shots ? "not alike: " : "not steady: ")
        + whose.says
        + "the last third of the "
        + what
        + " is "
        + Says.change(Math.exp(mean))
        + " against the first, "
        + Says.p(p);
  }

  private static Optional<Drift> of(Whose whose, List<Double> differences, boolean shots) {
    double[] replicates =
        differences.stream().mapToDouble(Double::doubleValue).filter(Double::isFinite).toArray();
    if (replicates.length < 2) {
      return Optional.empty();
    }
    double mean = Mean.of(replicates).getAsDouble();
    TTest.Result test = TTest.withDefaults().test(replicates);
    if (Double.isFinite(test.getStatistic())) {
      return Optional.of(new Drift(whose, mean, test.getPValue(), shots));
    }
    // Equal differences have no scatter to hold their mean against.
    return Optional.of(new Drift(whose, mean, mean == 0 ? 1 : 0, shots));
  }

  private static double difference(ForkSample fork) {
    int windows = fork.values().size();
    int third = windows / THIRDS;
    return fork.logMean(windows - third, windows) - fork.logMean(0, third);
  }
}
