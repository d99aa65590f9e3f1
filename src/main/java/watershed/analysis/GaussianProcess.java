package watershed.analysis;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.RealMatrix;

/**
 * A zero-mean Gaussian process on finitely many points, given noisy observations at some of them
 * (Rasmussen and Williams, Gaussian Processes for Machine Learning, MIT Press 2006, algorithm 2.1).
 *
 * <pre>
 *   A = K + diag(variance of the observations)       of the n observed points, by Cholesky
 *   G = A⁻¹·K(observed, all)                         n × m
 *   mean = Gᵀ·y,  variance = diag(K − K(all, observed)·G)
 *   ln p(y) = −½·yᵀA⁻¹y − ½·ln det A − n/2·ln 2π
 * </pre>
 */
final class GaussianProcess {
  /** Rounding may leave the two halves of a prior different by that much, relatively. */
  private static final double ASYMMETRY = 1e-12;

  private static final double LEAST_PIVOT = 1e-14;

  private final double[][] prior;
  private final Observations data;
  private final DecompositionSolver solver;
  private final double logLikelihood;

  /**
   * Observations, one for each observed point.
   *
   * <p>Not a record, whose equality would be that of arrays.
   */
  static final class Observations {
    /** Index of the observed point. */
    final int[] at;

    /** What was observed there. */
    final double[] y;

    /** Variance of the observation's noise, above 0. */
    final double[] variance;

    Observations(int[] at, double[] y, double[] variance) {
      this.at = at;
      this.y = y;
      this.variance = variance;
    }

    int size() {
      return at.length;
    }
  }

  /** What is known of all points after the observations. */
  static final class Posterior {
    final double[] mean;
    final double[] sd;

    /** Weight of each observation (rows) in the mean of each point (columns). */
    final double[][] gain;

    private Posterior(double[] mean, double[] sd, double[][] gain) {
      this.mean = mean;
      this.sd = sd;
      this.gain = gain;
    }
  }

  /**
   * Conditions a process.
   *
   * @param prior covariance of all m points, m × m, symmetric
   * @throws org.hipparchus.exception.MathIllegalArgumentException if it is no covariance
   */
  GaussianProcess(double[][] prior, Observations data) {
    this.prior = prior;
    this.data = data;
    int n = data.size();
    if (n == 0) {
      throw new IllegalArgumentException("no observations");
    }
    double[][] a = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a[i][j] = prior[data.at[i]][data.at[j]];
      }
      a[i][i] += data.variance[i];
    }
    CholeskyDecomposition cholesky = cholesky(a);
    this.solver = cholesky.getSolver();
    RealMatrix factor = cholesky.getLT();
    double halfLogDet = 0;
    for (int i = 0; i < n; i++) {
      halfLogDet += Math.log(factor.getEntry(i, i));
    }
    ArrayRealVector y = new ArrayRealVector(data.y);
    this.logLikelihood =
        -y.dotProduct(solver.solve(y)) / 2 - halfLogDet - n * Math.log(2 * Math.PI) / 2;
  }

  /** The decomposition of a covariance, which is left as it is. */
  static CholeskyDecomposition cholesky(double[][] covariance) {
    return new CholeskyDecomposition(
        new Array2DRowRealMatrix(covariance, false), ASYMMETRY, LEAST_PIVOT);
  }

  /** Logarithm of the density of the observations under the prior and their noise. */
  double logLikelihood() {
    return logLikelihood;
  }

  /** Mean, standard deviation and weights at all points. */
  Posterior posterior() {
    int n = data.size();
    int m = prior.length;
    double[][] k = new double[n][];
    for (int i = 0; i < n; i++) {
      k[i] = prior[data.at[i]];
    }
    double[][] gain = solver.solve(new Array2DRowRealMatrix(k, false)).getData();
    double[] mean = new double[m];
    double[] explained = new double[m];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        mean[j] += gain[i][j] * data.y[i];
        explained[j] += gain[i][j] * k[i][j];
      }
    }
    double[] sd = new double[m];
    for (int j = 0; j < m; j++) {
      sd[j] = Math.sqrt(Math.max(0, prior[j][j] - explained[j]));
    }
    return new Posterior(mean, sd, gain);
  }
}
