package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.inference.DataDispersion;
import org.apache.commons.statistics.inference.TTest;
import org.junit.jupiter.api.Test;

class EstimateTest {
  private static final double[] FIVE = {9.8, 10.4, 10.1, 9.7, 10.5};

  @Test
  void studentsIntervalOfATextbookSample() {
    // Worked by hand: mean 10.1, s² = 0.5/4 = 0.125, t(.975, 4) = 2.7764 of any table.
    Estimate estimate = Estimate.arithmetic(FIVE, 0.95);
    assertThat(estimate.value()).isCloseTo(10.1, within(1e-12));
    assertThat(estimate.sd()).isCloseTo(Math.sqrt(0.125), within(1e-12));
    assertThat(estimate.interval()).isNotNull();
    double half = 2.776445 * Math.sqrt(0.125 / 5);
    assertThat(estimate.interval().low()).isCloseTo(10.1 - half, within(1e-5));
    assertThat(estimate.interval().high()).isCloseTo(10.1 + half, within(1e-5));
  }

  @Test
  void theBoundsOfAnIntervalHaveThatPValue() {
    Estimate estimate = Estimate.arithmetic(FIVE, 0.95);
    assertThat(estimate.interval()).isNotNull();
    double p = TTest.withDefaults().withMu(estimate.interval().low()).test(FIVE).getPValue();
    assertThat(p).isCloseTo(0.05, within(1e-9));
  }

  @Test
  void welchAgreesWithTheLibrarysTest() {
    double[] other = {10.9, 11.6, 10.2, 12.8};
    Ratio welch = PairedBlocks.welch(FIVE, other, Direction.MORE_IS_BETTER, 0);
    TTest test = TTest.withDefaults().with(DataDispersion.HETEROSCEDASTIC);
    Estimate.Interval usual = welch.log().interval();
    assertThat(usual).isNotNull();
    assertThat(test.withMu(usual.high()).test(FIVE, other).getPValue())
        .isCloseTo(0.05, within(1e-9));
    assertThat(welch.p()).isCloseTo(test.test(FIVE, other).getPValue(), within(1e-9));
    Estimate.Interval wider = welch.at(0.99).log().interval();
    assertThat(wider).isNotNull();
    assertThat(test.withMu(wider.low()).test(FIVE, other).getPValue())
        .isCloseTo(0.01, within(1e-9));
  }

  @Test
  void oneReplicateHasNoInterval() {
    assertThat(Estimate.geometric(new double[] {3}, 0.95).alone()).isTrue();
    assertThat(Estimate.geometric(new double[] {3}, 0.95).value()).isCloseTo(3, within(1e-12));
    Ratio alone = PairedBlocks.welch(new double[] {3}, FIVE, Direction.MORE_IS_BETTER, 0);
    assertThat(alone.log().alone()).isTrue();
    assertThat(alone.p()).isNaN();
    assertThatThrownBy(() -> Estimate.arithmetic(new double[0], 0.95))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aZeroMakesTheMeanArithmetic() {
    assertThat(Estimate.geometric(new double[] {0, 2}, 0.95).value()).isEqualTo(1);
  }

  @Test
  void intervalsCoverAsOftenAsTheySay() {
    var gauss = ZigguratSampler.NormalizedGaussian.of(RandomSource.XO_RO_SHI_RO_128_PP.create(11));
    assertThat(coverage(() -> 5 * Math.exp(0.03 * gauss.sample()), 5)).isBetween(.93, .97);
    assertThat(coverage(() -> 5 * Math.exp(0.03 * gauss.sample()), 3)).isBetween(.93, .97);
  }

  private static double coverage(DoubleSupplier fork, int n) {
    int covered = 0;
    int trials = 2000;
    for (int i = 0; i < trials; i++) {
      double[] sample = new double[n];
      for (int j = 0; j < n; j++) {
        sample[j] = fork.getAsDouble();
      }
      Estimate.Interval interval = Estimate.geometric(sample, 0.95).interval();
      assertThat(interval).isNotNull();
      covered += interval.contains(5) ? 1 : 0;
    }
    return covered / (double) trials;
  }

  @Test
  void theBootstrapCoversToo() {
    var gauss = ZigguratSampler.NormalizedGaussian.of(RandomSource.XO_RO_SHI_RO_128_PP.create(12));
    int covered = 0;
    for (int i = 0; i < 400; i++) {
      double[] sample = new double[8];
      for (int j = 0; j < sample.length; j++) {
        sample[j] = 1 + 0.03 * gauss.sample();
      }
      Estimate.Interval interval =
          new Bootstrap(i, 1000)
              .interval(sample, x -> Arrays.stream(x).average().orElseThrow(), 0.95);
      covered += interval.contains(1) ? 1 : 0;
    }
    assertThat(covered / 400.0).isBetween(.90, .99);
  }

  @Test
  void theBootstrapRepeatsAndRefusesTooFew() {
    Bootstrap bootstrap = new Bootstrap(3, 500);
    ToDoubleFunction<double[]> max = x -> Arrays.stream(x).max().orElseThrow();
    assertThat(bootstrap.interval(FIVE, max, 0.95)).isEqualTo(bootstrap.interval(FIVE, max, 0.95));
    assertThatThrownBy(() -> bootstrap.interval(new double[] {1, 2, 3, 4}, max, 0.95))
        .hasMessageContaining("4 replicates are too few");
  }

  @Test
  void throughputBecomesTimePerThread() {
    assertThat(Summary.nanosPerOp(20, "ops/us", 2)).hasValue(100);
    assertThat(Summary.nanosPerOp(20, "us/op", 2)).hasValue(20_000);
    assertThat(Summary.nanosPerOp(2e6, "ops/s", 4)).hasValue(2000);
    assertThat(Summary.nanosPerOp(20, "B/op", 2)).isEmpty();
    assertThat(Summary.nanosPerOp(20, "#", 2)).isEmpty();
  }
}
