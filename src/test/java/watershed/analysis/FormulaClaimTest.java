package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static watershed.analysis.ClaimVerdict.Verdict.CONFIRMED;
import static watershed.analysis.ClaimVerdict.Verdict.INCONCLUSIVE;
import static watershed.analysis.ClaimVerdict.Verdict.NOT_IN_RUN;
import static watershed.analysis.ClaimVerdict.Verdict.REFUTED;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every verdict on claim c, from planted costs. */
class FormulaClaimTest {
  private static ClaimVerdict verdict(PlantedCosts planted, PlantedCosts.Law law, int cpus) {
    return verdict(planted.of("ReadDirtyMap", law), cpus);
  }

  private static ClaimVerdict verdict(CostCells cells, int cpus) {
    return verdict(cells, PlantedCosts.NO_LOCKED, cpus);
  }

  private static ClaimVerdict verdict(CostCells cells, CostCells locked, int cpus) {
    ContentionCells data =
        new ContentionCells(Samples.of(List.of()), "Contention", "17", cpus, PairedBlocks::compare);
    return FormulaClaim.verdict(
        data,
        CostModels.of(cells, locked, cpus, EnumSet.allOf(CostModel.class), new Bootstrap(1, 100)));
  }

  @Test
  void theDocumentsOwnLawIsConfirmed() {
    ClaimVerdict v = verdict(new PlantedCosts(1, 5, 0.03), PlantedCosts.formula(0.85), 64);
    assertThat(v.verdict()).isEqualTo(CONFIRMED);
    assertThat(v.reason())
        .startsWith("28 cells predicted by 0.85 T log2 K + own base; close enough");
    assertThat(v.figures())
        .anySatisfy(
            f -> {
              assertThat(f.what()).isEqualTo("median off by, 0.85 T log2 K + own base, 28 cells");
              assertThat(f.value().value()).isBetween(1.0, 1.03);
              assertThat(f.value().n()).as("of a cell, not of all").isEqualTo(5);
            })
        .anySatisfy(
            f -> {
              assertThat(f.what()).startsWith("fitted c, c T log2 K + own base, up to the CPUs");
              assertThat(f.value().value()).isBetween(0.8, 0.9);
              assertThat(f.unit()).isEqualTo("ns");
            });
    assertThat(v.notes()).noneSatisfy(n -> assertThat(n).contains("oversubscribed"));
    assertThat(v.figures())
        .anySatisfy(
            f -> assertThat(f.what()).isEqualTo("the formula's over the linear model's, 28 cells"));
  }

  /** Of all cells three forks, but two of the locked map, which was measured in one cell alone. */
  @Test
  void eachModelTellsOfHowManyCellsItIsAndOfHowManyBlocksEach() {
    PlantedCosts.Law law = PlantedCosts.formula(0.85);
    CostCells locked =
        new PlantedCosts(2, 2, 0.03).threads(2).keys(1 << 14).writes(30).of("RWLock", law);
    PlantedCosts planted = new PlantedCosts(1, 3, 0.03).threads(1, 2).keys(1 << 10, 1 << 14);
    ClaimVerdict v = verdict(planted.of("ReadDirtyMap", law), locked, 64);
    assertThat(v.reason()).startsWith("6 cells predicted by 0.85 T log2 K + own base; ");
    assertThat(figure(v, "0.85 T log2 K + own base").what())
        .isEqualTo("median off by, 0.85 T log2 K + own base, 6 cells");
    assertThat(figure(v, "0.85 T log2 K + own base").value().n()).isEqualTo(3);
    assertThat(figure(v, "0.85 T log2 K + RWLock").what())
        .as("no median of one")
        .isEqualTo("off by, 0.85 T log2 K + RWLock, 1 cell");
    assertThat(figure(v, "0.85 T log2 K + RWLock").value().n())
        .as("the fewer of the two maps'")
        .isEqualTo(2);
  }

  private static ClaimVerdict.Figure figure(ClaimVerdict v, String model) {
    return v.figures().stream().filter(f -> f.what().contains(model)).findFirst().orElseThrow();
  }

  /** A cell of fewer forks counts where a model rests on it, and not where it does not. */
  @Test
  void theFewestBlocksAreThoseOfCellsThatAModelRestsOn() {
    PlantedCosts.Law law = PlantedCosts.formula(0.85);
    PlantedCosts many = new PlantedCosts(1, 3, 0.03).keys(1 << 10, 1 << 14).writes(5);
    List<CostCell> cells = new ArrayList<>(many.threads(1, 2, 4).of("ReadDirtyMap", law).cells());
    cells.addAll(
        new PlantedCosts(2, 2, 0.03)
            .keys(1 << 17)
            .writes(5)
            .threads(2)
            .of("ReadDirtyMap", law)
            .cells());
    CostCells locked = many.threads(4).of("RWLock", law);
    ClaimVerdict v = verdict(new CostCells("ReadDirtyMap", "17", cells, 0), locked, 64);
    assertThat(figure(v, "0.85 T log2 K + own base").value().n()).isEqualTo(2);
    assertThat(figure(v, "0.85 T log2 K + RWLock").what())
        .isEqualTo("median off by, 0.85 T log2 K + RWLock, 2 cells");
    assertThat(figure(v, "0.85 T log2 K + RWLock").value().n()).isEqualTo(3);
  }

  @Test
  void anotherConstantIsRefuted() {
    ClaimVerdict v = verdict(new PlantedCosts(1, 5, 0.03), PlantedCosts.formula(8.5), 64);
    assertThat(v.verdict()).isEqualTo(REFUTED);
    assertThat(v.reason()).contains("off by more than the rule allows");
  }

  @Test
  void aLinearRivalThatDoesBetterRefutes() {
    ClaimVerdict v =
        verdict(new PlantedCosts(1, 5, 0.01).threads(1, 2, 4, 8), (t, k, w) -> 300 + w, 64);
    assertThat(v.verdict()).isEqualTo(REFUTED);
    assertThat(v.reason()).contains("the linear model does better").doesNotContain("off by more");
  }

  /** On those threads at 1024 keys; and oversubscribed, at 4096, where the formula is exact. */
  private static CostCells almostUnrivalled(Integer... threads) {
    PlantedCosts.Law law =
        (t, k, w) ->
            t == 16 ? 100 + 0.85 * 16 * 12 : 100 * Math.pow(t, Math.log(1.05) / Math.log(2));
    PlantedCosts planted = new PlantedCosts(1, 5, 0.01).writes(5);
    List<CostCell> cells =
        new ArrayList<>(planted.threads(threads).keys(1 << 10).of("ReadDirtyMap", law).cells());
    cells.addAll(planted.threads(16).keys(1 << 12).of("ReadDirtyMap", law).cells());
    return new CostCells("ReadDirtyMap", "17", cells, 0);
  }

  @Test
  void aRivalThatPredictsTooFewCellsDecidesNothing() {
    ClaimVerdict v = verdict(almostUnrivalled(1, 2, 4, 8), 8);
    assertThat(v.reason())
        .startsWith(
            "4 cells predicted by 0.85 T log2 K + own base; the linear model could predict only 3"
                + " of these cells");
    assertThat(v.verdict()).isEqualTo(INCONCLUSIVE);
    ClaimVerdict enough = verdict(almostUnrivalled(1, 2, 3, 4, 8), 8);
    assertThat(enough.reason())
        .isEqualTo("5 cells predicted by 0.85 T log2 K + own base; the linear model does better");
    assertThat(enough.verdict()).isEqualTo(REFUTED);
  }

  @Test
  void oneForkEachOrTooMuchNoiseOrNoRivalLeavesItOpen() {
    ClaimVerdict alone = verdict(new PlantedCosts(1, 1, 0.03), PlantedCosts.formula(0.85), 64);
    assertThat(alone.verdict()).isEqualTo(INCONCLUSIVE);
    assertThat(alone.reason()).contains("measure a second");
    ClaimVerdict noisy = verdict(new PlantedCosts(1, 2, 0.3), PlantedCosts.formula(0.85), 64);
    assertThat(noisy.verdict()).isEqualTo(INCONCLUSIVE);
    assertThat(noisy.reason()).contains("an interval holds its threshold");
    // Threads 1 and 64 on either side of the CPUs: nothing is left to fit a rival to.
    ClaimVerdict unrivalled =
        verdict(
            new PlantedCosts(1, 5, 0.03).threads(1, 64).keys(1 << 10, 1 << 14),
            PlantedCosts.formula(0.85),
            2);
    assertThat(unrivalled.verdict()).isEqualTo(INCONCLUSIVE);
    assertThat(unrivalled.reason()).contains("the linear model could predict none");
    assertThat(unrivalled.notes())
        .anySatisfy(n -> assertThat(n).contains("4 of 8 cells oversubscribed"));
  }

  @Test
  void whatItNeedsIsNamed() {
    PlantedCosts.Law law = PlantedCosts.formula(0.85);
    ClaimVerdict noBase = verdict(new PlantedCosts(1, 2, 0.03).threads(2, 4), law, 64);
    assertThat(noBase.verdict()).isEqualTo(NOT_IN_RUN);
    assertThat(noBase.reason())
        .startsWith(
            "no cell on one thread, which the extra is counted from; only 12"
                + " cells: threads 2, 4; keys ");
    assertThat(verdict(new PlantedCosts(1, 2, 0.03).keys(1024), law, 64).reason())
        .startsWith("only 10 cells: threads 1, 2, 4, 8, 16; keys 1024; ")
        .endsWith("two counts of each are needed");
    assertThat(
            verdict(new PlantedCosts(1, 2, 0.03).threads(1, 2).keys(1024, 4096).writes(5), law, 64)
                .reason())
        .isEqualTo("only 3 cells to predict, 4 are needed");
    assertThat(verdict(new CostCells("ReadDirtyMap", "17", List.of(), 3), 64).reason())
        .contains("ReadDirtyMap was measured in no cell of updates");
  }
}
