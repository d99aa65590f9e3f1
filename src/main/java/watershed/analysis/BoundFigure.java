package watershed.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Expression.Constant;
import watershed.analysis.Expression.Operation;
import watershed.analysis.Expression.Reference;
import watershed.analysis.Expression.Share;
import watershed.analysis.Expression.Trend;
import watershed.analysis.Expression.Where;
import watershed.analysis.FigureTrials.Missing;

/** A figure's expression with what was measured put in the places of its references. */
final class BoundFigure {
  /** Fewest values of a parameter along which something is said to go up or down. */
  private static final int FEWEST_FOR_SLOPE = 2;

  /** Fewest among which a step is told from a ramp: of two values there is one step. */
  private static final int FEWEST_FOR_JUMP = 3;

  private final FigureCells cells;
  private final Map<Series, Integer> leaves = new LinkedHashMap<>();
  private final Map<Trend, Integer> trends = new LinkedHashMap<>();
  private final List<Missing> missing = new ArrayList<>();
  private final List<Jump> jumps = new ArrayList<>();
  private final Term whole;

  /**
   * What is gone through in search of a step.
   *
   * @param reach of what, along what, how far
   * @param step as {@link ChangePoint} finds it
   */
  private record Jump(String reach, ToIntFunction<double[]> step) {}

  /** Where every change of level is put that is looked for: midway between two measured values. */
  static final int MIDWAY = -1;

  /** What a term comes to. */
  interface Term {
    /**
     * Computes it.
     *
     * @param values of the leaves, in order
     * @param sides where changes of level lie between two measured values: {@link #MIDWAY}, or a
     *     bit for each, in order, 1 for the value after it, 0 for the one before
     */
    double of(double[] values, int sides);
  }

  BoundFigure(Expression expression, FigureCells cells) {
    this.cells = cells;
    this.whole = bind(expression, Map.of());
  }

  /** What it is computed from, in order. */
  List<Series> leaves() {
    return List.copyOf(leaves.keySet());
  }

  /** What is not there; where anything is not, there is no figure. */
  List<Missing> missing() {
    return List.copyOf(missing);
  }

  /** Number of trends, each with a bit in the sides of a term. */
  int trends() {
    return trends.size();
  }

  Term term() {
    return whole;
  }

  /** Of what there is no step, along what, and how far; null where there is one of each. */
  @Nullable String noStep(double[] values) {
    for (Jump jump : jumps) {
      if (jump.step.applyAsInt(values) == ChangePoint.NONE) {
        return jump.reach;
      }
    }
    return null;
  }

  /** As {@link #term}, of a part of the expression. */
  Term part(Expression part) {
    return bind(part, Map.of());
  }

  private Term bind(Expression e, Map<String, String> at) {
    if (e instanceof Constant constant) {
      return (values, sides) -> constant.value();
    }
    if (e instanceof Reference reference) {
      return bind(reference, at);
    }
    if (e instanceof Operation operation) {
      Term left = bind(operation.left(), at);
      Term right = bind(operation.right(), at);
      return (values, sides) -> operation.of(left.of(values, sides), right.of(values, sides));
    }
    if (e instanceof Share share) {
      Term events = bind(share.events(), at);
      Term trials = bind(share.trials(), at);
      return (values, sides) -> Share.MILLION * events.of(values, sides) / trials.of(values, sides);
    }
    if (e instanceof Where where) {
      // What it depends on has to be there too.
      bind(where.more(), at);
      bind(where.than(), at);
      return bind(where.of(), at);
    }
    return bind((Trend) e, at);
  }

  private Term bind(Reference reference, Map<String, String> at) {
    Series series = cells.find(reference, at);
    if (series == null) {
      return lacking(cells.trials().missing(reference, at));
    }
    int leaf = leaves.computeIfAbsent(series, s -> leaves.size());
    return (values, sides) -> values[leaf];
  }

  private Term bind(Trend trend, Map<String, String> at) {
    Map<Double, Term> terms = new TreeMap<>();
    for (double x : cells.values(trend.param(), trend.of(), at)) {
      terms.put(x, bind(trend.of(), FigureCells.with(at, trend.param(), Texts.plain(x))));
    }
    int which = trends.computeIfAbsent(trend, t -> trends.size());
    boolean slope = trend.kind() == Trend.Kind.SLOPE;
    int fewest = slope ? FEWEST_FOR_SLOPE : FEWEST_FOR_JUMP;
    if (terms.size() < fewest) {
      return lacking(cells.trials().tooFew(trend, at, terms.size(), fewest));
    }
    double[] x = terms.keySet().stream().mapToDouble(Double::doubleValue).toArray();
    Term[] y = terms.values().toArray(new Term[0]);
    if (slope) {
      return (values, sides) -> slope(x, at(y, values, sides));
    }
    String of =
        trend.of().references().stream()
            .map(r -> r.contender() + " " + r.metric())
            .collect(Collectors.joining(", "));
    String reach = of + " along " + trend.param() + " up to " + Texts.number(x[x.length - 1]);
    jumps.add(new Jump(reach, values -> ChangePoint.of(x, at(y, values, MIDWAY))));
    return (values, sides) -> jump(x, at(y, values, sides), side(sides, which));
  }

  private Term lacking(Missing what) {
    missing.add(what);
    return (values, sides) -> Double.NaN;
  }

  private static double[] at(Term[] terms, double[] values, int sides) {
    return Arrays.stream(terms).mapToDouble(t -> t.of(values, sides)).toArray();
  }

  /** Slope of the least-squares line, Σ(x − x̄)·y / Σ(x − x̄)². */
  private static double slope(double[] x, double[] y) {
    double mean = Arrays.stream(x).average().orElseThrow();
    double above = 0;
    double below = 0;
    for (int i = 0; i < x.length; i++) {
      above += (x[i] - mean) * y[i];
      below += (x[i] - mean) * (x[i] - mean);
    }
    return above / below;
  }

  /** {@link #MIDWAY}, or 1 for the value after a change, 0 for the one before. */
  private static int side(int sides, int which) {
    return sides == MIDWAY ? MIDWAY : sides >> which & 1;
  }

  private static double jump(double[] x, double[] y, int side) {
    int after = ChangePoint.of(x, y);
    if (after == ChangePoint.NONE || after == ChangePoint.UNKNOWN) {
      return Double.NaN;
    }
    double a = x[after - 1];
    double b = x[after];
    if (side == MIDWAY) {
      // What is gone through is sizes, which go up by factors; a 0 among them can only be halved.
      return a > 0 ? Math.sqrt(a * b) : (a + b) / 2;
    }
    return side == 0 ? a : b;
  }
}
