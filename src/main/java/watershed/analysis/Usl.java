package watershed.analysis;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresOptimizer.Optimum;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.jspecify.annotations.Nullable;

/**
 * Gunther's universal scalability law (Guerrilla Capacity Planning, Springer 2007), X(N) = γN/(1 +
 * α(N−1) + βN(N−1)). It describes a curve; it proves no mechanism.
 *
 * @param gamma throughput of one thread, in the unit of the fitted throughputs
 * @param alpha share of the work that is done one after the other; 0 or more
 * @param beta cost of each pair of threads that must agree; 0 or more
 */
public record Usl(double gamma, double alpha, double beta) {
  /** Fewest different thread counts: as many as there are parameters. */
  static final int FEWEST = 3;

  private static final int MOST_STEPS = 2000;

  /** Where the search begins: of the two, the better end counts. */
  private static final double[][] STARTS = {{0.05, 0.001}, {0.5, 0.05}};

  /** Throughput of a number of threads. */
  public double throughput(double threads) {
    return Math.exp(log(threads, Math.log(gamma), alpha, beta));
  }

  /** Thread count of the highest throughput, √((1−α)/β); empty where it grows for ever. */
  public OptionalDouble peak() {
    return beta > 0 && alpha < 1
        ? OptionalDouble.of(Math.sqrt((1 - alpha) / beta))
        : OptionalDouble.empty();
  }

  /**
   * Least squares of logarithms by Levenberg and Marquardt's method. α and β are searched as
   * squares, so that they cannot become negative and the curve no pole.
   *
   * @param threads N of each point
   * @param logs ln X of each point
   * @return null where there are fewer than {@value #FEWEST} different thread counts or the search
   *     did not converge
   */
  static @Nullable Usl fit(double[] threads, double[] logs) {
    if (Arrays.stream(threads).distinct().count() < FEWEST) {
      return null;
    }
    int first = 0;
    for (int i = 1; i < threads.length; i++) {
      first = threads[i] < threads[first] ? i : first;
    }
    double logGamma = logs[first] - Math.log(threads[first]);
    Usl best = null;
    double least = Double.POSITIVE_INFINITY;
    for (double[] start : STARTS) {
      Optimum optimum = search(threads, logs, logGamma, start);
      if (optimum != null && optimum.getCost() < least) {
        least = optimum.getCost();
        double p = optimum.getPoint().getEntry(1);
        double q = optimum.getPoint().getEntry(2);
        best = new Usl(Math.exp(optimum.getPoint().getEntry(0)), p * p, q * q);
      }
    }
    return best;
  }

  private static @Nullable Optimum search(
      double[] threads, double[] logs, double logGamma, double[] start) {
    try {
      return new LevenbergMarquardtOptimizer()
          .optimize(
              new LeastSquaresBuilder()
                  .start(new double[] {logGamma, Math.sqrt(start[0]), Math.sqrt(start[1])})
                  .model(point -> values(threads, point), point -> slopes(threads, point))
                  .target(logs.clone())
                  .lazyEvaluation(false)
                  .maxEvaluations(MOST_STEPS)
                  .maxIterations(MOST_STEPS)
                  .build());
    } catch (MathIllegalStateException notConverged) {
      return null;
    }
  }

  private static double log(double n, double logGamma, double alpha, double beta) {
    return logGamma + Math.log(n) - Math.log(1 + alpha * (n - 1) + beta * n * (n - 1));
  }

  /** ln X at each thread count, of (ln γ, √α, √β). */
  private static double[] values(double[] threads, double[] point) {
    double alpha = point[1] * point[1];
    double beta = point[2] * point[2];
    return Arrays.stream(threads).map(n -> log(n, point[0], alpha, beta)).toArray();
  }

  /** Partial derivatives of {@link #values}. */
  private static double[][] slopes(double[] threads, double[] point) {
    double[][] rows = new double[threads.length][];
    for (int i = 0; i < rows.length; i++) {
      double n = threads[i];
      double divisor = 1 + point[1] * point[1] * (n - 1) + point[2] * point[2] * n * (n - 1);
      rows[i] =
          new double[] {
            1, -2 * point[1] * (n - 1) / divisor, -2 * point[2] * n * (n - 1) / divisor
          };
    }
    return rows;
  }
}
