package watershed.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import watershed.analysis.BoundFigure.Term;
import watershed.analysis.ClaimVerdict.Verdict;
import watershed.analysis.Expression.Operation;
import watershed.analysis.Expression.Share;
import watershed.analysis.Expression.Where;
import watershed.analysis.FigureTrials.Missing;
import watershed.record.Run;
import watershed.record.Trial;

/**
 * Computes the figures of one experiment's claims on one JDK, and judges each by its interval.
 *
 * <p>Intervals are those of {@link Propagation}, of {@link EventShare} for counts and of {@link
 * JumpEstimate} where a step is looked for. Ratios of positive terms are taken on the logarithm,
 * where they are nearer to symmetric; not so where a side is a difference or a slope.
 */
final class FigureJudge {
  private final FigureCells cells;
  private final FigureTrials trials;
  private final Bootstrap bootstrap;

  FigureJudge(Run.ExperimentInfo info, String jdk, FigureData data) {
    this.cells = new FigureCells(info, jdk, data);
    this.trials = cells.trials();
    this.bootstrap = data.bootstrap();
  }

  /** What an estimate says. */
  private record Judged(Estimate value, Verdict verdict, Settling open) {
    static Judged of(Estimate value, Relation relation, double threshold, boolean jumps) {
      Estimate.Interval interval = value.interval();
      Verdict verdict =
          interval == null || !Double.isFinite(value.value())
              ? Verdict.INCONCLUSIVE
              : relation.judge(interval, threshold);
      return new Judged(
          value,
          verdict,
          verdict == Verdict.INCONCLUSIVE
              ? Settling.of(value, relation.edges(threshold), jumps)
              : Settling.of(""));
    }

    Judged as(Verdict other, String why) {
      return new Judged(value, other, Settling.of(why));
    }
  }

  /**
   * Judges a figure.
   *
   * @param asked its expression, without {@link Expression#EACH}
   */
  FigureReading read(Run.FigureInfo figure, Expression asked) {
    LargestShared shared = LargestShared.of(asked, cells);
    Expression expression = shared.expression();
    BoundFigure bound = new BoundFigure(expression, cells);
    List<Missing> missing = new ArrayList<>(bound.missing());
    Missing noneShared = shared.missing();
    if (noneShared != null) {
      missing.add(noneShared);
    }
    List<Asked> all = Asked.by(expression);
    List<Trial> failed = trials.failed(all);
    List<String> evidence = evidence(bound.leaves(), failed);
    Relation relation = Relation.named(figure.relation());
    String seen = forbidden(expression, relation, failed);
    if (!missing.isEmpty()) {
      return seen == null
          ? new FigureReading(null, verdict(missing), why(missing), evidence)
          : new FigureReading(null, Verdict.CONFIRMED, seen, evidence);
    }
    Judged judged = judge(figure, relation, expression, bound);
    if (seen != null) {
      judged = judged.as(Verdict.CONFIRMED, seen);
    }
    ClaimVerdict.Figure found =
        new ClaimVerdict.Figure(
            figure.name().isEmpty() ? figure.of() : figure.name(),
            judged.value,
            figure.unit(),
            relation.text(figure.threshold(), figure.unit()));
    List<String> reasons = new ArrayList<>();
    if (!judged.open.says().isEmpty()) {
      reasons.add(judged.open.says());
    }
    reasons.addAll(shared.notes());
    if (seen == null) {
      reasons.addAll(trials.notes(failed));
    }
    reasons.addAll(trials.uncounted(all));
    return new FigureReading(
        found, judged.verdict, String.join("; ", reasons), judged.open.blocks(), evidence);
  }

  /** A fork that failed is no part of a series, and what it kept says why. */
  private List<String> evidence(List<Series> leaves, List<Trial> failed) {
    TreeSet<String> paths = new TreeSet<>();
    leaves.forEach(leaf -> paths.addAll(trials.evidence(leaf)));
    failed.forEach(trial -> paths.addAll(trial.evidence()));
    return List.copyOf(paths);
  }

  /**
   * What was seen that must not be, where it decides: a fork is ended by the first such event, so
   * that its count is lacking, but one is enough for a claim that there are any.
   */
  private static @Nullable String forbidden(
      Expression expression, Relation relation, List<Trial> failed) {
    boolean ofMore = relation == Relation.ABOVE || relation == Relation.SEEN_ABOVE;
    Expression told = expression instanceof Where where ? where.of() : expression;
    return told instanceof Share && ofMore ? FigureTrials.forbidden(failed) : null;
  }

  /** What can't be had decides over what was only not asked for. */
  static Verdict verdict(List<Missing> missing) {
    return missing.stream().anyMatch(m -> m.kind() == Missing.Kind.NOT_MEASURABLE)
        ? Verdict.NOT_MEASURABLE
        : Verdict.NOT_IN_RUN;
  }

  /** Why there is no figure: the first reason of those that decide. */
  static String why(List<Missing> missing) {
    boolean lacking = verdict(missing) == Verdict.NOT_MEASURABLE;
    return missing.stream()
        .filter(m -> !lacking || m.kind() == Missing.Kind.NOT_MEASURABLE)
        .map(Missing::why)
        .findFirst()
        .orElse("");
  }

  private Judged judge(
      Run.FigureInfo figure, Relation relation, Expression expression, BoundFigure bound) {
    Propagation propagation = new Propagation(bound.leaves());
    if (!(expression instanceof Where where)) {
      return judge(figure, relation, expression, bound, propagation, false);
    }
    Judged judged = judge(figure, relation, where.of(), bound, propagation, true);
    double[] means = propagation.means();
    double more = bound.part(where.more()).of(means, BoundFigure.MIDWAY);
    double than = bound.part(where.than()).of(means, BoundFigure.MIDWAY);
    return more > than
        ? judged
        : judged.as(
            Verdict.INCONCLUSIVE,
            "it tells only where "
                + where.condition()
                + ", but here they are "
                + Texts.number(more)
                + " and "
                + Texts.number(than)
                + ": measured where that holds it would tell");
  }

  private Judged judge(
      Run.FigureInfo figure,
      Relation relation,
      Expression expression,
      BoundFigure bound,
      Propagation propagation,
      boolean spans) {
    if (!expression.jumps()) {
      Estimate value = estimate(expression, bound, propagation);
      Judged judged = Judged.of(value, relation, figure.threshold(), false);
      return relation == Relation.SEEN_ABOVE && expression instanceof Share share
          ? seen(judged, share, bound)
          : judged;
    }
    JumpEstimate jump = JumpEstimate.of(bound, propagation, bootstrap);
    Judged judged = Judged.of(jump.value(), relation, figure.threshold(), true);
    if (jump.value().n() < CrossoverReading.FEWEST) {
      return judged;
    }
    String none = bound.noStep(propagation.means());
    if (none == null) {
      return jump.surelyOne()
          ? judged
          : judged.as(
              Verdict.INCONCLUSIVE,
              "the step does not stand out from the blocks' scatter: more blocks would tell");
    }
    String says = "no step of " + CacheEdges.LEAST + " times beyond the ramp in " + none;
    return spans && jump.surelyNone()
        ? judged.as(Verdict.REFUTED, says)
        : judged.as(
            Verdict.INCONCLUSIVE,
            says + (spans ? ": more blocks would tell" : ": a larger range would tell"));
  }

  /** What may happen and was not seen stays open: no number of blocks would refute it. */
  private static Judged seen(Judged judged, Share share, BoundFigure bound) {
    if (judged.verdict != Verdict.INCONCLUSIVE || judged.value.value() != 0) {
      return judged;
    }
    double trials = EventShare.trials(bound.leaves(), bound.part(share.trials()));
    return judged.as(
        Verdict.INCONCLUSIVE,
        "it may happen all the same: not seen here in " + Math.round(trials) + " trials");
  }

  private static Estimate estimate(
      Expression expression, BoundFigure bound, Propagation propagation) {
    Term term = bound.term();
    if (expression instanceof Share share) {
      return EventShare.of(bound.leaves(), bound.part(share.events()), bound.part(share.trials()));
    }
    if (expression instanceof Operation ratio && ratio.isRatio() && !ratio.mayCrossZero()) {
      Term above = bound.part(ratio.left());
      Term below = bound.part(ratio.right());
      double[] means = propagation.means();
      double x = above.of(means, BoundFigure.MIDWAY);
      double y = below.of(means, BoundFigure.MIDWAY);
      if (x > 0 && y > 0) {
        return ofRatio(
            x / y,
            propagation.of(
                v ->
                    Math.log(above.of(v, BoundFigure.MIDWAY))
                        - Math.log(below.of(v, BoundFigure.MIDWAY))));
      }
    }
    return propagation.of(x -> term.of(x, BoundFigure.MIDWAY));
  }

  /** The ratio of a logarithm's estimate; what is exact stays so to the last digit. */
  private static Estimate ofRatio(double ratio, Estimate log) {
    Estimate.@Nullable Interval logs = log.interval();
    Estimate.@Nullable Interval interval =
        logs == null
            ? null
            : logs.low() == logs.high() ? new Estimate.Interval(ratio, ratio) : logs.map(Math::exp);
    return new Estimate(ratio, interval, log.sd(), log.n());
  }
}
