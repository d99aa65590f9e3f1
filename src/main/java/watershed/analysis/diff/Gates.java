package watershed.analysis.diff;

import java.util.List;
import watershed.analysis.Texts;

/** The gates that the forks themselves are held against, and the A/A control. */
final class Gates {
  private static final String TOO_FEW = "too few A/A comparisons to tell";

  private Gates() {}

  /**
   * Counts the A/A comparisons in which the test that the subjects are put to, at α and before any
   * adjusting, finds a change.
   *
   * @param pairs forks of the same thing on both sides
   */
  static Control control(List<Matched> pairs, DiffRules rules) {
    List<Tested> tests = pairs.stream().map(Tested::of).filter(t -> !Double.isNaN(t.p())).toList();
    int n = tests.size();
    int alarms = (int) tests.stream().filter(t -> t.alarm(rules.alpha())).count();
    if (n == 0) {
      return new Control(
          0, 0, "no A/A comparison: how often this run alarms at nothing is unknown");
    }
    String alarmed = alarms + " of " + Texts.count(n, "A/A comparison") + " alarmed";
    String says =
        few(n, rules)
            ? alarmed + ": " + TOO_FEW
            : alarmed
                + "; "
                + Texts.number(rules.alpha() * n)
                + " to be expected, at most "
                + most(n, rules)
                + " by chance";
    return new Control(n, alarms, says);
  }

  /** Whether chance is believed for even if all of them alarm. */
  private static boolean few(int comparisons, DiffRules rules) {
    return most(comparisons, rules) >= comparisons;
  }

  /** Most alarms of the control that chance is believed for at any look. */
  static int most(int comparisons, DiffRules rules) {
    return Chance.most(comparisons, rules.alpha(), rules.looks());
  }

  /**
   * Closed where more alarmed than in 99 % of fair runs do at any look; not passed, but not closed
   * either, where there were none, or too few for that to happen.
   */
  static Gate control(Control control, DiffRules rules) {
    int n = control.comparisons();
    boolean tells = n > 0 && !few(n, rules);
    boolean passed = tells && control.alarms() <= most(n, rules);
    return new Gate("A/A control", passed, tells, control.says());
  }

  /** Whether any subject's forks drift by what matters; those that do are INVALID themselves. */
  static Gate steady(int tested, int drifting) {
    String says =
        tested == 0
            ? "nothing to tell by: too few windows or forks, or single calls"
            : drifting
                + " of "
                + Texts.count(tested, "subject")
                + " drift from first to last third";
    return new Gate("steady state", tested > 0 && drifting == 0, false, says);
  }

  /** Whether more sides have two kinds of forks than chance makes. */
  static Gate alike(int searches, int bimodal) {
    int most = searches == 0 ? 0 : Chance.most(searches, Modes.ALPHA);
    String says =
        searches == 0
            ? "fewer than " + Modes.FEWEST + " forks a side: two kinds could not be told"
            : bimodal
                + " of "
                + searches
                + " searches found forks of two kinds, at most "
                + most
                + " by chance";
    return new Gate("forks alike", searches > 0 && bimodal <= most, false, says);
  }
}
