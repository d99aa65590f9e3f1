package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import watershed.analysis.CrossoverFinder.Proposal;
import watershed.analysis.SliceFinding.Crossing;
import watershed.analysis.SliceFinding.Side;
import watershed.analysis.SliceFinding.State;
import watershed.record.Axis;
import watershed.record.FindPlan;
import watershed.record.Json;
import watershed.record.PlantedRuns;
import watershed.record.Slice;

class CrossoverFinderTest {
  private static final Slice SLICE = PlayedTruth.writes(1024);
  private static final Slice OTHER = PlayedTruth.writes(4096);

  private static FindPlan plan(List<Slice> slices, @Nullable String incumbent, String... others) {
    List<String> designs = new ArrayList<>(List.of(others));
    designs.add(0, PlayedTruth.INCUMBENT);
    return new FindPlan(slices, designs, incumbent, 0.03, 2.5, 60);
  }

  private static CrossoverFinder finder(FindPlan plan) {
    return new CrossoverFinder(plan, List.of(PlayedTruth.JDK), 2, 7);
  }

  /** Old is better below the place, New above. */
  private static PlayedTruth truth(long seed) {
    return new PlayedTruth(seed, 0.03, 0)
        .plant(SLICE, "New", w -> 0.8 * Math.tanh(6 * (Math.sqrt(0.27) - Math.sqrt(w / 100))))
        .plant(OTHER, "New", w -> 0.3);
  }

  /** Measures what is proposed until nothing is or the limit is reached. */
  private static List<SliceBlock> play(CrossoverFinder finder, PlayedTruth truth, int limit) {
    List<SliceBlock> blocks = new ArrayList<>();
    for (int i = 0; i < limit; i++) {
      Proposal proposal = finder.next(blocks);
      if (proposal == null) {
        break;
      }
      assertThat(proposal.slice().values()).contains(proposal.value());
      blocks.add(truth.measure(proposal.slice(), proposal.value()));
    }
    return blocks;
  }

  private static SliceFinding only(Findings findings, Slice slice, String b) {
    List<SliceFinding> found =
        findings.all().stream()
            .filter(f -> f.slice().equals(slice) && f.pair().b().equals(b))
            .toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

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
  void nothingIsSaidBeyondWhatWasMeasured() {
    FindPlan plan = plan(List.of(SLICE), "Old", "New");
    PlayedTruth truth = truth(6);
    List<SliceBlock> blocks = new ArrayList<>();
    for (double writes : List.of(2.0, 5.0, 10.0)) {
      for (int i = 0; i < 8; i++) {
        blocks.add(truth.measure(SLICE, writes));
      }
    }
    SliceFinding found = only(finder(plan).findings(blocks), SLICE, "New");
    assertThat(found.measured()).isEqualTo(new SliceFinding.Range(2, 10));
    List<Decision> rows =
        DecisionTable.of(PlantedRuns.machine(), plan, finder(plan).findings(blocks)).rows();
    assertThat(rows).isNotEmpty();
    assertThat(rows.get(0).from()).isEqualTo(2);
    assertThat(rows.get(rows.size() - 1).to()).isEqualTo(10);
  }

  @Test
  void aContenderThatFailsSilencesOnlyItsOwnPairs() {
    PlayedTruth truth = truth(4).plant(SLICE, "Broken", w -> 0.1).plant(SLICE, "Gone", w -> 0.1);
    CrossoverFinder finder = finder(plan(List.of(SLICE), "Old", "New", "Broken", "Gone"));
    List<SliceBlock> blocks = new ArrayList<>();
    for (Proposal p = finder.next(blocks); p != null; p = finder.next(blocks)) {
      assertThat(blocks).hasSizeLessThan(200);
      SliceBlock block = truth.measure(p.slice(), p.value());
      Map<String, Double> scores = new HashMap<>(block.logScores());
      scores.remove("Gone");
      if (p.value() >= 50) {
        scores.remove("Broken");
      }
      blocks.add(new SliceBlock(SLICE, PlayedTruth.JDK, p.value(), block.block(), scores));
    }
    Findings findings = finder.findings(blocks);
    assertThat(only(findings, SLICE, "New").state()).isEqualTo(State.CROSSING);
    SliceFinding gone = only(findings, SLICE, "Gone");
    assertThat(gone.state()).isEqualTo(State.INCONCLUSIVE);
    assertThat(gone.blocks()).isZero();
    assertThat(gone.note()).isEqualTo("no block completed both");
    SliceFinding broken = only(findings, SLICE, "Broken");
    assertThat(broken.blocks()).isPositive();
    assertThat(broken.zones()).isNotEmpty();
    assertThat(blocks.stream().filter(b -> b.value() > 75 && b.value() < 100)).isEmpty();
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
  void freshBlocksThatContradictOpenTheSliceAgain() {
    FindPlan plan = plan(List.of(SLICE), "Old", "New");
    CrossoverFinder finder = finder(plan);
    PlayedTruth truth = truth(8);
    List<SliceBlock> blocks = new ArrayList<>();
    Proposal proposal = finder.next(blocks);
    while (proposal != null && !proposal.reason().startsWith("confirms")) {
      blocks.add(truth.measure(SLICE, proposal.value()));
      proposal = finder.next(blocks);
    }
    assertThat(proposal).isNotNull();
    SliceFinding settled = only(finder.findings(blocks), SLICE, "New");
    assertThat(settled.state()).isEqualTo(State.CROSSING);
    assertThat(settled.crossings().get(0).confirmed()).isFalse();
    // From now on New is better everywhere.
    PlayedTruth turned = new PlayedTruth(9, 0.03, 0).plant(SLICE, "New", w -> -0.8);
    for (int i = 0; i < 10; i++) {
      assertThat(proposal).isNotNull();
      assertThat(proposal.reason()).startsWith("confirms");
      SliceBlock block = turned.measure(SLICE, proposal.value());
      blocks.add(new SliceBlock(SLICE, PlayedTruth.JDK, block.value(), 100 + i, block.logScores()));
      proposal = finder.next(blocks);
    }
    SliceFinding reopened = only(finder.findings(blocks), SLICE, "New");
    assertThat(reopened.crossings()).noneMatch(Crossing::confirmed);
    assertThat(proposal).isNotNull();
    assertThat(finder(plan).next(blocks)).isEqualTo(proposal);
  }

  @Test
  void aSliceThatIsSpentIsInconclusive() {
    FindPlan plan = new FindPlan(List.of(SLICE), List.of("Old", "New"), "Old", 0.03, 2.5, 20);
    CrossoverFinder finder = finder(plan);
    PlayedTruth truth = new PlayedTruth(10, 0.2, 0).plant(SLICE, "New", w -> 0);
    List<SliceBlock> blocks = play(finder, truth, 100);
    assertThat(blocks).hasSize(20);
    Findings findings = finder.findings(blocks);
    SliceFinding finding = only(findings, SLICE, "New");
    assertThat(finding.state()).isEqualTo(State.INCONCLUSIVE);
    assertThat(finding.note()).isEqualTo("not settled by 20 blocks");
    assertThat(finding.sigma()).isBetween(0.1, 0.5);
    assertThat(findings.missing(finding)).isBetween(5, 2000);
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
