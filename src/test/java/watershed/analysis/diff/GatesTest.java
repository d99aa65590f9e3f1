package watershed.analysis.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import watershed.analysis.ForkSample;

class GatesTest {
  private static final Gate FIT = new Gate("governor", true, true, "performance on both sides");

  private static DiffFindings judge(List<Matched> matched, List<Matched> control, Gate... gates) {
    return DiffJudge.judge(matched, control, List.of(gates), DiffRules.USUAL);
  }

  private static Gate gate(DiffFindings findings, String name) {
    return findings.gates().stream().filter(g -> g.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<Matched> many(int count, PlantedSides sides) {
    return sides.many(count);
  }

  @Test
  void aClosedGateOfTheEnvironmentMakesEverythingInvalid() {
    Gate closed = new Gate("cpu", false, true, "AMD EPYC before, Intel Xeon now");
    List<Matched> subjects =
        List.of(
            new PlantedSides(1).change(1.5).inTurns(),
            Plain.exact(new double[] {16, 16}, new double[] {24, 24}));
    DiffFindings findings = judge(subjects, List.of(), FIT, closed);
    assertThat(findings.subjects())
        .allSatisfy(v -> assertThat(v.verdict()).isEqualTo(DiffVerdict.INVALID))
        .allSatisfy(v -> assertThat(v.reason()).contains("cpu").contains("Intel Xeon"))
        .allSatisfy(v -> assertThat(v.change().value()).isGreaterThan(1.3));
    assertThat(findings.quality().parts().get(0).score()).isZero();
    Gate warned = new Gate("cpu", false, false, "changed, and forced");
    DiffFindings forced = judge(subjects, List.of(), FIT, warned);
    assertThat(forced.subjects().get(0).verdict()).isEqualTo(DiffVerdict.REGRESSED);
    assertThat(forced.quality().parts().get(0).score()).isEqualTo(50);
  }

  @Test
  void aControlThatAlarmsTooOftenMakesEverythingInvalid() {
    List<Matched> subjects = List.of(new PlantedSides(2).change(1.2).inTurns());
    DiffFindings fair = judge(subjects, many(40, new PlantedSides(3)));
    assertThat(gate(fair, "A/A control").passed()).isTrue();
    assertThat(fair.control().comparisons()).isEqualTo(40);
    assertThat(fair.subjects().get(0).verdict()).isEqualTo(DiffVerdict.REGRESSED);
    DiffFindings unfair = judge(subjects, many(40, new PlantedSides(4).change(1.04)));
    assertThat(unfair.control().alarms()).isGreaterThan(10);
    assertThat(gate(unfair, "A/A control").closed()).isTrue();
    assertThat(unfair.subjects().get(0).verdict()).isEqualTo(DiffVerdict.INVALID);
    assertThat(unfair.quality().score()).isLessThan(fair.quality().score());
  }

  @Test
  void withoutAControlTheGateIsNotPassedButNotClosedEither() {
    DiffFindings none = judge(many(1, new PlantedSides(5)), List.of());
    assertThat(gate(none, "A/A control").passed()).isFalse();
    assertThat(gate(none, "A/A control").closed()).isFalse();
  }

  /** By hand: of 2 at .05, P(X > 1) = .0025; of 1, P(X > 0) = .05, which is no surprise. */
  @Test
  void oneComparisonIsTooFewToTellAndTwoAreNot() {
    List<Matched> subjects = List.of(new PlantedSides(2).change(1.2).inTurns());
    PlantedSides unlike = new PlantedSides(16).change(1.5);
    DiffFindings one = judge(subjects, many(1, unlike));
    assertThat(gate(one, "A/A control").passed()).isFalse();
    assertThat(gate(one, "A/A control").closed()).isFalse();
    assertThat(gate(one, "A/A control").says())
        .isEqualTo("1 of 1 A/A comparison alarmed: too few A/A comparisons to tell");
    assertThat(one.subjects().get(0).verdict()).isEqualTo(DiffVerdict.REGRESSED);
    DiffFindings calm = judge(subjects, many(1, new PlantedSides(17).noise(0.005, 0.01)));
    assertThat(gate(calm, "A/A control").passed()).as("whatever it shows").isFalse();
    assertThat(gate(judge(subjects, many(2, unlike)), "A/A control").closed()).isTrue();
  }

  /** By hand: of 40 at .05, P(X > 5) = .0139 and P(X > 6) = .0034. */
  @Test
  void mostAlarmsThatChanceIsBelievedFor() {
    assertThat(Chance.most(40, 0.05)).isEqualTo(6);
    assertThat(Chance.most(1, 0.05)).isEqualTo(1);
    assertThat(Chance.adjust(new double[] {.01, Double.NaN, .02}))
        .containsExactly(.02, Double.NaN, .02);
  }

  @Test
  void twoGroupsAreToldFromOne() {
    assertThat(Modes.of(new double[] {1, 2, 3, 1.1, 2.1, 2.9, 1.5, 2.5})).isNull();
    Modes modes = Modes.of(new double[] {1, 3, 1.1, 3.1, 1.2, 3.2, 1.05, 1.15});
    assertThat(modes).isNotNull();
    assertThat(modes.lower()).isEqualTo(5);
    assertThat(modes.upper()).isEqualTo(3);
    assertThat(modes.cut()).isEqualTo(1.2);
    assertThat(modes.gap()).isCloseTo(2, within(1e-9));
    assertThat(Modes.of(new double[] {1, 1, 1, 1, 1, 1})).isNull();
    assertThat(Modes.of(new double[] {1, 1, 1, 9, 9})).isNull();
  }

  @Test
  void oneNormalSampleIsRarelyTakenForTwoGroups() {
    Random random = new Random(10);
    int taken = 0;
    for (int i = 0; i < 4000; i++) {
      double[] sample = new double[10];
      Arrays.setAll(sample, k -> 5 + 3 * random.nextGaussian());
      taken += Modes.of(sample) == null ? 0 : 1;
    }
    assertThat(taken / 4000.0).isBetween(0.004, 0.018);
  }

  @Test
  void theSideWithTwoKindsOfForksIsNamed() {
    PlantedSides calm = new PlantedSides(11).noise(0.005, 0.01);
    Matched alike = calm.inTurns();
    assertThat(Plain.judge(alike).flags()).isEmpty();
    Matched slowB = new Matched(alike.subject(), false, alike.a(), slowed(alike.b()), true);
    assertThat(bimodal(slowB)).startsWith("bimodal B: 3 of 10 pairs lie ");
    Matched slowA = new Matched(alike.subject(), false, slowed(alike.a()), alike.b(), false);
    assertThat(bimodal(slowA)).startsWith("bimodal A: 3 of 10 forks lie ");
  }

  @Test
  void onADriftingMachineTwoKindsOfPairsAreFoundButNotWhoseForksTheyAre() {
    Matched alike = new PlantedSides(15).noise(0.005, 0.01).drift(0.2, 0).inTurns();
    assertThat(Plain.judge(alike).flags()).isEmpty();
    Matched slowB = new Matched(alike.subject(), false, alike.a(), slowed(alike.b()), true);
    assertThat(bimodal(slowB)).startsWith("bimodal A or B: 3 of 10 pairs lie ");
  }

  private static String bimodal(Matched matched) {
    List<String> flags = Plain.judge(matched).flags();
    assertThat(flags).hasSize(1);
    return flags.get(0);
  }

  /** The same with the forks of three blocks 10 % slower. */
  private static SideForks slowed(SideForks side) {
    List<ForkSample> forks = new ArrayList<>();
    for (ForkSample fork : side.forks()) {
      double factor = fork.block() % 4 == 1 ? 1.1 : 1;
      forks.add(
          new ForkSample(
              fork.block(), fork.inTurns(), fork.values().stream().map(v -> v * factor).toList()));
    }
    return new SideForks(forks);
  }

  @Test
  void aGoodRunScoresHigherThanAPoorOne() {
    DiffFindings good =
        judge(
            many(10, new PlantedSides(12).noise(0.005, 0.01)), many(40, new PlantedSides(13)), FIT);
    DiffFindings poor = judge(many(10, new PlantedSides(14).pairs(3).noise(0.1, 0.1)), List.of());
    assertThat(good.quality().score()).isGreaterThan(90);
    assertThat(poor.quality().score()).isLessThan(40);
    assertThat(good.quality().parts().stream().mapToDouble(Quality.Part::weight).sum())
        .isCloseTo(1, within(1e-12));
    assertThat(good.quality().parts())
        .allSatisfy(part -> assertThat(part.score()).isBetween(0.0, 100.0))
        .allSatisfy(part -> assertThat(part.says()).isNotBlank());
  }

  @Test
  void whatIsCountedSaysNothingOfTheNoise() {
    List<Matched> timed = many(3, new PlantedSides(15).noise(0.05, 0.01));
    List<Matched> withCounts = new ArrayList<>(timed);
    for (int i = 0; i < 10; i++) {
      withCounts.add(Plain.exact(new double[] {16, 16}, new double[] {16, 16}));
    }
    assertThat(noise(withCounts).score()).isEqualTo(noise(timed).score()).isBetween(1.0, 99.0);
  }

  private static Quality.Part noise(List<Matched> matched) {
    return judge(matched, List.of()).quality().parts().stream()
        .filter(part -> part.name().equals("noise"))
        .findFirst()
        .orElseThrow();
  }
}
