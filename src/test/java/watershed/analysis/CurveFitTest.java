package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import watershed.analysis.GaussianProcess.Observations;

class CurveFitTest {
  private static final int SEEDS = 30;

  private static FitGrid grid() {
    return new FitGrid(IntStream.rangeClosed(1, 10).mapToDouble(i -> i / 10.0).toArray());
  }

  private static Observations seen(FitGrid grid) {
    return new Observations(
        new int[] {grid.at(0), grid.at(4), grid.at(9)},
        new double[] {0.5, 0.1, -0.4},
        new double[] {0.01, 0.0025, 0.01});
  }

  @Test
  void noGapOfTheGridIsWideAndItsValuesStayThere() {
    FitGrid grid = grid();
    assertThat(grid.size()).isEqualTo(37);
    for (int i = 0; i < 10; i++) {
      assertThat(grid.x(grid.at(i))).isEqualTo((i + 1) / 10.0);
    }
    for (int i = 1; i < grid.size(); i++) {
      assertThat(grid.x(i) - grid.x(i - 1)).isBetween(0.02, 0.03);
    }
  }

  @Test
  void priorsAreThoseOfTheMethod() {
    FitGrid grid = grid();
    // ℓ = .25, s = .6 between x = .1 and .5.
    double expected = 0.09 + 0.36 * Math.exp(-0.16 / (2 * 0.0625));
    assertThat(grid.prior(5)[grid.at(0)][grid.at(4)]).isCloseTo(expected, within(1e-12));
    assertThat(grid.prior(5)[3][3]).isCloseTo(0.45, within(1e-12));
  }

  @Test
  void curvesDrawnFromThePriorHaveItsCovariance() {
    FitGrid grid = grid();
    int[] points = {0, 12, 36};
    double[][] sums = new double[3][3];
    for (int seed = 0; seed < SEEDS; seed++) {
      PriorPaths prior = grid.paths(seed);
      for (int p = 0; p < PriorPaths.COUNT; p++) {
        double[] f = prior.draw(5, p);
        for (int i = 0; i < 3; i++) {
          for (int j = 0; j < 3; j++) {
            sums[i][j] += f[points[i]] * f[points[j]] / (SEEDS * PriorPaths.COUNT);
          }
        }
      }
    }
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        assertThat(sums[i][j]).isCloseTo(grid.prior(5)[points[i]][points[j]], within(0.025));
      }
    }
  }

  @Test
  void curvesDrawnFromAFitHaveItsMeanAndSpread() {
    FitGrid grid = grid();
    CurveFit fit = new CurveFit(grid, seen(grid));
    int m = grid.size();
    double[] sum = new double[m];
    double[] squares = new double[m];
    double steps = 0;
    int n = SEEDS * PriorPaths.COUNT;
    for (int seed = 0; seed < SEEDS; seed++) {
      for (double[] path : fit.paths(grid.paths(seed))) {
        for (int j = 0; j < m; j++) {
          sum[j] += path[j] / n;
          squares[j] += path[j] * path[j] / n;
        }
        steps += (path[27] - path[26]) * (path[27] - path[26]) / n;
      }
    }
    for (int j = 0; j < m; j++) {
      double sd = Math.sqrt(squares[j] - sum[j] * sum[j]);
      assertThat(sum[j]).isCloseTo(fit.mean(j), within(6 * fit.sd(j) / Math.sqrt(n)));
      assertThat(sd / fit.sd(j)).isBetween(0.94, 1.06);
    }
    // Neighbouring points of a curve belong together: drawn apart, they would differ by twice that.
    assertThat(steps).isLessThan(0.3 * fit.sd(26) * fit.sd(26));
  }

  @Test
  void aFitGoesThroughWhatIsMeasuredWell() {
    FitGrid grid = grid();
    CurveFit fit = new CurveFit(grid, seen(grid));
    assertThat(fit.mean(grid.at(4))).isCloseTo(0.1, within(0.03));
    assertThat(fit.sd(grid.at(4))).isBetween(0.03, 0.05);
    assertThat(fit.mean(grid.at(0))).isCloseTo(0.5, within(0.1));
    assertThat(fit.sd(grid.at(7))).isGreaterThan(fit.sd(grid.at(4)));
  }
}
