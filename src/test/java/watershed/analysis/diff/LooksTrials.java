package watershed.analysis.diff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import watershed.record.Policy;

/** Measurements with looks, of planted sides. */
final class LooksTrials {
  private LooksTrials() {}

  /**
   * What a measurement came to.
   *
   * @param findings of its last look
   * @param pairs that it took of each subject, as a mean
   */
  private record Ended(DiffFindings findings, double pairs) {
    long count(DiffVerdict... verdicts) {
      List<DiffVerdict> wanted = Arrays.asList(verdicts);
      return findings.subjects().stream().filter(s -> wanted.contains(s.verdict())).count();
    }
  }

  /**
   * Shares of trials.
   *
   * @param naive p at most .05 at any look
   * @param pairs that were measured, as a mean
   */
  record Shares(
      double regressed,
      double improved,
      double equivalent,
      double inconclusive,
      double naive,
      double pairs) {
    double changed() {
      return regressed + improved;
    }
  }

  /**
   * Many comparisons at once.
   *
   * @param alarming share of runs with any that is REGRESSED or IMPROVED
   * @param pairs that were measured of each, as a mean
   */
  record Family(double alarming, double pairs) {}

  /** When a measurement of so many pairs is looked at. */
  static List<Integer> at(int last) {
    return Stream.concat(Looks.AT.stream().filter(n -> n < last), Stream.of(last)).toList();
  }

  /** Goes through the looks as a measuring command does: what is settled is measured no more. */
  private static Ended measure(List<Matched> whole, int last) {
    DiffRules rules = new DiffRules(0.03, 0.05, 0.05, false, Looks.planned(last));
    Set<Subject> open = new HashSet<>();
    whole.forEach(m -> open.add(m.subject()));
    List<Matched> soFar = new ArrayList<>(whole);
    for (int n : at(last)) {
      for (int i = 0; i < soFar.size(); i++) {
        if (open.contains(whole.get(i).subject())) {
          soFar.set(i, PlantedSides.first(whole.get(i), n));
        }
      }
      Matching all = new Matching(soFar, List.of(), List.of(), Set.of(), List.of());
      Rulings rulings = Rulings.judge(all, List.of(), rules, Policy.USUAL);
      Looks.Next next = Looks.decide(rulings, n);
      if (next.stop()) {
        double pairs = soFar.stream().mapToInt(m -> m.a().forks().size()).average().orElseThrow();
        return new Ended(rulings.findings(), pairs);
      }
      open.retainAll(next.open());
    }
    throw new IllegalStateException("the last look did not stop");
  }

  /** The head of a table whose rows are {@link #shares}. */
  static void head(int last, int trials) {
    System.out.printf(
        "looks at %s pairs: shares of %d comparisons%n" + "  %-42s %9s %9s %10s %12s %16s %6s%n",
        at(last),
        trials,
        "",
        "REGRESSED",
        "IMPROVED",
        "EQUIVALENT",
        "INCONCLUSIVE",
        "p <= .05 anywhen",
        "pairs");
  }

  /**
   * Measures one comparison after the other.
   *
   * @param last most pairs of each
   */
  static Shares shares(String title, int last, int trials, UnaryOperator<PlantedSides> planted) {
    PlantedSides sides = planted.apply(new PlantedSides(title.hashCode()).pairs(last));
    double[] sums = new double[6];
    for (int i = 0; i < trials; i++) {
      Matched whole = sides.inTurns();
      Ended ended = measure(List.of(whole), last);
      sums[0] += ended.count(DiffVerdict.REGRESSED);
      sums[1] += ended.count(DiffVerdict.IMPROVED);
      sums[2] += ended.count(DiffVerdict.EQUIVALENT);
      sums[3] += ended.count(DiffVerdict.INCONCLUSIVE);
      sums[4] += at(last).stream().anyMatch(n -> alarms(PlantedSides.first(whole, n))) ? 1 : 0;
      sums[5] += ended.pairs;
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] /= trials;
    }
    System.out.printf(
        "  %-42s %9.3f %9.3f %10.3f %12.3f %16.3f %6.1f%n",
        title, sums[0], sums[1], sums[2], sums[3], sums[4], sums[5]);
    return new Shares(sums[0], sums[1], sums[2], sums[3], sums[4], sums[5]);
  }

  private static boolean alarms(Matched matched) {
    return Tested.of(matched).p() <= 0.05;
  }

  /** Measures many comparisons without a change at once, over and over. */
  static Family family(String title, PlantedSides sides, int runs, int cells, int last) {
    int alarming = 0;
    double pairs = 0;
    for (int run = 0; run < runs; run++) {
      Ended ended = measure(sides.pairs(last).many(cells), last);
      alarming += ended.count(DiffVerdict.REGRESSED, DiffVerdict.IMPROVED) > 0 ? 1 : 0;
      pairs += ended.pairs / runs;
    }
    double share = (double) alarming / runs;
    System.out.printf(
        "%d runs of %d comparisons without a change, %s, looks at %s pairs: %.3f with an alarm,"
            + " %.1f pairs%n",
        runs, cells, title, at(last), share, pairs);
    return new Family(share, pairs);
  }
}
