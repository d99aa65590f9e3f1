package watershed.analysis.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import watershed.record.Policy;

/** Looking early, tried on planted truths. Prints what it finds. */
class LooksSimulationTest {
  private static final int TRIALS = 4000;
  private static final int LAST = 20;
  private static final DiffRules SEQUENTIAL =
      new DiffRules(0.03, 0.05, 0.05, false, Looks.planned(LAST));

  /** What a measurement with looks came to, and the pairs that it took of each subject. */
  private record Ended(DiffFindings findings, double pairs) {}

  /** Goes through the looks as a measuring command does: what is settled is measured no more. */
  private static Ended measure(List<Matched> whole) {
    Set<Subject> open = new HashSet<>();
    whole.forEach(m -> open.add(m.subject()));
    List<Matched> soFar = new ArrayList<>(whole);
    for (int n : Looks.AT) {
      for (int i = 0; i < soFar.size(); i++) {
        if (open.contains(whole.get(i).subject())) {
          soFar.set(i, PlantedSides.first(whole.get(i), n));
        }
      }
      Matching all = new Matching(soFar, List.of(), List.of(), Set.of(), List.of());
      Rulings rulings = Rulings.judge(all, List.of(), SEQUENTIAL, Policy.USUAL);
      Looks.Next next = Looks.decide(rulings, n);
      if (next.stop()) {
        double pairs = soFar.stream().mapToInt(m -> m.a().forks().size()).average().orElseThrow();
        return new Ended(rulings.findings(), pairs);
      }
      open.retainAll(next.open());
    }
    throw new IllegalStateException("the last look did not stop");
  }

  private static long count(DiffFindings findings, DiffVerdict... verdicts) {
    List<DiffVerdict> wanted = Arrays.asList(verdicts);
    return findings.subjects().stream().filter(s -> wanted.contains(s.verdict())).count();
  }

  @Test
  void lookingFourTimesRaisesNoMoreAlarmsThanOnce() {
    System.out.printf(
        "looks at %s pairs: shares of %d comparisons%n" + "  %-22s %9s %9s %10s %12s %16s %6s%n",
        Looks.AT,
        TRIALS,
        "",
        "REGRESSED",
        "IMPROVED",
        "EQUIVALENT",
        "INCONCLUSIVE",
        "p <= .05 anywhen",
        "pairs");
    double[] none = trials("no change", 1, 0);
    double[] bimodal = trials("no change, slow forks", 1, 0.25);
    trials("B 3 % slower", 1.03, 0);
    double[] found = trials("B 5 % slower", 1.05, 0);
    double[] clear = trials("B 10 % slower", 1.10, 0);
    assertThat(none[0] + none[1]).isLessThanOrEqualTo(0.05);
    assertThat(bimodal[0] + bimodal[1]).isLessThanOrEqualTo(0.05);
    assertThat(none[4]).as("what naive peeking alarms at").isGreaterThan(0.1);
    assertThat(found[0]).isGreaterThan(0.85);
    assertThat(found[1]).isLessThan(0.002);
    assertThat(clear[5]).as("pairs").isLessThan(9);
  }

  /** Shares of REGRESSED, IMPROVED, EQUIVALENT, INCONCLUSIVE and naive alarms; mean pairs. */
  private static double[] trials(String title, double change, double slow) {
    PlantedSides sides = new PlantedSides(title.hashCode()).pairs(LAST).change(change).slow(slow);
    double[] sums = new double[6];
    for (int i = 0; i < TRIALS; i++) {
      Matched whole = sides.inTurns();
      Ended ended = measure(List.of(whole));
      sums[0] += count(ended.findings, DiffVerdict.REGRESSED);
      sums[1] += count(ended.findings, DiffVerdict.IMPROVED);
      sums[2] += count(ended.findings, DiffVerdict.EQUIVALENT);
      sums[3] += count(ended.findings, DiffVerdict.INCONCLUSIVE);
      sums[4] +=
          Looks.AT.stream().anyMatch(n -> Tested.of(PlantedSides.first(whole, n)).p() <= 0.05)
              ? 1
              : 0;
      sums[5] += ended.pairs;
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] /= TRIALS;
    }
    System.out.printf(
        "  %-22s %9.3f %9.3f %10.3f %12.3f %16.3f %6.1f%n",
        title, sums[0], sums[1], sums[2], sums[3], sums[4], sums[5]);
    return sums;
  }

  @Test
  void ofManyComparisonsTogetherHardlyOneAlarms() {
    PlantedSides sides = new PlantedSides(41).pairs(LAST);
    int runs = 600;
    int cells = 200;
    int alarming = 0;
    double pairs = 0;
    for (int run = 0; run < runs; run++) {
      List<Matched> whole = new ArrayList<>();
      for (int cell = 0; cell < cells; cell++) {
        whole.add(sides.inTurns());
      }
      Ended ended = measure(whole);
      alarming += count(ended.findings, DiffVerdict.REGRESSED, DiffVerdict.IMPROVED) > 0 ? 1 : 0;
      pairs += ended.pairs / runs;
    }
    double share = (double) alarming / runs;
    System.out.printf(
        "%d runs of %d comparisons without a change, with looks: %.3f with an alarm, %.1f pairs%n",
        runs, cells, share, pairs);
    assertThat(share).isLessThanOrEqualTo(0.05);
    assertThat(pairs).isLessThan(LAST);
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
