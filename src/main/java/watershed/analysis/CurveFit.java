package watershed.analysis;

import java.util.ArrayList;
import java.util.List;

/**
 * A curve over a grid, fitted to observations by Gaussian processes of all kernels, each weighted
 * by its marginal likelihood.
 *
 * <p>METHOD takes the one kernel of greatest marginal likelihood. Where few blocks leave several
 * about equally likely, that one is surer of itself than the data are; the mixture is the same
 * thing once the data tell them apart. Kernels with less than {@value #LEAST_WEIGHT} of the
 * likeliest one's likelihood are left out.
 */
final class CurveFit {
  private static final double LEAST_WEIGHT = 0.05;

  private record Component(int kernel, double weight, GaussianProcess.Posterior posterior) {}

  private final FitGrid grid;
  private final GaussianProcess.Observations data;
  private final List<Component> components = new ArrayList<>();
  private final double[] mean;
  private final double[] sd;

  CurveFit(FitGrid grid, GaussianProcess.Observations data) {
    this.grid = grid;
    this.data = data;
    List<GaussianProcess> processes = new ArrayList<>();
    double best = Double.NEGATIVE_INFINITY;
    for (int kernel = 0; kernel < FitGrid.kernels(); kernel++) {
      GaussianProcess process = new GaussianProcess(grid.prior(kernel), data);
      processes.add(process);
      best = Math.max(best, process.logLikelihood());
    }
    double total = 0;
    for (GaussianProcess process : processes) {
      total += weight(process, best);
    }
    for (int kernel = 0; kernel < processes.size(); kernel++) {
      double weight = weight(processes.get(kernel), best);
      if (weight > 0) {
        components.add(new Component(kernel, weight / total, processes.get(kernel).posterior()));
      }
    }
    this.mean = new double[grid.size()];
    this.sd = new double[grid.size()];
    for (int j = 0; j < mean.length; j++) {
      double square = 0;
      for (Component c : components) {
        double m = c.posterior.mean[j];
        double s = c.posterior.sd[j];
        mean[j] += c.weight * m;
        square += c.weight * (s * s + m * m);
      }
      sd[j] = Math.sqrt(Math.max(0, square - mean[j] * mean[j]));
    }
  }

  private static double weight(GaussianProcess process, double best) {
    double weight = Math.exp(process.logLikelihood() - best);
    return weight < LEAST_WEIGHT ? 0 : weight;
  }

  /** Mean at a point of the grid. */
  double mean(int point) {
    return mean[point];
  }

  /** Standard deviation of the curve at a point of the grid. */
  double sd(int point) {
    return sd[point];
  }

  /**
   * Curves drawn from what is known now: draws from the prior, each moved by what it would have
   * taught had it been observed with noise instead of the data (Wilson and others, Pathwise
   * Conditioning of Gaussian Processes, JMLR 22, 2021). Every kernel has as many as its weight
   * says.
   *
   * @return path by path, at all points of the grid
   */
  double[][] paths(PriorPaths prior) {
    double[][] paths = new double[PriorPaths.COUNT][];
    int c = 0;
    double upTo = components.get(0).weight;
    for (int p = 0; p < paths.length; p++) {
      while ((p + 0.5) / paths.length > upTo && c + 1 < components.size()) {
        c++;
        upTo += components.get(c).weight;
      }
      paths[p] = path(prior, components.get(c), p);
    }
    return paths;
  }

  private double[] path(PriorPaths prior, Component component, int p) {
    double[] f = prior.draw(component.kernel, p);
    double[] missed = new double[data.size()];
    for (int i = 0; i < missed.length; i++) {
      double seen = f[data.at[i]] + Math.sqrt(data.variance[i]) * prior.noise(p, data.at[i]);
      missed[i] = data.y[i] - seen;
    }
    for (int i = 0; i < missed.length; i++) {
      double[] gain = component.posterior.gain[i];
      for (int j = 0; j < f.length; j++) {
        f[j] += gain[j] * missed[i];
      }
    }
    return f;
  }

  FitGrid grid() {
    return grid;
  }
}
