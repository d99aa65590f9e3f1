package watershed.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.statistics.descriptive.Quantile;
import org.jspecify.annotations.Nullable;

/** How well a model predicts cells that it was not fitted to. */
final class CrossValidation {
  /** What is left out at a time: all cells of one value of it. */
  enum LeftOut {
    THREADS,
    KEYS;

    private int of(CostPoint point) {
      return this == THREADS ? point.threads() : point.keys();
    }
  }

  /** What a prediction of nothing, or of less, counts as: no one needs to know how hopeless. */
  static final double MOST = Math.log(1e6);

  private CrossValidation() {}

  /**
   * Leaves out the cells of each value in turn, fits to the others and predicts those. Points that
   * are given stay in and are not predicted.
   *
   * @return |ln(predicted/measured)| in the order of the points, at most {@link #MOST}; NaN where
   *     there is no prediction
   */
  static double[] errors(List<CostPoint> points, CostModel model, LeftOut leftOut) {
    double[] errors = new double[points.size()];
    Arrays.fill(errors, Double.NaN);
    if (model == CostModel.USL && leftOut == LeftOut.KEYS) {
      return errors;
    }
    for (int value : values(points, leftOut)) {
      CostFit fit = model.fit(without(points, leftOut, value));
      for (int i = 0; i < errors.length; i++) {
        CostPoint p = points.get(i);
        if (leftOut.of(p) == value && !p.given()) {
          errors[i] = Math.min(MOST, Math.abs(fit.prediction().applyAsDouble(p) - p.log()));
        }
      }
    }
    return errors;
  }

  private static List<CostPoint> without(List<CostPoint> points, LeftOut leftOut, int value) {
    return points.stream().filter(p -> p.given() || leftOut.of(p) != value).toList();
  }

  private static Set<Integer> values(List<CostPoint> points, LeftOut leftOut) {
    return points.stream()
        .filter(p -> !p.given())
        .map(leftOut::of)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Why a model predicted nothing. */
  static String reason(List<CostPoint> points, CostModel model, LeftOut leftOut) {
    Set<Integer> tested = values(points, leftOut);
    if (tested.isEmpty()) {
      return "no cell to predict but those that the extra is counted from";
    }
    if (model == CostModel.USL && leftOut == LeftOut.KEYS) {
      return "it predicts along the threads only";
    }
    CostFit fit = model.fit(without(points, leftOut, tested.iterator().next()));
    Set<Integer> all =
        points.stream().map(leftOut::of).collect(Collectors.toCollection(TreeSet::new));
    int enough = model == CostModel.LINEAR ? 3 : 2;
    if (all.size() < enough && (enough == 3 || !fit.reason().isEmpty())) {
      return "only "
          + Texts.count(all.size(), leftOut == LeftOut.THREADS ? "thread count" : "key count")
          + " ("
          + Texts.list(all)
          + "), so too few are left";
    }
    return fit.reason().isEmpty() ? model.baseless() : fit.reason();
  }

  /** The predicted ones of several, joined. */
  static double[] predicted(double[]... errors) {
    return Arrays.stream(errors)
        .flatMapToDouble(Arrays::stream)
        .filter(e -> !Double.isNaN(e))
        .toArray();
  }

  /**
   * A statistic of errors with its interval from redrawn cells, widened where it would not hold the
   * statistic: noise only ever adds to an error.
   *
   * @param measured errors of the cells as measured
   * @param redrawn the same of each redrawing; none where forks' scatter is not known
   * @param blocks the fewest of a cell that they rest on
   * @return null where nothing was predicted
   */
  static @Nullable Estimate estimate(
      double[] measured, List<double[]> redrawn, ToDoubleFunction<double[]> statistic, int blocks) {
    if (measured.length == 0) {
      return null;
    }
    return interval(
        statistic.applyAsDouble(measured),
        redrawn.stream().filter(e -> e.length > 0).mapToDouble(statistic).toArray(),
        blocks);
  }

  /** A value with the percentile interval of its redrawings, widened where that would miss it. */
  static Estimate interval(double value, double[] redrawn, int blocks) {
    if (redrawn.length == 0) {
      return new Estimate(value, null, Double.NaN, blocks);
    }
    double tail = (1 - Estimate.LEVEL) / 2;
    double[] bounds = Quantile.withDefaults().evaluate(redrawn, tail, 1 - tail);
    return new Estimate(
        value,
        new Estimate.Interval(Math.min(value, bounds[0]), Math.max(value, bounds[1])),
        Double.NaN,
        blocks);
  }

  /** Quantile of errors. */
  static ToDoubleFunction<double[]> quantile(double p) {
    return errors -> Quantile.withDefaults().evaluate(errors, p);
  }

  /** Number of cells that both models predict, in one way of leaving out or the other. */
  static int predictedByBoth(List<CostPoint> points, CostModel one, CostModel other) {
    boolean[] both = new boolean[points.size()];
    for (LeftOut leftOut : LeftOut.values()) {
      double[] a = errors(points, one, leftOut);
      double[] b = errors(points, other, leftOut);
      for (int i = 0; i < both.length; i++) {
        both[i] |= !Double.isNaN(a[i]) && !Double.isNaN(b[i]);
      }
    }
    return (int) IntStream.range(0, both.length).filter(i -> both[i]).count();
  }

  /** Median of a less that of b, over the points that both predict. */
  static double medianDifference(double[] a, double[] b) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (int i = 0; i < a.length; i++) {
      if (!Double.isNaN(a[i]) && !Double.isNaN(b[i])) {
        x.add(a[i]);
        y.add(b[i]);
      }
    }
    return x.isEmpty() ? Double.NaN : median(x) - median(y);
  }

  private static double median(List<Double> values) {
    return quantile(0.5).applyAsDouble(values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
