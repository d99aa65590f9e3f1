package watershed.analysis.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import watershed.testing.Repeats;

/** Looking early, tried on planted truths. Prints what it finds. */
class LooksSimulationTest {
  private static final int TRIALS = Repeats.of(4000);
  private static final int LAST = 20;

  @Test
  void lookingFourTimesRaisesNoMoreAlarmsThanOnce() {
    LooksTrials.head(LAST, TRIALS);
    LooksTrials.Shares none = LooksTrials.shares("no change", LAST, TRIALS, s -> s);
    LooksTrials.Shares bimodal =
        LooksTrials.shares("no change, slow forks", LAST, TRIALS, s -> s.slow(0.25));
    LooksTrials.shares("B 3 % slower", LAST, TRIALS, s -> s.change(1.03));
    LooksTrials.Shares found =
        LooksTrials.shares("B 5 % slower", LAST, TRIALS, s -> s.change(1.05));
    LooksTrials.Shares clear =
        LooksTrials.shares("B 10 % slower", LAST, TRIALS, s -> s.change(1.10));
    assertThat(none.changed()).isLessThanOrEqualTo(0.05);
    assertThat(bimodal.changed()).isLessThanOrEqualTo(0.05);
    assertThat(none.naive()).as("what naive peeking alarms at").isGreaterThan(0.1);
    assertThat(found.regressed()).isGreaterThan(0.85);
    assertThat(found.improved()).isLessThan(0.002);
    assertThat(clear.pairs()).isLessThan(9);
  }

  @Test
  void ofManyComparisonsTogetherHardlyOneAlarms() {
    LooksTrials.Family many =
        LooksTrials.family("in turns", new PlantedSides(41), Repeats.of(600), 200, LAST);
    assertThat(many.alarming()).isLessThanOrEqualTo(0.05);
    assertThat(many.pairs()).isLessThan(LAST);
  }

  /** Pocock's levels, and the power between them, against means that really are looked at. */
  @Test
  void theChanceOfAnyLookIsAsReckoned() {
    int draws = 400_000;
    ZigguratSampler.NormalizedGaussian gauss =
        ZigguratSampler.NormalizedGaussian.of(RandomSource.XO_RO_SHI_RO_128_PP.create(7));
    double[] levels = {0.0387, 0.0182, 0.0033, 0.0005};
    double[] z = new double[levels.length];
    Arrays.setAll(z, i -> NormalDistribution.of(0, 1).inverseSurvivalProbability(levels[i] / 2));
    int[] reached = new int[levels.length];
    for (int draw = 0; draw < draws; draw++) {
      double sum = 0;
      double farthest = 0;
      for (int look = 1; look <= 4; look++) {
        sum += gauss.sample();
        farthest = Math.max(farthest, Math.abs(sum) / Math.sqrt(look));
      }
      for (int i = 0; i < z.length; i++) {
        reached[i] += farthest >= z[i] ? 1 : 0;
      }
    }
    for (int i = 0; i < z.length; i++) {
      double share = (double) reached[i] / draws;
      double reckoned = Looks.overall(levels[i], 4);
      System.out.printf(
          "p <= %.4f at any of 4 looks: %.5f, reckoned %.5f%n", levels[i], share, reckoned);
      assertThat(reckoned / share).isCloseTo(1, within(0.15));
    }
  }

  /** Of more than 20 pairs the last look lies as far off as the user likes. */
  @ParameterizedTest
  @ValueSource(ints = {21, 40, 1000})
  void aLastLookFarOffRaisesNoMoreAlarms(int pairs) {
    int draws = 400_000;
    ZigguratSampler.NormalizedGaussian gauss =
        ZigguratSampler.NormalizedGaussian.of(RandomSource.XO_RO_SHI_RO_128_PP.create(pairs));
    double[] alphas = {0.05, 0.01};
    int[] alarms = new int[alphas.length];
    double[] z = new double[alphas.length];
    Arrays.setAll(
        z,
        i ->
            NormalDistribution.of(0, 1)
                .inverseSurvivalProbability(Looks.level(alphas[i], Looks.MOST) / 2));
    for (int draw = 0; draw < draws; draw++) {
      double sum = 0;
      double farthest = 0;
      int before = 0;
      for (int at : List.of(5, 10, 15, 20, pairs)) {
        sum += Math.sqrt(at - before) * gauss.sample();
        farthest = Math.max(farthest, Math.abs(sum) / Math.sqrt(at));
        before = at;
      }
      for (int i = 0; i < z.length; i++) {
        alarms[i] += farthest >= z[i] ? 1 : 0;
      }
    }
    for (int i = 0; i < z.length; i++) {
      double share = (double) alarms[i] / draws;
      System.out.printf(
          "looks at 5, 10, 15, 20 and %d pairs at level %.4f: %.5f alarm%n",
          pairs, Looks.level(alphas[i], Looks.MOST), share);
      assertThat(share).isLessThanOrEqualTo(1.05 * alphas[i]);
    }
  }
}
