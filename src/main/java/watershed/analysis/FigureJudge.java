package watershed.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import watershed.analysis.BoundFigure.Term;
import watershed.analysis.ClaimVerdict.Verdict;
import watershed.analysis.Expression.Operation;
import watershed.analysis.FigureCells.Missing;
import watershed.record.Run;

/**
 * Computes the figures of one experiment's claims on one JDK, and judges each by its interval.
 *
 * <p>Intervals are those of {@link Propagation}; of ratios of positive terms on the logarithm,
 * where they are nearer to symmetric. A change of level is no smooth function of what was measured:
 * there blocks are redrawn, and the interval reaches to the measured values on either side.
 */
final class FigureJudge {
  private static final double MOST_BLOCKS = 1000;
  private static final double TAIL = (1 - Estimate.LEVEL) / 2;

  private final FigureCells cells;
  private final Bootstrap bootstrap;

  FigureJudge(Run.ExperimentInfo info, String jdk, FigureData data) {
    this.cells = new FigureCells(info, jdk, data);
    this.bootstrap = data.bootstrap();
  }

  /**
   * Judges a figure.
   *
   * @param expression of the figure, without {@link Expression#EACH}
   */
  FigureReading read(Run.FigureInfo figure, Expression expression) {
    BoundFigure bound = new BoundFigure(expression, cells);
    List<String> evidence = evidence(bound.leaves());
    if (!bound.missing().isEmpty()) {
      return new FigureReading(null, verdict(bound.missing()), why(bound.missing()), evidence);
    }
    Relation relation = Relation.named(figure.relation());
    Estimate value = estimate(expression, bound);
    ClaimVerdict.Figure found =
        new ClaimVerdict.Figure(
            figure.name().isEmpty() ? figure.of() : figure.name(),
            value,
            figure.unit(),
            relation.text(figure.threshold(), figure.unit()));
    Estimate.@Nullable Interval interval = value.interval();
    Verdict verdict =
        interval == null ? Verdict.INCONCLUSIVE : relation.judge(interval, figure.threshold());
    String reason =
        verdict == Verdict.INCONCLUSIVE
            ? toSettle(value, relation.edges(figure.threshold()), expression.jumps())
            : "";
    return new FigureReading(found, verdict, reason, evidence);
  }

  private List<String> evidence(List<Series> leaves) {
    TreeSet<String> paths = new TreeSet<>();
    leaves.forEach(leaf -> paths.addAll(cells.evidence(leaf)));
    return List.copyOf(paths);
  }

  /** What can't be had decides over what was only not asked for. */
  private static Verdict verdict(List<Missing> missing) {
    return missing.stream().anyMatch(m -> m.kind() == Missing.Kind.NOT_MEASURABLE)
        ? Verdict.NOT_MEASURABLE
        : Verdict.NOT_IN_RUN;
  }

  private static String why(List<Missing> missing) {
    boolean lacking = verdict(missing) == Verdict.NOT_MEASURABLE;
    return missing.stream()
        .filter(m -> !lacking || m.kind() == Missing.Kind.NOT_MEASURABLE)
        .map(Missing::why)
        .findFirst()
        .orElse("");
  }

  private Estimate estimate(Expression expression, BoundFigure bound) {
    Propagation propagation = new Propagation(bound.leaves());
    Term term = bound.term();
    if (expression.jumps()) {
      return redrawn(propagation, bound);
    }
    if (expression instanceof Operation ratio && ratio.isRatio()) {
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
    return new Estimate(ratio, interval, Double.NaN, log.n());
  }

  private Estimate redrawn(Propagation propagation, BoundFigure bound) {
    Term term = bound.term();
    double value = term.of(propagation.means(), BoundFigure.MIDWAY);
    int n = propagation.blocks();
    if (n < CrossoverReading.FEWEST || !Double.isFinite(value)) {
      return new Estimate(value, null, Double.NaN, n);
    }
    List<Double> lows = new ArrayList<>();
    List<Double> highs = new ArrayList<>();
    for (double[] means : propagation.redrawn(bootstrap)) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int sides = 0; sides < 1 << bound.trends(); sides++) {
        double at = term.of(means, sides);
        low = Math.min(low, at);
        high = Math.max(high, at);
      }
      if (Double.isFinite(low) && Double.isFinite(high)) {
        lows.add(low);
        highs.add(high);
      }
    }
    if (lows.isEmpty()) {
      return new Estimate(value, null, Double.NaN, n);
    }
    double low = Math.min(value, sorted(lows)[(int) (TAIL * lows.size())]);
    double high = Math.max(value, sorted(highs)[highs.size() - 1 - (int) (TAIL * highs.size())]);
    return new Estimate(value, new Estimate.Interval(low, high), Double.NaN, n);
  }

  private static double[] sorted(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted;
  }

  /**
   * How many blocks would take the interval off the nearest edge, if the figure is what it seems:
   * half-widths go down with the root of their number.
   */
  private static String toSettle(Estimate value, List<Double> edges, boolean jumps) {
    Estimate.Interval interval = value.interval();
    if (!Double.isFinite(value.value())) {
      return "no finite number comes out, for something that it is divided by is 0";
    }
    if (interval == null) {
      int more = Math.max(1, (jumps ? CrossoverReading.FEWEST : 2) - value.n());
      return Texts.count(value.n(), "block") + " without an interval: measure " + more + " more";
    }
    if (jumps) {
      return "the change lies between values measured on either side of the threshold: more blocks,"
          + " or values nearer to it, would tell";
    }
    double blocks = Double.POSITIVE_INFINITY;
    double least = Double.POSITIVE_INFINITY;
    for (double edge : edges) {
      double distance = Math.abs(edge - value.value());
      if (distance < least) {
        least = distance;
        double half =
            edge > value.value() ? interval.high() - value.value() : value.value() - interval.low();
        blocks = Math.ceil(value.n() * Math.pow(half / distance, 2));
      }
    }
    return (blocks <= MOST_BLOCKS
            ? "about " + Texts.count(Math.max((long) blocks, value.n() + 1L), "block")
            : "over " + (long) MOST_BLOCKS + " blocks")
        + " in all would settle it, if it is what it seems";
  }
}
