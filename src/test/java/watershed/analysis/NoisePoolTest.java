package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import watershed.analysis.NoisePool.Key;
import watershed.analysis.NoisePool.Scatter;

class NoisePoolTest {
  private static final double[] PLANTED = {0.015, 0.04, 0.12};

  /** Pairs with planted standard deviations, each of values that have two blocks. */
  private static NoisePool planted(long seed, int df) {
    ZigguratSampler.NormalizedGaussian gauss =
        ZigguratSampler.NormalizedGaussian.of(RandomSource.XO_RO_SHI_RO_128_PP.create(seed));
    Map<Key, Scatter> scatters = new LinkedHashMap<>();
    for (int p = 0; p < PLANTED.length; p++) {
      Scatter scatter = Scatter.NONE;
      for (int i = 0; i < df; i++) {
        double[] z = {1 + PLANTED[p] * gauss.sample(), 1 + PLANTED[p] * gauss.sample()};
        scatter = scatter.plus(Scatter.of(z));
      }
      scatters.put(key(p), scatter);
    }
    return new NoisePool(scatters);
  }

  private static Key key(int pair) {
    return new Key(new Pair("Old", "New" + pair), Band.SHARED);
  }

  @Test
  void plantedScatterComesBack() {
    NoisePool pool = planted(1, 60);
    for (int p = 0; p < PLANTED.length; p++) {
      assertThat(pool.sigma(key(p).pair(), Band.SHARED) / PLANTED[p]).isBetween(0.8, 1.3);
    }
  }

  @Test
  void fewRepeatsAreDrawnTowardsTheOthers() {
    double low = 0;
    double high = 0;
    for (int seed = 0; seed < 200; seed++) {
      NoisePool pool = planted(seed, 2);
      low += Math.log(pool.sigma(key(0).pair(), Band.SHARED)) / 200;
      high += Math.log(pool.sigma(key(2).pair(), Band.SHARED)) / 200;
    }
    assertThat(Math.exp(low)).isBetween(0.016, 0.04);
    assertThat(Math.exp(high)).isBetween(0.05, 0.12);
  }

  @Test
  void withoutRepeatsTheUsualIsBelieved() {
    NoisePool pool = new NoisePool(Map.of(key(0), Scatter.of(new double[] {0.3})));
    assertThat(pool.sigma(key(0).pair(), Band.SHARED)).isCloseTo(0.042, within(0.002));
  }

  @Test
  void bandsKeepTheirOwn() {
    Pair pair = key(0).pair();
    Scatter wild = Scatter.of(new double[] {0, 0.5, 1, 0.2, 0.9, 0.1, 0.8, 0.4});
    NoisePool pool = new NoisePool(Map.of(new Key(pair, Band.OVERSUBSCRIBED), wild));
    assertThat(pool.sigma(pair, Band.OVERSUBSCRIBED)).isGreaterThan(0.25);
    assertThat(pool.sigma(pair, Band.ALONE)).isLessThan(0.15);
  }

  @Test
  void aValueThatNeverScattersIsNotCertain() {
    Scatter still = Scatter.of(new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1});
    NoisePool pool = new NoisePool(Map.of(key(0), still));
    assertThat(pool.sigma(key(0).pair(), Band.SHARED)).isBetween(0.0019, 0.03);
  }
}
