package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static watershed.analysis.PlantedFindings.INCUMBENT;
import static watershed.analysis.PlantedFindings.JDK;
import static watershed.analysis.PlantedFindings.rises;

import java.util.List;
import org.junit.jupiter.api.Test;
import watershed.analysis.Decision.Certainty;
import watershed.record.Json;
import watershed.record.PlantedRuns;
import watershed.record.Slice;

class DecisionTableTest {
  private static final Slice TWO = PlantedFindings.writes(2, 1024);

  static DecisionTable table(PlantedFindings planted) {
    return DecisionTable.of(PlantedRuns.machine(), planted.plan(), planted.findings());
  }

  private static List<Decision> rows(PlantedFindings planted) {
    return table(planted).rows();
  }

  @Test
  void oneCrossingHasATieBetweenTwoAnswers() {
    List<Decision> rows = rows(new PlantedFindings().add(TWO, "Sharded64", rises(0.2, 20), 0.01));
    assertThat(rows)
        .extracting(Decision::design)
        .satisfiesExactly(
            d -> assertThat(d).isEqualTo(INCUMBENT),
            d -> assertThat(d).isIn(INCUMBENT, "Sharded64"),
            d -> assertThat(d).isEqualTo("Sharded64"));
    assertThat(rows)
        .extracting(Decision::certainty)
        .containsExactly(Certainty.CLEAR, Certainty.ANY_OF, Certainty.CLEAR);
    assertThat(rows.get(1).anyOf()).containsExactly(INCUMBENT, "Sharded64");
    // |0.2(√w − √20)| < 1.96 · 0.01 between 19.1 and 20.9 %.
    assertThat(rows.get(0).from()).isEqualTo(1);
    assertThat(rows.get(0).to()).isCloseTo(19.1, within(0.5)).isEqualTo(rows.get(1).from());
    assertThat(rows.get(1).to()).isCloseTo(20.9, within(0.5)).isEqualTo(rows.get(2).from());
    assertThat(rows.get(2).to()).isEqualTo(100);
  }

  @Test
  void theMarginIsThatOfTheCurveAtItsEnds() {
    Decision last = rows(new PlantedFindings().add(TWO, "Sharded64", rises(0.2, 20), 0.01)).get(2);
    double gain = 0.2 * (10 - Math.sqrt(20));
    assertThat(last.most().at()).isEqualTo(100);
    assertThat(last.most().design()).isEqualTo(INCUMBENT);
    assertThat(last.most().percent()).isCloseTo(100 * (Math.exp(gain) - 1), within(1e-9));
    assertThat(last.most().low()).isCloseTo(100 * (Math.exp(gain - 1.96 * 0.01) - 1), within(0.01));
    assertThat(last.most().high())
        .isCloseTo(100 * (Math.exp(gain + 1.96 * 0.01) - 1), within(0.01));
    assertThat(last.least().at()).isCloseTo(20.9, within(0.6));
    assertThat(last.probability()).isGreaterThan(0.95);
    assertThat(last.blocks()).isEqualTo(PlantedFindings.BLOCKS);
    assertThat(last.moreBlocks()).isNull();
  }

  @Test
  void twoCrossingsShowBoth() {
    List<Decision> rows =
        rows(
            new PlantedFindings()
                .add(
                    TWO,
                    "Sharded64",
                    w -> 0.1 * (Math.sqrt(w) - Math.sqrt(10)) * (Math.sqrt(60) - Math.sqrt(w)),
                    0.01));
    assertThat(rows.stream().filter(r -> r.certainty() == Certainty.CLEAR))
        .extracting(Decision::design)
        .containsExactly(INCUMBENT, "Sharded64", INCUMBENT);
    assertThat(rows).hasSize(5);
    assertThat(rows.get(1).from()).isLessThan(10);
    assertThat(rows.get(1).to()).isGreaterThan(10);
    assertThat(rows.get(3).from()).isLessThan(60);
    assertThat(rows.get(3).to()).isGreaterThan(60);
  }

  @Test
  void betterEverywhereIsOneRow() {
    List<Decision> rows = rows(new PlantedFindings().add(TWO, "Sharded64", w -> 0.3, 0.01));
    assertThat(rows).hasSize(1);
    Decision row = rows.get(0);
    assertThat(row.design()).isEqualTo("Sharded64");
    assertThat(row.anyOf()).containsExactly("Sharded64");
    assertThat(row.mostLost()).isZero();
    assertThat(row.least().percent()).isCloseTo(100 * Math.expm1(0.3), within(1e-9));
    assertThat(row.probability()).isGreaterThan(0.999);
  }

  @Test
  void aTieSaysAnyOfAndWhatThatCanCost() {
    List<Decision> rows = rows(new PlantedFindings().add(TWO, "Sharded64", w -> 0, 0.005));
    assertThat(rows).hasSize(1);
    Decision row = rows.get(0);
    assertThat(row.certainty()).isEqualTo(Certainty.ANY_OF);
    assertThat(row.anyOf()).containsExactly(INCUMBENT, "Sharded64");
    assertThat(row.mostLost()).isCloseTo(100 * Math.expm1(1.96 * 0.005), within(1e-3));
    assertThat(row.moreBlocks()).isNull();
  }

  @Test
  void whatIsNotSettledSaysWhatItTakes() {
    List<Decision> rows = rows(new PlantedFindings().blocks(4).add(TWO, "Sharded64", w -> 0, 0.1));
    assertThat(rows).hasSize(1);
    Decision row = rows.get(0);
    assertThat(row.certainty()).isEqualTo(Certainty.INCONCLUSIVE);
    // (1.25 · 0.04)² · ((1.96 / ln 1.03)² − 1 / 0.1²)
    assertThat(row.moreBlocks()).isEqualTo(11);
    assertThat(row.probability()).isCloseTo(0.616, within(0.002));
  }

  @Test
  void readOnlyIsARowOfItsOwn() {
    Estimate ratio = new Estimate(0.5, new Estimate.Interval(0.48, 0.52), 0.02, 3);
    Estimate alone = new Estimate(1.5, null, Double.NaN, 1);
    List<Decision> rows =
        rows(
            new PlantedFindings()
                .add(TWO, JDK, "Sharded64", w -> -0.3, 0.01, ratio)
                .add(TWO, JDK, "RWLock", w -> -0.3, 0.01, alone));
    assertThat(rows).hasSize(2);
    Decision zero = rows.get(0);
    assertThat(zero.readsOnly()).isTrue();
    assertThat(zero.from()).isZero();
    assertThat(zero.to()).isZero();
    assertThat(zero.design()).isEqualTo("Sharded64");
    // The incumbent is half as good: Sharded64 by 100 %, and its interval is the ratio's own.
    assertThat(zero.least().percent()).isCloseTo(100, within(1e-9));
    assertThat(zero.least().design()).isEqualTo(INCUMBENT);
    assertThat(zero.least().low()).isCloseTo(100 / 0.52 - 100, within(0.5));
    assertThat(rows.get(1).readsOnly()).isFalse();
    assertThat(rows.get(1).design()).isEqualTo(INCUMBENT);
  }

  @Test
  void jdksAreDecidedApart() {
    DecisionTable table =
        table(
            new PlantedFindings()
                .add(TWO, JDK, "Sharded64", w -> 0.3, 0.01, null)
                .add(TWO, "25.0.3", "Sharded64", w -> -0.3, 0.01, null));
    assertThat(table.jdks()).containsExactly(JDK, "25.0.3");
    assertThat(table.rows()).extracting(Decision::design).containsExactly("Sharded64", INCUMBENT);
    assertThat(table.machine()).isEqualTo("planted-2cpu");
  }

  @Test
  void itComesBackFromJson() {
    DecisionTable table =
        table(
            new PlantedFindings()
                .add(TWO, "Sharded64", rises(0.2, 20), 0.03)
                .add(PlantedFindings.threads("20", 1.0, 2.0), "Sharded64", t -> 0, 0.3));
    String json = Json.line(table);
    assertThat(Json.mapper().readValue(json, DecisionTable.class)).isEqualTo(table);
    assertThat(json).doesNotContain("NaN").doesNotContain("Infinity").contains("planted-2cpu");
  }

  @Test
  void theTwinIsNoDesign() {
    DecisionTable table =
        table(
            new PlantedFindings()
                .add(TWO, "X", w -> -1, 0.01)
                .add(TWO, INCUMBENT + "#2", w -> 5, 0.01));
    assertThat(table.rows()).extracting(Decision::design).containsOnly(INCUMBENT);
    assertThat(table.rows().get(0).least().design()).isEqualTo("X");
  }

  private static List<Decision> rows(
      PlantedFindings planted, SliceFinding.State state, List<SliceFinding.Crossing> crossings) {
    SliceFinding f = planted.findings().all().get(0);
    SliceFinding other =
        new SliceFinding(
            f.slice(),
            f.jdk(),
            f.pair(),
            state,
            f.zones(),
            crossings,
            f.curve(),
            f.measured(),
            f.blocks(),
            f.sigma(),
            null,
            null);
    Findings findings = new Findings(planted.findings().incumbents(), List.of(other));
    return DecisionTable.of(PlantedRuns.machine(), planted.plan(), findings).rows();
  }

  @Test
  void anOpenCrossingLeavesTheChoiceOpenThereAndOnlyThere() {
    // Fresh blocks contradicted it: the curve is as it was, the finding is not.
    List<Decision> rows =
        rows(
            new PlantedFindings().add(TWO, "Sharded64", rises(0.2, 20), 0.01),
            SliceFinding.State.INCONCLUSIVE,
            List.of(new SliceFinding.Crossing(20, 18, 22, false)));
    assertThat(rows.get(0).certainty()).isEqualTo(Certainty.CLEAR);
    assertThat(rows.get(0).to()).isCloseTo(18, within(0.5));
    assertThat(rows.get(rows.size() - 1).certainty()).isEqualTo(Certainty.CLEAR);
    assertThat(rows.get(rows.size() - 1).from()).isCloseTo(22, within(0.5));
    assertThat(rows.subList(1, rows.size() - 1))
        .isNotEmpty()
        .allMatch(r -> r.certainty() == Certainty.INCONCLUSIVE && r.moreBlocks() == null);
  }

  @Test
  void aSettledCrossingIsAnyOfThoughNeitherIsSureThere() {
    PlantedFindings planted = new PlantedFindings().add(TWO, "Sharded64", rises(0.2, 20), 0.05);
    List<SliceFinding.Crossing> crossing = List.of(new SliceFinding.Crossing(20, 16, 24.5, true));
    List<Decision> settled = rows(planted, SliceFinding.State.CROSSING, crossing);
    assertThat(settled)
        .extracting(Decision::certainty)
        .containsExactly(Certainty.CLEAR, Certainty.ANY_OF, Certainty.CLEAR);
    assertThat(settled.get(1).probability()).isLessThan(0.95);
    assertThat(settled.get(1).moreBlocks()).isNull();
    assertThat(rows(planted, SliceFinding.State.CROSSING, List.of()))
        .anyMatch(r -> r.certainty() == Certainty.INCONCLUSIVE);
  }
}
