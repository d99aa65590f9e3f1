package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static watershed.analysis.FinderPlay.OTHER;
import static watershed.analysis.FinderPlay.SLICE;
import static watershed.analysis.FinderPlay.finder;
import static watershed.analysis.FinderPlay.only;
import static watershed.analysis.FinderPlay.plan;
import static watershed.analysis.FinderPlay.play;
import static watershed.analysis.FinderPlay.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import watershed.analysis.CrossoverFinder.Proposal;
import watershed.analysis.SliceFinding.Crossing;
import watershed.analysis.SliceFinding.Side;
import watershed.analysis.SliceFinding.State;
import watershed.record.Axis;
import watershed.record.FindPlan;
import watershed.record.Json;
import watershed.record.Slice;

class CrossoverFinderTest {
  @Test
  void aPlantedCrossingIsFoundAndConfirmed() {
    FindPlan plan = plan(List.of(SLICE, OTHER), "Old", "New");
    CrossoverFinder finder = finder(plan);
    List<SliceBlock> blocks = play(finder, truth(1), 200);
    assertThat(finder.next(blocks)).isNull();
    Findings findings = finder.findings(blocks);
    SliceFinding crossing = only(findings, SLICE, "New");
    assertThat(crossing.state()).isEqualTo(State.CROSSING);
    assertThat(crossing.crossings()).hasSize(1);
    Crossing at = crossing.crossings().get(0);
    assertThat(at.low()).isBetween(22.0, 27.0);
    assertThat(at.high()).isBetween(27.0, 32.0);
    assertThat(at.at()).isBetween(at.low(), at.high());
    assertThat(at.confirmed()).isTrue();
    assertThat(crossing.zones().get(0).side()).isEqualTo(Side.A);
    assertThat(crossing.zones().get(crossing.zones().size() - 1).side()).isEqualTo(Side.B);
    assertThat(crossing.note()).isNull();
    assertThat(crossing.readOnly()).isNotNull();
    assertThat(crossing.readOnly().interval()).isNotNull();
    assertThat(crossing.readOnly().interval().contains(Math.exp(0.8 * Math.tanh(6 * 0.52))))
        .isTrue();
    SliceFinding better = only(findings, OTHER, "New");
    assertThat(better.state()).isEqualTo(State.ONE_BETTER);
    assertThat(better.better()).isEqualTo(Side.A);
    assertThat(better.leastGain()).isBetween(0.15, Math.expm1(0.3));
    assertThat(findings.open()).isZero();
    assertThat(findings.widest()).isZero();
    assertThat(findings.missing(better)).isZero();
    assertThat(findings.incumbent(PlayedTruth.JDK)).isEqualTo("Old");
  }

  @Test
  void whatFollowsIsTheSameAfterAnyResumption() {
    FindPlan plan = plan(List.of(SLICE, OTHER), null, "New");
    CrossoverFinder whole = finder(plan);
    PlayedTruth truth = truth(2);
    List<SliceBlock> blocks = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Proposal going = whole.next(blocks);
      if (i % 7 == 0) {
        CrossoverFinder resumed = finder(plan);
        assertThat(resumed.next(blocks)).isEqualTo(going);
        assertThat(resumed.findings(blocks)).isEqualTo(whole.findings(blocks));
      }
      if (going == null) {
        break;
      }
      blocks.add(truth.measure(going.slice(), going.value()));
    }
    assertThat(blocks).hasSizeGreaterThan(25);
    // A list that is no continuation of the last one is judged afresh.
    assertThat(whole.next(blocks.subList(0, 22)))
        .isEqualTo(finder(plan).next(blocks.subList(0, 22)));
  }

  @Test
  void beforeItsProbesNothingIsSettled() {
    CrossoverFinder finder = finder(plan(List.of(SLICE), "Old", "New"));
    SliceFinding none = only(finder.findings(List.of()), SLICE, "New");
    assertThat(none.state()).isEqualTo(State.INCONCLUSIVE);
    assertThat(none.note()).isEqualTo("not measured yet");
    assertThat(none.readOnly()).isNull();
    Findings some = finder.findings(play(finder, truth(3), 12));
    assertThat(only(some, SLICE, "New").state()).isEqualTo(State.INCONCLUSIVE);
    assertThat(some.open()).isEqualTo(1);
    assertThat(some.widest()).isPositive();
    assertThat(some.missing(some.all().get(0))).isPositive();
  }

  @Test
  void threadsAreJudgedOneByOneWhereTheyAreFew() {
    Slice threads =
        new Slice(
            "Contention",
            new TreeMap<>(Map.of("keys", "1024", "writes", "5")),
            0,
            Axis.THREADS,
            List.of(1.0, 2.0, 4.0, 8.0));
    PlayedTruth truth = new PlayedTruth(5, 0.03, 0).plant(threads, "New", t -> t <= 1 ? 0.4 : -0.4);
    CrossoverFinder finder = finder(plan(List.of(threads), "Old", "New"));
    List<SliceBlock> blocks = play(finder, truth, 100);
    SliceFinding finding = only(finder.findings(blocks), threads, "New");
    assertThat(finding.state()).isEqualTo(State.CROSSING);
    assertThat(finding.crossings()).hasSize(1);
    assertThat(finding.crossings().get(0).low()).isEqualTo(1);
    assertThat(finding.crossings().get(0).high()).isCloseTo(2, within(1e-9));
    assertThat(finding.crossings().get(0).confirmed()).isTrue();
    assertThat(finding.zones())
        .containsExactly(
            new SliceFinding.Zone(1, 1, Side.A),
            new SliceFinding.Zone(2, 2, Side.B),
            new SliceFinding.Zone(4, 8, Side.B));
    assertThat(finding.readOnly()).isNull();
  }

  @Test
  void theIncumbentIsTheBestUnlessItIsNamed() {
    PlayedTruth truth = new PlayedTruth(6, 0.03, 0).plant(SLICE, "New", w -> -0.2);
    List<SliceBlock> blocks = play(finder(plan(List.of(SLICE), null, "New")), truth, 100);
    Findings best = finder(plan(List.of(SLICE), null, "New")).findings(blocks);
    assertThat(best.incumbent(PlayedTruth.JDK)).isEqualTo("New");
    assertThat(best.all().get(0).pair()).isEqualTo(new Pair("New", "Old"));
    assertThat(best.all().get(0).better()).isEqualTo(Side.A);
    Findings named = finder(plan(List.of(SLICE), "Old", "New")).findings(blocks);
    assertThat(named.all().get(0).pair()).isEqualTo(new Pair("Old", "New"));
    assertThat(named.all().get(0).better()).isEqualTo(Side.B);
  }

  @Test
  void theTwinIsJudgedButAsksForNothing() {
    PlayedTruth truth = truth(7).plant(SLICE, "Old#2", w -> 0);
    CrossoverFinder finder = finder(plan(List.of(SLICE), "Old", "New"));
    List<SliceBlock> blocks = play(finder, truth, 100);
    Findings findings = finder.findings(blocks);
    SliceFinding control = only(findings, SLICE, "Old#2");
    assertThat(control.pair().control()).isTrue();
    assertThat(control.state()).isIn(State.INDIFFERENT, State.INCONCLUSIVE);
    assertThat(findings.open()).isZero();
  }

  @Test
  void findingsComeBackFromJson() {
    FindPlan plan = plan(List.of(SLICE, OTHER), "Old", "New");
    CrossoverFinder finder = finder(plan);
    Findings findings = finder.findings(play(finder, truth(11), 200));
    String json = Json.line(findings);
    assertThat(Json.mapper().readValue(json, Findings.class)).isEqualTo(findings);
  }
}
