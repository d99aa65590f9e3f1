package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScalingFitTest {
  private static final Usl LAW = new Usl(20, 0.08, 0.003);
  private static final Bootstrap BOOTSTRAP = new Bootstrap(1, 200);

  /** Thread time of an operation in nanoseconds, of a throughput per microsecond. */
  private static double nanos(int threads) {
    return 1000 * threads / LAW.throughput(threads);
  }

  private static PlantedCosts planted(long seed, int forks, double sd) {
    return new PlantedCosts(seed, forks, sd).threads(1, 2, 4, 8, 16, 32).keys(1024).writes(5);
  }

  private static ScalingFit fit(PlantedCosts planted, int cpus) {
    List<ScalingFit> fits =
        ScalingFit.of(planted.of("Map", (t, k, w) -> nanos(t)), cpus, BOOTSTRAP);
    assertThat(fits).hasSize(1);
    return fits.get(0);
  }

  @Test
  void plantedConstantsComeBackInTheirUnits() {
    ScalingFit.Curve curve = fit(planted(1, 3, 1e-9), 32).curve();
    assertThat(curve).isNotNull();
    assertThat(curve.gamma().value()).isCloseTo(20, within(1e-3));
    assertThat(curve.alpha().value()).isCloseTo(0.08, within(1e-4));
    assertThat(curve.beta().value()).isCloseTo(0.003, within(1e-5));
    assertThat(curve.residual()).isLessThan(1e-6);
  }

  @Test
  void intervalsHoldThePlantedConstants() {
    int covered = 0;
    int curves = 60;
    for (int seed = 0; seed < curves; seed++) {
      ScalingFit.Curve curve = fit(planted(seed, 5, 0.03), 32).curve();
      assertThat(curve).isNotNull();
      Estimate.Interval interval = curve.beta().interval();
      assertThat(interval).isNotNull();
      covered += interval.contains(0.003) ? 1 : 0;
    }
    assertThat(covered).isGreaterThanOrEqualTo(53);
  }

  @Test
  void oversubscribedThreadCountsNeverEnter() {
    PlantedCosts.Law wild = (t, k, w) -> t > 8 ? 1e6 : nanos(t);
    ScalingFit fit = ScalingFit.of(planted(1, 3, 1e-9).of("Map", wild), 8, BOOTSTRAP).get(0);
    assertThat(fit.threads()).containsExactly(1, 2, 4, 8);
    assertThat(fit.oversubscribed()).containsExactly(16, 32);
    assertThat(fit.forks()).isEqualTo(12);
    assertThat(fit.curve()).isNotNull();
    assertThat(fit.curve().alpha().value()).isCloseTo(0.08, within(1e-3));
  }

  @Test
  void tooFewThreadCountsAreNotFitted() {
    ScalingFit fit = fit(planted(1, 3, 0.03), 2);
    assertThat(fit.curve()).isNull();
    assertThat(fit.reason()).isEqualTo("only 2 thread counts up to the CPUs (1, 2), 4 are needed");
    assertThat(fit.oversubscribed()).containsExactly(4, 8, 16, 32);
    CostCells above = planted(1, 3, 0.03).threads(4, 8).of("Map", (t, k, w) -> nanos(t));
    assertThat(ScalingFit.of(above, 2, BOOTSTRAP).get(0).reason())
        .isEqualTo("only 0 thread counts up to the CPUs, 4 are needed");
  }

  @Test
  void oneForkEachGivesNoIntervalAndOneThreadCountNoCurve() {
    ScalingFit.Curve curve = fit(planted(1, 1, 0.03), 32).curve();
    assertThat(curve).isNotNull();
    assertThat(curve.gamma().alone()).isTrue();
    CostCells one = planted(1, 3, 0.03).threads(2).of("Map", (t, k, w) -> nanos(t));
    assertThat(ScalingFit.of(one, 32, BOOTSTRAP)).isEmpty();
  }
}
