package watershed.analysis.diff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which subjects' forks were drifting: with many subjects some seem to by chance. */
final class SteadyState {
  private final List<@Nullable Drift> drifts;
  private final double[] adjusted;
  private final DiffRules rules;

  private SteadyState(List<@Nullable Drift> drifts, double[] adjusted, DiffRules rules) {
    this.drifts = drifts;
    this.adjusted = adjusted;
    this.rules = rules;
  }

  /** Looks at all subjects; those that are broken or counted have no drift. */
  static SteadyState of(List<Tested> subjects, DiffRules rules) {
    List<@Nullable Drift> drifts = new ArrayList<>();
    double[] p = new double[subjects.size()];
    for (int i = 0; i < p.length; i++) {
      Tested subject = subjects.get(i);
      Drift drift = subject.ratio() == null ? null : Drift.of(subject.matched());
      drifts.add(drift);
      p[i] = drift == null ? Double.NaN : drift.p();
    }
    return new SteadyState(drifts, Chance.adjust(p), rules);
  }

  /** The drift of a subject, by its place; null where there is none or it may be chance. */
  @Nullable Drift drift(int subject) {
    return adjusted[subject] <= rules.q() ? drifts.get(subject) : null;
  }

  /** How many subjects it could be told of. */
  int tests() {
    return (int) Arrays.stream(adjusted).filter(q -> !Double.isNaN(q)).count();
  }

  /** How many drift by as much as matters. */
  int drifting() {
    int drifting = 0;
    for (int i = 0; i < adjusted.length; i++) {
      Drift drift = drift(i);
      if (drift != null && drift.matters(rules)) {
        drifting++;
      }
    }
    return drifting;
  }
}
