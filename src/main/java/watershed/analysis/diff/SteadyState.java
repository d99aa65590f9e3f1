package watershed.analysis.diff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which subjects' forks were drifting: with many subjects some seem to by chance. Those of single
 * calls are a family of their own, since nobody asks them to be steady.
 */
final class SteadyState {
  private final List<@Nullable Drift> drifts;

  /** p-values of what should be steady; NaN elsewhere. */
  private final double[] windows;

  /** The same of single calls. */
  private final double[] shots;

  private final DiffRules rules;

  private SteadyState(
      List<@Nullable Drift> drifts, double[] windows, double[] shots, DiffRules rules) {
    this.drifts = drifts;
    this.windows = windows;
    this.shots = shots;
    this.rules = rules;
  }

  /** Looks at all subjects; those that are broken or counted have no drift. */
  static SteadyState of(List<Tested> subjects, DiffRules rules) {
    List<@Nullable Drift> drifts = new ArrayList<>();
    double[] windows = new double[subjects.size()];
    double[] shots = new double[subjects.size()];
    for (int i = 0; i < windows.length; i++) {
      Tested subject = subjects.get(i);
      Drift drift = subject.ratio() == null ? null : Drift.of(subject.matched());
      drifts.add(drift);
      windows[i] = drift == null || drift.shots() ? Double.NaN : drift.p();
      shots[i] = drift == null || !drift.shots() ? Double.NaN : drift.p();
    }
    return new SteadyState(drifts, Chance.adjust(windows), Chance.adjust(shots), rules);
  }

  /** The drift of a subject, by its place; null where there is none or it may be chance. */
  @Nullable Drift drift(int subject) {
    return windows[subject] <= Chance.SURPRISE || shots[subject] <= Chance.SURPRISE
        ? drifts.get(subject)
        : null;
  }

  /** How many subjects that should be steady it could be told of. */
  int tests() {
    return (int) Arrays.stream(windows).filter(q -> !Double.isNaN(q)).count();
  }

  /** How many drift by as much as matters. */
  int drifting() {
    int drifting = 0;
    for (int i = 0; i < windows.length; i++) {
      Drift drift = drift(i);
      if (drift != null && drift.matters(rules)) {
        drifting++;
      }
    }
    return drifting;
  }
}
