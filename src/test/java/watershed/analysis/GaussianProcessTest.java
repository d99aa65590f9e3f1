package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import watershed.analysis.GaussianProcess.Observations;
import watershed.analysis.GaussianProcess.Posterior;

class GaussianProcessTest {
  @Test
  void oneObservationOfTwoPoints() {
    double[][] prior = {{1, 0.6}, {0.6, 1}};
    Observations seen = new Observations(new int[] {0}, new double[] {2}, new double[] {0.25});
    GaussianProcess process = new GaussianProcess(prior, seen);
    Posterior known = process.posterior();
    // A = 1.25: mean 2/1.25 and 0.6·2/1.25; variances 1 − 1/1.25 and 1 − 0.36/1.25.
    assertThat(known.mean).containsExactly(new double[] {1.6, 0.96}, within(1e-12));
    assertThat(known.sd)
        .containsExactly(new double[] {Math.sqrt(0.2), Math.sqrt(0.712)}, within(1e-12));
    assertThat(process.logLikelihood())
        .isCloseTo(-4 / 2.5 - Math.log(2 * Math.PI * 1.25) / 2, within(1e-12));
  }

  @Test
  void twoObservationsOfThreePoints() {
    double[][] prior = {{1, 0.5, 0.2}, {0.5, 1, 0.5}, {0.2, 0.5, 1}};
    Observations seen =
        new Observations(new int[] {0, 2}, new double[] {1, -3}, new double[] {0.5, 1});
    Posterior known = new GaussianProcess(prior, seen).posterior();
    // A = {{1.5, .2}, {.2, 2}}, det 2.96, inverse {{2, −.2}, {−.2, 1.5}}/2.96;
    // A⁻¹y = {2.6, −4.7}/2.96.
    double det = 2.96;
    assertThat(known.mean)
        .containsExactly(
            new double[] {
              (2.6 - 0.2 * 4.7) / det, 0.5 * (2.6 - 4.7) / det, (0.2 * 2.6 - 4.7) / det
            },
            within(1e-12));
    // At the middle: 1 − (.5, .5)·A⁻¹·(.5, .5)ᵀ = 1 − .25·(2 − .4 + 1.5)/2.96.
    assertThat(known.sd[1]).isCloseTo(Math.sqrt(1 - 0.25 * 3.1 / det), within(1e-12));
    // At the first: 1 − (1, .2)·A⁻¹·(1, .2)ᵀ = 1 − (2 − .08 + .06)/2.96.
    assertThat(known.sd[0]).isCloseTo(Math.sqrt(1 - 1.98 / det), within(1e-12));
  }

  @Test
  void theLikelihoodIsTheNormalDensity() {
    double[][] prior = {{0.45, 0.3, 0.1}, {0.3, 0.45, 0.3}, {0.1, 0.3, 0.45}};
    double[] y = {0.4, 0.1, -0.5};
    double[] variance = {0.02, 0.05, 0.01};
    Observations seen = new Observations(new int[] {0, 1, 2}, y, variance);
    double[][] a = new double[3][3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        a[i][j] = prior[i][j] + (i == j ? variance[i] : 0);
      }
    }
    assertThat(new GaussianProcess(prior, seen).logLikelihood())
        .isCloseTo(logDensity(a, y), within(1e-10));
  }

  /** By Cramer's rule. */
  private static double logDensity(double[][] a, double[] y) {
    double det = determinant(a);
    double quadratic = 0;
    for (int i = 0; i < 3; i++) {
      double[][] replaced = new double[3][];
      for (int row = 0; row < 3; row++) {
        replaced[row] = a[row].clone();
        replaced[row][i] = y[row];
      }
      quadratic += y[i] * determinant(replaced) / det;
    }
    return -(quadratic + Math.log(det) + 3 * Math.log(2 * Math.PI)) / 2;
  }

  private static double determinant(double[][] a) {
    return a[0][0] * (a[1][1] * a[2][2] - a[1][2] * a[2][1])
        - a[0][1] * (a[1][0] * a[2][2] - a[1][2] * a[2][0])
        + a[0][2] * (a[1][0] * a[2][1] - a[1][1] * a[2][0]);
  }
}
