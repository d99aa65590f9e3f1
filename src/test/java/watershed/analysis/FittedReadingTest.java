package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import watershed.analysis.GaussianProcess.Observations;
import watershed.analysis.SliceFinding.Side;
import watershed.record.Slice;

class FittedReadingTest {
  private static final Slice SLICE = PlayedTruth.writes(1);
  private static final AxisScale SCALE = new AxisScale(SLICE);
  private static final Stretch STRETCH = SCALE.stretches(2).get(0);
  private static final FitGrid GRID = new FitGrids().of(SCALE, STRETCH);
  private static final Margin MARGIN = new Margin(Math.log(1.03));
  private static final double PRECISION = 2.5;

  /** A fit to blocks at values of the stretch, each with noise of that standard deviation. */
  private static CurveFit fit(List<Integer> writes, DoubleUnaryOperator z, double sd) {
    int n = writes.size();
    int[] at = new int[n];
    double[] y = new double[n];
    double[] variance = new double[n];
    for (int i = 0; i < n; i++) {
      at[i] = GRID.at(writes.get(i) - 1);
      y[i] = z.applyAsDouble(writes.get(i));
      variance[i] = sd * sd;
    }
    return new CurveFit(GRID, new Observations(at, y, variance));
  }

  private static FittedReading reading(CurveFit fit) {
    return new FittedReading(STRETCH, SCALE, MARGIN, PRECISION, fit, 3);
  }

  @Test
  void aCrossingThatIsWellMeasuredIsLocated() {
    CurveFit fit =
        fit(
            List.of(2, 10, 20, 24, 27, 30, 50, 100),
            w -> Math.sqrt(0.26) - Math.sqrt(w / 100),
            0.01);
    FittedReading reading = reading(fit);
    assertThat(reading.settled()).isTrue();
    assertThat(reading.turns()).hasSize(1);
    Crossings.Turn turn = reading.turns().get(0);
    assertThat(SCALE.value(turn.at())).isCloseTo(26, within(1.0));
    assertThat(turn.aBefore()).isTrue();
    assertThat(reading.side(0)).isEqualTo(Side.A);
    assertThat(reading.side(99)).isEqualTo(Side.B);
    assertThat(reading.changes()).hasSize(1);
  }

  @Test
  void aCrossingBetweenFarPointsIsOpen() {
    FittedReading reading = reading(fit(List.of(2, 10, 50, 100), w -> w < 30 ? 0.5 : -0.5, 0.02));
    assertThat(reading.settled()).isFalse();
    assertThat(reading.turns()).hasSize(1);
    assertThat(reading.side(29)).isNull();
    assertThat(reading.side(9)).isEqualTo(Side.A);
  }

  @Test
  void whatDoesNotMatterIsIndifferent() {
    FittedReading reading = reading(fit(List.of(2, 5, 10, 20, 35, 50, 75, 100), w -> 0.002, 0.005));
    assertThat(reading.settled()).isTrue();
    assertThat(reading.side(0)).isEqualTo(Side.INDIFFERENT);
    assertThat(reading.changes()).isEmpty();
  }

  @Test
  void eachLookingBetterSomewhereIsNoTie() {
    // Noise so large that nothing is certain, but choosing what looks better costs little.
    FittedReading crossing =
        reading(
            fit(
                List.of(2, 3, 5, 7, 10, 15, 20, 30, 40, 50, 60, 70, 80, 90, 95, 100),
                w -> 0.1 * (0.55 - Math.sqrt(w / 100)),
                0.035));
    FittedReading tie =
        reading(
            fit(
                List.of(2, 3, 5, 7, 10, 15, 20, 30, 40, 50, 60, 70, 80, 90, 95, 100),
                w -> 0.02,
                0.045));
    assertThat(tie.settled()).isTrue();
    assertThat(tie.changes()).isEmpty();
    assertThat(tie.side(50)).isEqualTo(Side.INDIFFERENT);
    assertThat(crossing.settled()).isTrue();
    assertThat(crossing.side(0)).isEqualTo(Side.A);
    assertThat(crossing.side(99)).isEqualTo(Side.B);
    assertThat(crossing.side(29)).isEqualTo(Side.INDIFFERENT);
    assertThat(crossing.turns()).hasSize(1);
    assertThat(SCALE.value(crossing.turns().get(0).low())).isLessThan(25);
    assertThat(SCALE.value(crossing.turns().get(0).high())).isGreaterThan(36);
  }

  @Test
  void theQuickLookHardlyEverSparesWhatSamplingWouldSettle() {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(1);
    int settled = 0;
    int missed = 0;
    for (int i = 0; i < 700; i++) {
      Shape.Truth truth = Shape.values()[i % 7].draw(random);
      PlayedTruth noise = new PlayedTruth(i, 0.03 / (1 + i % 5), 0);
      List<Integer> writes =
          List.of(2, 4, 7, 12, 16, 20, 25, 30, 36, 42, 49, 56, 64, 72, 80, 90, 100);
      CurveFit fit =
          fit(writes, w -> truth.gain.applyAsDouble(w) + noise.pairNoise(), noise.sigma());
      boolean slow = indifferent(fit) || located(fit);
      settled += slow ? 1 : 0;
      missed += slow && !reading(fit).settled() ? 1 : 0;
      assertThat(slow || !reading(fit).settled()).isTrue();
    }
    assertThat(settled).isBetween(200, 690);
    assertThat(missed).isLessThan(settled / 50);
  }

  private static boolean indifferent(CurveFit fit) {
    for (int i = 0; i < STRETCH.values().size(); i++) {
      if (!MARGIN.enough(fit.mean(GRID.at(i)), fit.sd(GRID.at(i)))) {
        return false;
      }
    }
    return true;
  }

  private static boolean located(CurveFit fit) {
    Crossings modal = new Courses(GRID, fit.paths(GRID.paths(3))).modal();
    return modal.agreement() >= 0.95
        && modal.turns().stream()
            .allMatch(t -> SCALE.value(t.high()) - SCALE.value(t.low()) <= 2 * PRECISION);
  }

  @Test
  void coursesAreCountedAndTheirZerosInterpolated() {
    FitGrid grid = new FitGrid(new double[] {0, 0.02, 0.04, 0.06});
    double[] falling = {1, 1, -1, -1};
    double[] there = {1, -1, -3, 1};
    double[][] paths = new double[100][];
    for (int p = 0; p < 100; p++) {
      paths[p] = p < 4 ? there : falling;
    }
    Crossings modal = new Courses(grid, paths).modal();
    assertThat(modal.aFirst()).isTrue();
    assertThat(modal.agreement()).isEqualTo(0.96);
    assertThat(modal.turns()).hasSize(1);
    assertThat(modal.turns().get(0).at()).isCloseTo(0.03, within(1e-12));
    assertThat(modal.turns().get(0).aBefore()).isTrue();
    Crossings.Turn between = new Courses(grid, new double[][] {there}).between(0, 0.06, true);
    assertThat(between.low()).isCloseTo(0.01, within(1e-12));
    assertThat(between.high()).isCloseTo(0.055, within(1e-12));
  }
}
