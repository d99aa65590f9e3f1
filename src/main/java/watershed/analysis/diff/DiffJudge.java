package watershed.analysis.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Ratio;

/**
 * Judges whether B is slower or faster than A, subject by subject.
 *
 * <p>The replicate is the fork, or the pair of forks of a block. Every subject is tested by itself
 * ({@link Tested}); the p-values go through the looks of the measurement ({@link Looks}) and then
 * through Benjamini and Hochberg over all subjects; the verdict follows ({@link SubjectJudge}).
 * What is counted and alike in all forks is compared exactly and has no p-value ({@link Counts}).
 */
public final class DiffJudge {
  private DiffJudge() {}

  /**
   * Judges a comparison.
   *
   * @param matched all subjects: how many they are is part of the judgement
   * @param control A/A comparisons of the same run, the same thing on both sides
   * @param environment gates that were looked at already
   * @param rules how to judge
   */
  public static DiffFindings judge(
      List<Matched> matched, List<Matched> control, List<Gate> environment, DiffRules rules) {
    // Each by itself and in its order, so that many benchmarks use all processors.
    List<Tested> tests = matched.parallelStream().map(Tested::of).toList();
    double[] overall =
        tests.stream().mapToDouble(t -> Looks.overall(t.guarded(), rules.looks())).toArray();
    double[] adjusted = Chance.adjust(overall);
    SteadyState steady = SteadyState.of(tests, rules);
    Control aa = Gates.control(control, rules);
    List<Gate> gates = new ArrayList<>(environment);
    gates.add(Gates.control(aa, rules));
    gates.add(Gates.steady(steady.tests(), steady.drifting()));

    SubjectJudge judge = new SubjectJudge(rules, closed(gates));
    List<SubjectVerdict> subjects =
        IntStream.range(0, tests.size())
            .parallel()
            .mapToObj(i -> judge.judge(tests.get(i), adjusted[i], steady.drift(i)))
            .toList();
    gates.add(alike(tests, subjects));
    Quality quality = QualityScore.of(subjects, environment, aa, steady, rules);
    return new DiffFindings(subjects, gates, aa, quality, rules);
  }

  /** The gates that close every verdict, or null. */
  private static @Nullable String closed(List<Gate> gates) {
    String closed =
        gates.stream()
            .filter(Gate::closed)
            .map(gate -> gate.name() + ": " + gate.says())
            .collect(Collectors.joining("; "));
    return closed.isEmpty() ? null : closed;
  }

  private static Gate alike(List<Tested> tests, List<SubjectVerdict> subjects) {
    int searches = 0;
    for (Tested test : tests) {
      Ratio ratio = test.ratio();
      searches += ratio == null ? 0 : Unlike.searches(test.matched(), ratio);
    }
    long found =
        subjects.stream()
            .flatMap(s -> s.flags().stream())
            .filter(flag -> flag.startsWith(Unlike.BIMODAL))
            .count();
    return Gates.alike(searches, (int) found);
  }
}
