package watershed.analysis.diff;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which subjects' forks were drifting: with many subjects some seem to by chance, so that all
 * drifts of all subjects are one family, and each look believes chance in its share of what is
 * surprising. Those of single calls are a family of their own, since nobody asks them to be steady.
 */
final class SteadyState {
  private final List<@Nullable Drift> drifts;
  private final int tests;
  private final DiffRules rules;

  private SteadyState(List<@Nullable Drift> drifts, int tests, DiffRules rules) {
    this.drifts = drifts;
    this.tests = tests;
    this.rules = rules;
  }

  /** Looks at all subjects; those that are broken or counted have no drift. */
  static SteadyState of(List<Tested> subjects, DiffRules rules) {
    List<List<Drift>> found = subjects.parallelStream().map(SteadyState::all).toList();
    List<Drift> family = found.stream().flatMap(List::stream).toList();
    double[] windows = adjusted(family, false);
    double[] shots = adjusted(family, true);
    double surprise = Chance.SURPRISE / rules.looks();
    List<@Nullable Drift> drifts = new ArrayList<>();
    int tests = 0;
    int next = 0;
    for (List<Drift> ofSubject : found) {
      Drift largest = null;
      for (Drift drift : ofSubject) {
        boolean real = windows[next] <= surprise || shots[next] <= surprise;
        if (real && (largest == null || Math.abs(drift.mean()) > Math.abs(largest.mean()))) {
          largest = drift;
        }
        next++;
      }
      drifts.add(largest);
      tests += ofSubject.isEmpty() || ofSubject.get(0).shots() ? 0 : 1;
    }
    return new SteadyState(drifts, tests, rules);
  }

  private static List<Drift> all(Tested subject) {
    return subject.ratio() == null ? List.of() : Drift.all(subject.matched());
  }

  /** Adjusted p-values of the single calls among all drifts, or of the others; NaN elsewhere. */
  private static double[] adjusted(List<Drift> drifts, boolean shots) {
    return Chance.adjust(
        drifts.stream().mapToDouble(d -> d.shots() == shots ? d.p() : Double.NaN).toArray());
  }

  /**
   * The drift of a subject, by its place: the largest where there are several; null where there is
   * none or it may be chance.
   */
  @Nullable Drift drift(int subject) {
    return drifts.get(subject);
  }

  /** How many subjects that should be steady it could be told of. */
  int tests() {
    return tests;
  }

  /** How many drift by as much as matters. */
  int drifting() {
    int drifting = 0;
    for (Drift drift : drifts) {
      if (drift != null && drift.matters(rules)) {
        drifting++;
      }
    }
    return drifting;
  }
}
