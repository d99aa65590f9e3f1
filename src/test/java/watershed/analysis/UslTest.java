package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UslTest {
  private static final double[] THREADS = {1, 2, 4, 8, 16, 32, 64};

  private static Usl fitted(Usl truth, double sd, long seed, double... threads) {
    Random random = new Random(seed);
    double[] logs =
        Arrays.stream(threads)
            .map(n -> Math.log(truth.throughput(n)) + sd * random.nextGaussian())
            .toArray();
    Usl fit = Usl.fit(threads, logs);
    assertThat(fit).isNotNull();
    return fit;
  }

  @Test
  void theLawIsGunthers() {
    Usl law = new Usl(10, 0.1, 0.01);
    assertThat(law.throughput(1)).isCloseTo(10, within(1e-12));
    // 10·4 / (1 + .1·3 + .01·4·3) = 40 / 1.42
    assertThat(law.throughput(4)).isCloseTo(28.169014084507, within(1e-9));
    // √(.9 / .01)
    assertThat(law.peak()).hasValue(Math.sqrt(90));
    assertThat(new Usl(10, 0.1, 0).peak()).isEmpty();
    assertThat(new Usl(10, 1.5, 0.1).peak()).isEmpty();
  }

  @Test
  void plantedConstantsAreRecovered() {
    for (Usl truth :
        new Usl[] {new Usl(12, 0.05, 0.002), new Usl(0.3, 0.6, 0.0001), new Usl(5, 0.001, 0.05)}) {
      Usl fit = fitted(truth, 0, 1, THREADS);
      assertThat(fit.gamma()).isCloseTo(truth.gamma(), within(1e-4 * truth.gamma()));
      assertThat(fit.alpha()).isCloseTo(truth.alpha(), within(1e-4));
      assertThat(fit.beta()).isCloseTo(truth.beta(), within(1e-5));
    }
  }

  @Test
  void threePercentOfNoiseLeaveThemNear() {
    Usl truth = new Usl(12, 0.05, 0.002);
    for (int seed = 0; seed < 20; seed++) {
      Usl fit = fitted(truth, 0.03, seed, THREADS);
      assertThat(fit.gamma()).isCloseTo(12, within(1.5));
      assertThat(fit.alpha()).isCloseTo(0.05, within(0.04));
      assertThat(fit.beta()).isCloseTo(0.002, within(0.001));
    }
  }

  @Test
  void whatGrowsStraightHasNoContentionAndNeverANegativeOne() {
    Usl straight = fitted(new Usl(3, 0, 0), 0, 1, THREADS);
    assertThat(straight.alpha()).isCloseTo(0, within(1e-4));
    assertThat(straight.beta()).isCloseTo(0, within(1e-4));
    // Faster than in proportion: 1, 3, 9, 27 on 1, 2, 4, 8 threads.
    double[] threads = {1, 2, 4, 8};
    Usl fit = Usl.fit(threads, new double[] {0, Math.log(3), Math.log(9), Math.log(27)});
    assertThat(fit).isNotNull();
    assertThat(fit.alpha()).isNotNegative();
    assertThat(fit.beta()).isNotNegative();
  }

  @Test
  void twoThreadCountsAreNotFittedHoweverManyPoints() {
    assertThat(Usl.fit(new double[] {1, 2, 1, 2}, new double[] {0, 1, 0, 1})).isNull();
    assertThat(Usl.fit(new double[] {}, new double[] {})).isNull();
  }
}
