package watershed.analysis;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.hipparchus.linear.RealMatrix;

/**
 * Curves drawn from the priors of a grid, and the noise of observations of them. The same draws
 * serve every kernel and every fit of the grid, so that from one block to the next sampled curves
 * differ by what was learnt only.
 */
final class PriorPaths {
  /** METHOD, Crossover 3. */
  static final int COUNT = 300;

  /** Added to correlations of 1, which rounding would otherwise leave no covariance. */
  private static final double JITTER = 1e-9;

  private final FitGrid grid;
  private final double[] constant = new double[COUNT];
  private final double[][] normal;
  private final double[][] noise;
  private final AtomicReferenceArray<double[][]> unit =
      new AtomicReferenceArray<>(FitGrid.lengths());

  PriorPaths(FitGrid grid, long seed) {
    this.grid = grid;
    this.normal = new double[COUNT][grid.size()];
    this.noise = new double[COUNT][grid.size()];
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    ZigguratSampler.NormalizedGaussian gauss = ZigguratSampler.NormalizedGaussian.of(random);
    for (int p = 0; p < COUNT; p++) {
      constant[p] = gauss.sample();
      for (int i = 0; i < grid.size(); i++) {
        normal[p][i] = gauss.sample();
        noise[p][i] = gauss.sample();
      }
    }
  }

  /** A curve drawn from a kernel's prior, at all points of the grid. */
  double[] draw(int kernel, int path) {
    double[] varying = unit(FitGrid.length(kernel))[path];
    double s = FitGrid.scale(kernel);
    double[] f = new double[varying.length];
    for (int i = 0; i < f.length; i++) {
      f[i] = FitGrid.CONSTANT * constant[path] + s * varying[i];
    }
    return f;
  }

  /** Standard normal noise of an observation of that curve. */
  double noise(int path, int point) {
    return noise[path][point];
  }

  /** Draws of variance 1 with a length's correlation: L·normal, where L·Lᵀ is the correlation. */
  private double[][] unit(int length) {
    double[][] known = unit.get(length);
    if (known != null) {
      return known;
    }
    double[][] correlation = grid.correlation(length);
    for (int i = 0; i < correlation.length; i++) {
      correlation[i][i] += JITTER;
    }
    RealMatrix factor = GaussianProcess.cholesky(correlation).getL();
    double[][] l = factor.getData();
    double[][] draws = new double[COUNT][l.length];
    for (int p = 0; p < COUNT; p++) {
      for (int i = 0; i < l.length; i++) {
        double sum = 0;
        for (int j = 0; j <= i; j++) {
          sum += l[i][j] * normal[p][j];
        }
        draws[p][i] = sum;
      }
    }
    unit.set(length, draws);
    return draws;
  }
}
