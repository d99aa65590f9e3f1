package watershed.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The points that curves over a stretch are drawn through, and what is believed of curves before
 * anything was measured: k(x, x′) = 0.3² + s²·exp(−(x − x′)²/2ℓ²) for each of twelve kernels, ℓ of
 * .12, .25, .5, 1 and s of .1, .3, .6 (METHOD, Crossover 3).
 *
 * <p>The points are the stretch's values and enough between them that no gap is wider than {@value
 * #WIDEST_GAP}: a curve is no straight line between values that lie far apart. Immutable; may be
 * shared.
 */
final class FitGrid {
  /** Standard deviation of what is added to a whole curve. */
  static final double CONSTANT = 0.3;

  /** Standard deviation of the part that varies, of the widest kernels. */
  static final double WIDEST = 0.6;

  private static final double[] LENGTHS = {0.12, 0.25, 0.5, 1};
  private static final double[] SCALES = {0.1, 0.3, WIDEST};
  private static final double WIDEST_GAP = 0.03;

  private final double[] x;
  private final int[] at;
  private final double[][][] priors;
  private final Map<Long, PriorPaths> paths = new ConcurrentHashMap<>();

  /**
   * Lays a grid.
   *
   * @param values coordinates of the stretch's values, ascending
   */
  FitGrid(double[] values) {
    List<Double> points = new ArrayList<>();
    this.at = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      if (i > 0) {
        double gap = values[i] - values[i - 1];
        int steps = (int) Math.ceil(gap / WIDEST_GAP);
        for (int k = 1; k < steps; k++) {
          points.add(values[i - 1] + gap * k / steps);
        }
      }
      at[i] = points.size();
      points.add(values[i]);
    }
    this.x = points.stream().mapToDouble(Double::doubleValue).toArray();
    this.priors = new double[LENGTHS.length * SCALES.length][][];
    for (int length = 0; length < LENGTHS.length; length++) {
      double[][] correlation = correlation(length);
      for (int scale = 0; scale < SCALES.length; scale++) {
        priors[length * SCALES.length + scale] = prior(correlation, SCALES[scale]);
      }
    }
  }

  private static double[][] prior(double[][] correlation, double s) {
    double[][] prior = new double[correlation.length][];
    for (int i = 0; i < prior.length; i++) {
      prior[i] = Arrays.stream(correlation[i]).map(c -> CONSTANT * CONSTANT + s * s * c).toArray();
    }
    return prior;
  }

  /** exp(−(x − x′)²/2ℓ²) of all points, for one of the lengths. */
  double[][] correlation(int length) {
    double l = LENGTHS[length];
    double[][] correlation = new double[x.length][x.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j <= i; j++) {
        double distance = (x[i] - x[j]) / l;
        correlation[i][j] = Math.exp(-distance * distance / 2);
        correlation[j][i] = correlation[i][j];
      }
    }
    return correlation;
  }

  /** Number of points. */
  int size() {
    return x.length;
  }

  /** Coordinate of a point. */
  double x(int point) {
    return x[point];
  }

  /** The point of a value of the stretch. */
  int at(int value) {
    return at[value];
  }

  static int lengths() {
    return LENGTHS.length;
  }

  static int kernels() {
    return LENGTHS.length * SCALES.length;
  }

  /** Which length a kernel has. */
  static int length(int kernel) {
    return kernel / SCALES.length;
  }

  /** Standard deviation of the part of a kernel that varies along the axis. */
  static double scale(int kernel) {
    return SCALES[kernel % SCALES.length];
  }

  /** Covariance of all points under a kernel. */
  double[][] prior(int kernel) {
    return priors[kernel];
  }

  /** Curves drawn from the priors with that seed. */
  PriorPaths paths(long seed) {
    return paths.computeIfAbsent(seed, s -> new PriorPaths(this, s));
  }
}
