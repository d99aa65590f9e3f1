package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static watershed.analysis.FinderPlay.SLICE;
import static watershed.analysis.FinderPlay.finder;
import static watershed.analysis.FinderPlay.only;
import static watershed.analysis.FinderPlay.plan;
import static watershed.analysis.FinderPlay.play;
import static watershed.analysis.FinderPlay.truth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import watershed.analysis.CrossoverFinder.Proposal;
import watershed.analysis.SliceFinding.Crossing;
import watershed.analysis.SliceFinding.State;
import watershed.record.FindPlan;
import watershed.record.PlantedRuns;

/** Where a search knows too little, or less than it thought, it says so and no more. */
class SearchLimitsTest {
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
}
