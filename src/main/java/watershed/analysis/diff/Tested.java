package watershed.analysis.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Direction;
import watershed.analysis.ForkSample;
import watershed.analysis.PairedBlocks;
import watershed.analysis.Ratio;

/**
 * A subject's own test, which knows nothing of the other subjects.
 *
 * @param matched its forks
 * @param broken why its scores cannot be compared, or null
 * @param ratio how B compares with A; null where it is broken, or {@link Counts} compares it
 * @param p of no change by the t test, paired or Welch's; NaN where there is none
 * @param relabelled of no change by the exact test; {@link Relabelling#NONE} where there is none
 */
record Tested(
    Matched matched,
    @Nullable String broken,
    @Nullable Ratio ratio,
    double p,
    Relabelling relabelled) {
  /** The forks of a block that both sides have. */
  private record Pair(ForkSample a, ForkSample b) {}

  static Tested of(Matched matched) {
    Counts counts = matched.exact() ? Counts.of(matched) : null;
    String broken = broken(matched);
    if (broken != null || (counts != null && (counts.exact() || counts.noRatio()))) {
      return new Tested(matched, broken, null, Double.NaN, Relabelling.NONE);
    }
    List<Pair> pairs = matched.paired() ? pairs(matched) : List.of();
    List<double[]> differences = new ArrayList<>();
    for (Pair pair : pairs) {
      double[] before = matched.a().logMeans(pair.a);
      differences.add(Relabelling.differences(before, matched.b().logMeans(pair.b)));
    }
    Ratio ratio = ratio(matched, pairs);
    return new Tested(matched, null, ratio, ratio.p(), Relabelling.of(differences));
  }

  /** Whether it is counted, but neither alike in all forks nor above 0 in all of them. */
  boolean noRatio() {
    return matched.exact() && Counts.of(matched).noRatio();
  }

  /** Whether the exact test, where it can come to that level, contradicts the t test at it. */
  boolean contradicted(double level) {
    return !Double.isNaN(relabelled.p())
        && relabelled.least() <= level
        && (p <= level) != (relabelled.p() <= level);
  }

  /** What both tests say. */
  String disagreement() {
    String exact = relabelled.name() + " " + Says.p(relabelled.p());
    return "the t test has " + Says.p(p) + " and " + exact;
  }

  /**
   * The p-value to adjust over many subjects. Where a side has a twin that is the larger of both
   * tests': Student's tails fit lopsided differences least where they are thinnest, at the levels
   * that one of many has to come to. Where the exact test has the least p it can have, it says no
   * more, and the t test's stands. It stands too where no side has a twin: differences of two forks
   * are even.
   */
  double guarded() {
    return relabelled.three() && relabelled.p() > relabelled.least()
        ? Math.max(p, relabelled.p())
        : p;
  }

  /** Whether it finds a change at that level. */
  boolean alarm(double level) {
    return p <= level && !contradicted(level);
  }

  /** D_j = x_B − x_A of each block that both sides have; Welch's where they share none. */
  private static Ratio ratio(Matched matched, List<Pair> pairs) {
    Direction direction = matched.subject().direction();
    List<ForkSample> a = matched.a().forks();
    List<ForkSample> b = matched.b().forks();
    if (!pairs.isEmpty()) {
      List<Double> logs = pairs.stream().map(pair -> pair.b.logMean() - pair.a.logMean()).toList();
      int alone = a.size() + b.size() - 2 * logs.size();
      return PairedBlocks.paired(logs, direction, alone + matched.leftOut());
    }
    return PairedBlocks.welch(logMeans(b), logMeans(a), direction, 0);
  }

  private static List<Pair> pairs(Matched matched) {
    Map<Integer, ForkSample> before = new HashMap<>();
    matched.a().forks().forEach(fork -> before.putIfAbsent(fork.block(), fork));
    List<Pair> pairs = new ArrayList<>();
    for (ForkSample now : matched.b().forks()) {
      ForkSample then = before.remove(now.block());
      if (then != null) {
        pairs.add(new Pair(then, now));
      }
    }
    return pairs;
  }

  static double[] logMeans(List<ForkSample> forks) {
    return forks.stream().mapToDouble(ForkSample::logMean).toArray();
  }

  private static @Nullable String broken(Matched matched) {
    String a = broken("A", matched.a(), matched);
    return a == null ? broken("B", matched.b(), matched) : a;
  }

  private static @Nullable String broken(String side, SideForks forks, Matched matched) {
    if (forks.forks().isEmpty()) {
      return "no fork of " + side;
    }
    for (int i = 0; i < forks.forks().size(); i++) {
      ForkSample fork = forks.forks().get(i);
      for (double score : fork.values()) {
        if (!Double.isFinite(score) || score < 0) {
          return "a score of " + side + " is " + score + where(matched, fork, i);
        }
      }
      if (!matched.exact() && !(fork.mean() > 0)) {
        return "the score of " + side + " is 0 throughout" + where(matched, fork, i);
      }
    }
    return null;
  }

  /** Forks that are in no pair are in no block that a reader knows of: they are numbered from 1. */
  private static String where(Matched matched, ForkSample fork, int index) {
    return matched.paired() ? ", in block " + fork.block() : ", in fork " + (index + 1);
  }
}
