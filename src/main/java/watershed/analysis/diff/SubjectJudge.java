package watershed.analysis.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Estimate;
import watershed.analysis.Ratio;
import watershed.analysis.Texts;

/**
 * The verdict on a subject, in the order INVALID, EQUIVALENT, REGRESSED or IMPROVED, SMALL,
 * INCONCLUSIVE. With D̄ the estimate of ln(B/A), SE its standard error of ν degrees of freedom, δ
 * the margin and α the level of a look:
 *
 * <pre>
 *   EQUIVALENT  P(T_ν > (δ − |D̄|)/SE) ≤ α, both one-sided tests (Schuirmann, J. Pharmacokinetics
 *               and Biopharmaceutics 15, 1987)
 *   confirmed   P(T_ν > (|D̄| − δ)/SE) ≤ α/2, so that the interval 1 − α lies beyond δ
 *   MDE80       (t(1−α/2, ν) + t(.80, ν))·SE
 *   needed      ((z(1−α/2) + z(.80))·s/δ)², with s the standard deviation of the difference of a
 *               pair, or of two forks, one of each side
 * </pre>
 */
final class SubjectJudge {
  private static final double POWER = 0.8;

  private final DiffRules rules;
  private final double level;
  private final double margin;
  private final double zs;
  private final @Nullable String closed;

  /**
   * t(1−α/2, ν) + t(.80, ν) by ν, rounded down: only the MDE asks, which is rough anyway. Subjects
   * are judged side by side.
   */
  private final Map<Integer, Double> ts = new ConcurrentHashMap<>();

  /**
   * @param closed why no verdict may be given, or null
   */
  SubjectJudge(DiffRules rules, @Nullable String closed) {
    this.rules = rules;
    this.closed = closed;
    this.level = rules.level();
    this.margin = rules.margin();
    NormalDistribution normal = NormalDistribution.of(0, 1);
    this.zs =
        normal.inverseSurvivalProbability(level / 2) + normal.inverseCumulativeProbability(POWER);
  }

  /**
   * Judges a subject.
   *
   * @param adjusted its p-value among those of all subjects
   * @param drift of its forks, or null where there is none to speak of
   */
  SubjectVerdict judge(Tested tested, double adjusted, @Nullable Drift drift) {
    Matched matched = tested.matched();
    Ratio ratio = tested.ratio();
    String broken = tested.broken();
    if (broken != null) {
      return withoutFigures(matched, DiffVerdict.INVALID, closed == null ? broken : closed);
    }
    if (tested.noRatio()) {
      return closed == null
          ? withoutFigures(matched, DiffVerdict.INCONCLUSIVE, Counts.of(matched).whyNoRatio())
          : withoutFigures(matched, DiffVerdict.INVALID, closed);
    }
    if (ratio == null) {
      SubjectVerdict counted = Counts.of(matched).judge(margin);
      return closed == null ? counted : with(counted, DiffVerdict.INVALID, false, closed);
    }
    List<String> flags = flags(matched, ratio);
    if (drift != null) {
      flags.add(drift.says());
    }
    SubjectVerdict open =
        new SubjectVerdict(
            matched,
            DiffVerdict.INCONCLUSIVE,
            false,
            ratio.scores(),
            tested.p(),
            adjusted,
            mde(ratio),
            needed(ratio),
            "",
            flags);
    if (closed != null) {
      return with(open, DiffVerdict.INVALID, false, closed);
    }
    if (ratio.log().alone()) {
      return with(open, DiffVerdict.INCONCLUSIVE, false, alone(matched, ratio));
    }
    if (drift != null && drift.matters(rules)) {
      return with(open, DiffVerdict.INVALID, false, drift.says());
    }
    return judged(open, tested, ratio);
  }

  private SubjectVerdict judged(SubjectVerdict open, Tested tested, Ratio ratio) {
    double size = Math.abs(ratio.log().value());
    String delta = Says.percent(rules.delta());
    if (beyond(ratio, margin - size) <= level) {
      String interval = Texts.number(100 * (1 - 2 * level)) + " % interval";
      return with(open, DiffVerdict.EQUIVALENT, false, "the " + interval + " lies within " + delta);
    }
    if (open.matched().exact() && Counts.of(open.matched()).withinHarness()) {
      return untellable(open, Counts.WITHIN_HARNESS);
    }
    if (tested.contradicted(level)) {
      return wanting(open, ratio, tested.disagreement() + ": they disagree; ");
    }
    if (!(open.adjustedP() <= rules.q())) {
      return wanting(open, ratio, "");
    }
    boolean better = ratio.direction().sign() * ratio.log().value() > 0;
    String says =
        Says.change(open.change().value())
            + ", which is "
            + (better ? "better" : "worse")
            + ", adjusted "
            + Says.p(open.adjustedP());
    if (size < margin) {
      return with(open, DiffVerdict.SMALL, false, says + ", but less than " + delta);
    }
    boolean confirmed = beyond(ratio, size - margin) <= level / 2;
    String interval = Texts.number(100 * (1 - level)) + " % interval";
    return with(
        open,
        better ? DiffVerdict.IMPROVED : DiffVerdict.REGRESSED,
        confirmed,
        says
            + (confirmed
                ? "; all of its " + interval + " is beyond "
                : "; by its " + interval + " it may be less than ")
            + delta);
  }

  private SubjectVerdict wanting(SubjectVerdict open, Ratio ratio, String first) {
    String wants = open.wanting(ratio.paired(), rules.delta());
    return with(open, DiffVerdict.INCONCLUSIVE, false, first + wants);
  }

  /** P(T > distance/SE): how often chance alone goes so far; 1 for a distance below 0. */
  private static double beyond(Ratio ratio, double distance) {
    if (distance <= 0) {
      return 1;
    }
    return ratio.se() == 0
        ? 0
        : TDistribution.of(ratio.df()).survivalProbability(distance / ratio.se());
  }

  private double mde(Ratio ratio) {
    if (ratio.log().alone()) {
      return Double.NaN;
    }
    double t =
        ts.computeIfAbsent(
            Math.max(1, (int) ratio.df()),
            df -> Estimate.t(df, 1 - level) + Estimate.t(df, 2 * POWER - 1));
    return Math.expm1(t * ratio.se());
  }

  private int needed(Ratio ratio) {
    if (ratio.log().alone()) {
      return 0;
    }
    double root = zs * ratio.log().sd() / margin;
    return (int) Math.max(2, Math.ceil(root * root));
  }

  private static String alone(Matched matched, Ratio ratio) {
    if (ratio.paired()) {
      return "one pair shows no scatter, so nothing can be told from chance: measure 10";
    }
    String which = matched.a().forks().size() == 1 ? "A" : "B";
    return "one fork of "
        + which
        + " shows no scatter between forks, so nothing can be told from chance: measure 5 or more"
        + " forks a side";
  }

  private List<String> flags(Matched matched, Ratio ratio) {
    List<String> flags = new ArrayList<>(Unlike.flags(matched, ratio, margin));
    flags.addAll(Says.leftOut(ratio.leftOut()));
    if (matched.paired() && !ratio.paired()) {
      flags.add("no block has both sides: judged as unpaired");
    }
    if (matched.exact() && !ratio.log().alone()) {
      flags.addAll(Counts.of(matched).flags());
    }
    return flags;
  }

  private static SubjectVerdict withoutFigures(
      Matched matched, DiffVerdict verdict, String reason) {
    int n = Math.min(matched.a().forks().size(), matched.b().forks().size());
    return new SubjectVerdict(
        matched,
        verdict,
        false,
        new Estimate(Double.NaN, null, Double.NaN, n),
        Double.NaN,
        Double.NaN,
        Double.NaN,
        0,
        reason,
        Says.leftOut(matched.leftOut()));
  }

  /** What no number of pairs would tell. */
  private static SubjectVerdict untellable(SubjectVerdict v, String reason) {
    return new SubjectVerdict(
        v.matched(),
        DiffVerdict.INCONCLUSIVE,
        false,
        v.change(),
        v.p(),
        v.adjustedP(),
        v.mde80(),
        0,
        reason,
        v.flags());
  }

  private static SubjectVerdict with(
      SubjectVerdict v, DiffVerdict verdict, boolean confirmed, String reason) {
    return new SubjectVerdict(
        v.matched(),
        verdict,
        confirmed,
        v.change(),
        v.p(),
        v.adjustedP(),
        v.mde80(),
        v.pairsNeeded(),
        reason,
        v.flags());
  }
}
