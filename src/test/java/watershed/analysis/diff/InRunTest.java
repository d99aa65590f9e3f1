package watershed.analysis.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import watershed.analysis.ForkSample;
import watershed.record.Cell;
import watershed.record.Contenders;
import watershed.record.DiffPlan;
import watershed.record.Measurement;
import watershed.record.PlannedCell;
import watershed.record.Planted;
import watershed.record.Policy;
import watershed.record.Side;
import watershed.record.Trial;
import watershed.record.Windows;

/** The sides of a diff in its journal: nothing that was measured or asked for drops out unsaid. */
class InRunTest {
  private static final MetricChoice USUAL = new MetricChoice(List.of());
  private static final Cell ONE = Cell.of("Contention", Map.of("writes", "5"), 2);
  private static final Cell TWO = Cell.of("Contention", Map.of("writes", "50"), 2);
  private static final Cell GONE = Cell.of("org.x.Codec.gone", Map.of(), 1);
  private static final String JDK = "17.0.15";
  private static final Map<String, Double> TRUTH =
      Map.of(Side.A, 10.0, Contenders.twinOf(Side.A), 10.0, Side.B, 10.0);

  private static DiffPlan plan(List<DiffPlan.LeftOut> leftOut, List<String> notes) {
    Side a = new Side(Side.A, JDK, List.of(), null);
    Side b = new Side(Side.B, JDK, List.of("-ea"), null);
    return new DiffPlan(a, b, 8, List.of(5, 8), .03, List.of(), null, leftOut, notes);
  }

  private static Matching sides(List<Trial> trials) {
    return InRun.sides(plan(List.of(), List.of()), List.of(), trials, USUAL);
  }

  private static Planted measured() {
    return new Planted(7).noise(.002, .002, .1).blocks(8).cell(ONE, TRUTH);
  }

  private static Rulings judge(Matching matching, Policy policy) {
    return Rulings.judge(matching, EnvironmentGates.ofOneRun(), DiffRules.USUAL, policy);
  }

  @Test
  void whatASideLacksIsWithoutAPartnerInEveryForm() {
    DiffPlan.LeftOut gone = new DiffPlan.LeftOut(GONE, "is in 'old.jar' alone");
    Matching matching =
        InRun.sides(plan(List.of(gone), List.of("a note")), List.of(), measured().trials(), USUAL);
    assertThat(matching.unmatched()).hasSize(1);
    Unmatched alone = matching.unmatched().get(0);
    assertThat(alone.subject().benchmark()).isEqualTo("org.x.Codec.gone");
    assertThat(alone.why()).isEqualTo("is in 'old.jar' alone");
    assertThat(matching.notes()).containsExactly("a note");
    assertThat(judge(matching, Policy.USUAL).exit()).isEqualTo(Rulings.FINE);
    Policy all =
        new Policy(
            null,
            0,
            EnumSet.of(Policy.Event.UNMATCHED),
            EnumSet.noneOf(Policy.Event.class),
            false,
            List.of());
    assertThat(judge(matching, all).exit()).isEqualTo(Rulings.INVALID);
  }

  @Test
  void aFailedSideIsNoPassWhateverWasMeasuredBefore() {
    List<Trial> trials =
        measured()
            .cell(TWO, TRUTH)
            .add(
                Planted.trial(TWO, Side.A, JDK, 8, Trial.Outcome.ABANDONED, "another fork")
                    .failed())
            .add(Planted.trial(TWO, Side.B, JDK, 8, Trial.Outcome.HUNG, "no sign of life").failed())
            .add(Planted.trial(TWO, Side.B, JDK, 9, Trial.Outcome.HUNG, "again").failed())
            .trials();
    Matching matching = sides(trials);
    assertThat(matching.matched()).as("what was measured is judged still").hasSize(2);
    assertThat(matching.unmatched()).as("once, not for each fork").hasSize(1);
    Unmatched failed = matching.unmatched().get(0);
    assertThat(failed.event()).isEqualTo(Policy.Event.INVALID);
    assertThat(failed.why())
        .isEqualTo("a fork of side b failed in block 8 (HUNG): no sign of life");
    Rulings rulings = judge(matching, Policy.USUAL);
    assertThat(rulings.exit()).isEqualTo(Rulings.INVALID);
    assertThat(rulings.says()).startsWith("INVALID: 1 cell without a whole comparison");
  }

  @Test
  void aPlannedCellWithoutAPairIsNoPass() {
    Windows windows = new Windows(1, 10, 1, 10, 10);
    List<PlannedCell> planned =
        List.of(
            new PlannedCell(ONE, Side.entrants(), 8, windows),
            new PlannedCell(TWO, Side.entrants(), 8, windows));
    List<Trial> trials = new ArrayList<>(measured().trials());
    trials.add(
        Planted.trial(TWO, Side.B, JDK, 0, Trial.Outcome.CRASHED, Trial.IN_HOST + "x").failed());
    Matching matching = InRun.sides(plan(List.of(), List.of()), planned, trials, USUAL);
    assertThat(matching.unmatched()).hasSize(1);
    assertThat(matching.unmatched().get(0).subject().params()).isEqualTo(TWO.params());
    assertThat(matching.unmatched().get(0).why()).startsWith("no pair of it was measured");
    assertThat(judge(matching, Policy.USUAL).exit()).isEqualTo(Rulings.INVALID);
  }

  @Test
  void aDesignThatFailedIsNoPass() {
    Cell cell = Cell.of("Contention", Map.of("writes", "5"), 2);
    List<Trial> trials =
        new ArrayList<>(new Planted(4).blocks(6).cell(cell, Map.of("A", 2.0, "B", 2.0)).trials());
    trials.add(Planted.trial(TWO, "B", JDK, 6, Trial.Outcome.CRASHED, "gone").failed());
    trials.add(Planted.trial(TWO, "C", JDK, 6, Trial.Outcome.CRASHED, "no matter").failed());
    trials.add(Planted.trial(TWO, "A", JDK, 6, Trial.Outcome.UNAVAILABLE, "needs more").failed());
    Matching matching = InRun.designs(trials, List.of("Contention"), List.of(JDK), "A", "B", USUAL);
    assertThat(matching.unmatched())
        .extracting(Unmatched::event, Unmatched::why)
        .containsExactly(
            tuple(Policy.Event.INVALID, "a fork of B failed in block 6 (CRASHED): gone"));
  }

  @Test
  void whatFailedInTheHostOrForAnotherForkDoesNotEndACell() {
    List<Trial> trials =
        measured()
            .add(
                Planted.trial(ONE, Side.A, JDK, 8, Trial.Outcome.ABANDONED, "another fork")
                    .failed())
            .add(
                Planted.trial(ONE, Side.B, JDK, 8, Trial.Outcome.CRASHED, Trial.IN_HOST + "x")
                    .failed())
            .trials();
    assertThat(sides(trials).unmatched()).isEmpty();
  }

  @Test
  void aSideThatNeverCompletedIsToldOnceByItsCause() {
    List<Trial> trials = new ArrayList<>(measured().cell(TWO, Map.of(Side.A, 10.0)).trials());
    trials.add(
        Planted.trial(TWO, Side.B, JDK, 0, Trial.Outcome.THREW, "UnsupportedOperation").failed());
    assertThat(sides(trials).unmatched())
        .extracting(Unmatched::event)
        .containsExactly(Policy.Event.INVALID);
  }

  @Test
  void anotherUnitOfASideIsNotCompared() {
    List<Trial> trials =
        new ArrayList<>(new Planted(1).blocks(5).cell(ONE, Map.of(Side.A, 10.0)).trials());
    trials.addAll(
        new Planted(2).blocks(5).unit("avgt", "ns/op").cell(ONE, Map.of(Side.B, 10.0)).trials());
    Matching matching = sides(trials);
    assertThat(matching.matched()).isEmpty();
    assertThat(matching.unmatched())
        .extracting(Unmatched::why)
        .containsExactly("'ops/us' (thrpt) against 'ns/op' (avgt)");
  }

  @Test
  void aMetricThatOneSideGaveIsNamed() {
    List<Trial> trials =
        new Planted(3)
            .blocks(5)
            .cell(ONE, List.of(JDK), TRUTH, Map.of("gc.alloc.rate.norm B/op " + Side.B, 24.0))
            .trials();
    Unmatched lacking = sides(trials).unmatched().get(0);
    assertThat(lacking.subject().metric()).isEqualTo("gc.alloc.rate.norm");
    assertThat(lacking.why()).isEqualTo("no fork of a gave it");
  }

  private static Matching shots(double ofA, double ofTwin, double ofB) {
    Map<String, Double> truth = Map.of(Side.A, ofA, Contenders.twinOf(Side.A), ofTwin, Side.B, ofB);
    Planted planted = new Planted(9).alone().rounds(2).unit("ss", "ms/op").blocks(8);
    return sides(planted.noise(.004, .002, .1).cell(ONE, truth).trials());
  }

  @Test
  void ofSingleShotsBothForksOfASpeakForIt() {
    Matched only = shots(10, 40, 30).matched().get(0);
    assertThat(only.subject().mode()).isEqualTo("ss");
    assertThat(only.paired()).isTrue();
    assertThat(only.a().forks()).hasSize(8).noneMatch(ForkSample::inTurns);
    assertThat(only.a().apart()).hasSize(16);

    Tested tested = Tested.of(only);
    assertThat(tested.ratio()).isNotNull();
    assertThat(Math.exp(tested.ratio().log().value()))
        .as("30 over the geometric mean of 10 and 40")
        .isCloseTo(1.5, within(.01));
    assertThat(tested.relabelled().three()).isTrue();
    assertThat(tested.relabelled().least()).isCloseTo(2 / Math.pow(3, 8), within(1e-12));
  }

  @Test
  void theTwinOfSingleShotsIsTheirControl() {
    Matching matching = shots(10, 10, 10);
    assertThat(matching.control()).hasSize(1);
    assertThat(matching.control().get(0).paired()).isTrue();
    assertThat(matching.control().get(0).a().forks()).hasSize(8);
    assertThat(judge(matching, Policy.USUAL).subjects().get(0).verdict().verdict())
        .isEqualTo(DiffVerdict.EQUIVALENT);
  }

  @Test
  void forksOfABlockThatLacksTheOtherSideAreCounted() {
    List<Trial> trials =
        measured().trials().stream()
            .filter(t -> !(t.contender().equals(Side.B) && t.block() < 2))
            .toList();
    Matching matching = sides(trials);
    Matched only = matching.matched().get(0);
    assertThat(only.subject().metric()).isEqualTo(Measurement.PRIMARY);
    assertThat(only.a().forks()).hasSize(6);
    assertThat(only.a().apart()).as("with their twins").hasSize(12);
    assertThat(only.b().apart()).isEmpty();
    assertThat(only.leftOut()).isEqualTo(2);
    assertThat(judge(matching, Policy.USUAL).subjects().get(0).verdict().flags())
        .contains("2 forks without a partner left out");
  }
}
