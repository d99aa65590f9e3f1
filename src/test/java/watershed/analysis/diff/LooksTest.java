package watershed.analysis.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import watershed.analysis.Estimate;
import watershed.record.Policy;

class LooksTest {
  private static final DiffRules FOUR = new DiffRules(0.03, 0.05, 0.05, false, 4);

  private static final Policy CONFIRMED_ONLY =
      new Policy(null, 0, Policy.USUAL.fails(), Policy.USUAL.warns(), true, List.of());

  private static Rulings judged(List<Gate> gates, Matched... subjects) {
    return judged(Policy.USUAL, gates, subjects);
  }

  private static Rulings judged(Policy policy, List<Gate> gates, Matched... subjects) {
    Matching all = new Matching(List.of(subjects), List.of(), List.of(), Set.of(), List.of());
    return Rulings.judge(all, gates, FOUR, policy);
  }

  @Test
  void levelsArePococks() {
    assertThat(Looks.level(0.05, 4)).isCloseTo(0.0182, within(1e-9));
    assertThat(Looks.level(0.01, 4)).isCloseTo(0.0033, within(1e-9));
    assertThat(Looks.level(0.05, 2)).isCloseTo(0.0294, within(1e-9));
    assertThat(Looks.level(0.05, 1)).isCloseTo(0.05, within(1e-12));
    // 1977, table 1: .10 has .0387 for four looks.
    assertThat(Looks.level(0.10, 4)).isCloseTo(0.0387, within(0.001));
  }

  @Test
  void theChanceOfAnyLookIsTheLevelTurnedRound() {
    for (int looks = 1; looks <= Looks.MOST; looks++) {
      for (double alpha : new double[] {0.2, 0.05, 0.01, 1e-4, 1e-9}) {
        double level = Looks.level(alpha, looks);
        assertThat(Looks.overall(level, looks)).isCloseTo(alpha, within(1e-9 * alpha + 1e-15));
        assertThat(level).isBetween(alpha / looks * (1 - 1e-12), alpha * (1 + 1e-12));
      }
      assertThat(Looks.overall(1, looks)).isEqualTo(1);
      assertThat(Looks.overall(0, looks)).isZero();
      assertThat(Looks.overall(Double.NaN, looks)).isNaN();
    }
  }

  @Test
  void howManyLooksAPlanHas() {
    assertThat(Looks.planned(1)).isEqualTo(1);
    assertThat(Looks.planned(5)).isEqualTo(1);
    assertThat(Looks.planned(6)).isEqualTo(2);
    assertThat(Looks.planned(10)).isEqualTo(2);
    assertThat(Looks.planned(20)).isEqualTo(4);
    assertThat(Looks.planned(40)).isEqualTo(Looks.MOST);
    assertThat(Looks.early(5, 2)).isTrue();
    assertThat(Looks.early(10, 2)).as("the last of two").isFalse();
    assertThat(Looks.early(5, 1)).isFalse();
  }

  @Test
  void whatIsSettledIsMeasuredNoMore() {
    Matched settled = new PlantedSides(1).pairs(5).change(1.3).inTurns();
    PlantedSides sides = new PlantedSides(2).pairs(5).noise(0.1, 0.02);
    sides.inTurns();
    Matched open = sides.inTurns();
    Looks.Next next = Looks.decide(judged(List.of(), settled, open), 5);
    assertThat(next.stop()).isFalse();
    assertThat(next.open()).containsExactly(open.subject());
    assertThat(next.says()).isEqualTo("go on: 1 of 2 open after 5 pairs");
    assertThat(Looks.decide(judged(List.of(), settled), 5))
        .isEqualTo(new Looks.Next(List.of(), "stop: all 1 settled after 5 pairs"));
    assertThat(Looks.decide(judged(List.of(), settled, open), 20).stop()).isTrue();
  }

  /** By hand: t = .05/.01 with 4 degrees of freedom, p = .0075; (.05 − ln 1.03)/.01 = 2.04. */
  @Test
  void aRegressionThatCountsOnlyWhereItIsConfirmedIsMeasuredOn() {
    Matched likely = Plain.pairs(Plain.time(), .02, .04, .05, .06, .08);
    Rulings any = judged(List.of(), likely);
    assertThat(any.subjects().get(0).verdict().verdict()).isEqualTo(DiffVerdict.REGRESSED);
    assertThat(any.subjects().get(0).verdict().confirmed()).isFalse();
    assertThat(Looks.decide(any, 5).stop()).isTrue();
    Rulings only = judged(CONFIRMED_ONLY, List.of(), likely);
    assertThat(only.subjects().get(0).weight()).isEqualTo(Policy.Weight.WARNS);
    assertThat(Looks.decide(only, 5).open()).containsExactly(likely.subject());
    Matched sure = Plain.pairs(Plain.time(), .29, .30, .31, .30, .32);
    assertThat(Looks.decide(judged(CONFIRMED_ONLY, List.of(), sure), 5).stop()).isTrue();
    Policy neither =
        new Policy(null, 0, EnumSet.of(Policy.Event.INVALID), Set.of(), true, List.of());
    assertThat(Looks.decide(judged(neither, List.of(), likely), 5).stop())
        .as("what fails nothing either way need not be confirmed")
        .isTrue();
  }

  @Test
  void aClosedGateStops() {
    Matched open = new PlantedSides(3).pairs(5).noise(0.1, 0.02).inTurns();
    Gate closed = new Gate("turbo", false, true, "on before, off now");
    Looks.Next next = Looks.decide(judged(List.of(closed), open), 5);
    assertThat(next.stop()).isTrue();
    assertThat(next.says()).contains("turbo");
  }

  @Test
  void thereIsATimeToLook() {
    Matched open = new PlantedSides(4).pairs(7).noise(0.1, 0.02).inTurns();
    assertThatThrownBy(() -> Looks.decide(judged(List.of(), open), 7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[5, 10, 15, 20]");
  }

  /** t and p of one look would do; of four it does not. */
  @Test
  void aLookIsStricterThanASingleTest() {
    Matched matched = Plain.pairs(Plain.time(), .10, .01, .05, .13, .06);
    SubjectVerdict once = Plain.judge(matched);
    assertThat(once.p()).isBetween(0.0183, 0.05);
    assertThat(once.verdict()).isEqualTo(DiffVerdict.REGRESSED);
    SubjectVerdict among = judged(List.of(), matched).subjects().get(0).verdict();
    assertThat(among.verdict()).isEqualTo(DiffVerdict.INCONCLUSIVE);
    assertThat(among.p()).isEqualTo(once.p());
    assertThat(among.adjustedP()).isGreaterThan(0.05);
  }

  /**
   * By hand: (D̄ − ln 1.03)/SE = 2.4 with 9 degrees of freedom, beyond t(.975) = 2.26 and short of
   * t(1 − .0294/2) = 2.6: the interval that is shown lies beyond, and that of two looks does not.
   */
  @Test
  void whatIsConfirmedIsSoAtTheLevelOfALook() {
    double[] scatter = {-1.4, -1.1, -0.8, -0.5, -0.1, 0.3, 0.5, 0.7, 1.0, 1.4};
    double[] logs = Arrays.stream(scatter).map(x -> 0.05356 + 0.03384 * x).toArray();
    Matched one = Plain.pairs(Plain.time(), logs);
    SubjectVerdict once = Plain.judge(one);
    assertThat(once.confirmed()).isTrue();
    assertThat(once.reason()).endsWith("; all of its 95 % interval is beyond 3 %");
    DiffRules two = new DiffRules(0.03, 0.05, 0.05, false, 2);
    SubjectVerdict twice =
        DiffJudge.judge(List.of(one), List.of(), List.of(), two).subjects().get(0);
    assertThat(twice.verdict()).isEqualTo(DiffVerdict.REGRESSED);
    assertThat(twice.confirmed()).isFalse();
    assertThat(twice.reason()).endsWith("; by its 97.1 % interval it may be less than 3 %");
    Estimate.Interval shown = Objects.requireNonNull(twice.change().interval());
    assertThat(shown.low()).isGreaterThan(1.03);
  }
}
