package watershed.analysis.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import watershed.testing.Repeats;

/**
 * What a diff measures unless more is asked for, tried on planted truths: 10 pairs, looked at after
 * 5 and at their end, each at .0294. Prints what it finds.
 */
class DefaultPlanSimulationTest {
  private static final int PAIRS = 10;
  private static final int TRIALS = Repeats.of(4000);
  private static final int RUNS = 200;
  private static final int CELLS = 200;

  /** Most false alarms of one comparison. */
  private static final double PER_CELL = 0.06;

  /** Most runs with a false alarm among all of their comparisons. */
  private static final double FAMILY = 0.05;

  /** So many standard errors above its truth is an estimate in 1 of 20 samples, or more. */
  private static final double NORMAL_95 = 1.645;

  @Test
  void thePlanIsThat() {
    assertThat(LooksTrials.at(PAIRS)).containsExactly(5, 10);
    assertThat(Looks.level(0.05, Looks.planned(PAIRS))).isEqualTo(0.0294);
  }

  @Test
  void twoLooksRaiseNoMoreAlarmsThanOne() {
    LooksTrials.head(PAIRS, TRIALS);
    List<LooksTrials.Shares> none =
        List.of(
            LooksTrials.shares("no change", PAIRS, TRIALS, s -> s),
            LooksTrials.shares("no change, slow forks", PAIRS, TRIALS, s -> s.slow(0.25)),
            LooksTrials.shares("no change, machine drifts", PAIRS, TRIALS, s -> s.drift(0.3, 0.1)),
            LooksTrials.shares(
                "no change, with a twin, forks slow by 30 %",
                PAIRS, TRIALS, s -> s.twin().slow(0.25, 1.3)));
    assertThat(none).allSatisfy(s -> assertThat(s.changed()).isLessThanOrEqualTo(PER_CELL));
    assertThat(none.get(0).naive()).as("what naive peeking alarms at").isGreaterThan(PER_CELL);
  }

  @Test
  void aChangeIsFound() {
    LooksTrials.head(PAIRS, TRIALS);
    LooksTrials.Shares usual =
        LooksTrials.shares("B 5 % slower", PAIRS, TRIALS, s -> s.change(1.05));
    LooksTrials.Shares slow =
        LooksTrials.shares(
            "B 5 % slower, slow forks", PAIRS, TRIALS, s -> s.change(1.05).slow(0.25));
    LooksTrials.Shares clear =
        LooksTrials.shares("B 10 % slower", PAIRS, TRIALS, s -> s.change(1.10));
    LooksTrials.Shares clearSlow =
        LooksTrials.shares(
            "B 10 % slower, slow forks", PAIRS, TRIALS, s -> s.change(1.10).slow(0.25));
    assertThat(usual.regressed()).isGreaterThan(0.65);
    assertThat(slow.regressed()).isGreaterThan(0.25);
    assertThat(clear.regressed()).isGreaterThan(0.95);
    assertThat(clearSlow.regressed()).isGreaterThan(0.75);
    assertThat(List.of(usual, slow, clear, clearSlow))
        .allSatisfy(s -> assertThat(s.improved()).isLessThan(0.005));
    assertThat(clear.pairs()).as("a clear change takes fewer").isLessThan(PAIRS - 1);
  }

  @Test
  void ofManyComparisonsTogetherHardlyOneAlarms() {
    requireFewAlarms("in turns", new PlantedSides(51));
  }

  @Test
  void ofManyComparisonsAsTheyAreMeasuredHardlyOneAlarms() {
    requireFewAlarms("with a twin, slow forks", new PlantedSides(52).twin().slow(0.25));
  }

  /** Few runs: the bound is what a share of .05 comes to, at most, in 19 of 20 samples. */
  private static void requireFewAlarms(String title, PlantedSides sides) {
    double sampling = NORMAL_95 * Math.sqrt(FAMILY * (1 - FAMILY) / RUNS);
    LooksTrials.Family many = LooksTrials.family(title, sides, RUNS, CELLS, PAIRS);
    assertThat(many.alarming()).isLessThanOrEqualTo(FAMILY + sampling);
  }
}
