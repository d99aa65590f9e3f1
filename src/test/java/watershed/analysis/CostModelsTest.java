package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import watershed.analysis.CostModels.Errors;

class CostModelsTest {
  private static final Set<CostModel> ALL = EnumSet.allOf(CostModel.class);
  private static final int MANY_CPUS = 64;

  private static CostModels models(CostCells cells, CostCells locked, int cpus) {
    return CostModels.of(cells, locked, cpus, ALL, new Bootstrap(1, 60));
  }

  private static CostModels models(CostCells cells) {
    return models(cells, PlantedCosts.NO_LOCKED, MANY_CPUS);
  }

  private static double median(CostModels models, CostModel model) {
    Estimate estimate = models.median().get(model);
    assertThat(estimate).as(model.label()).isNotNull();
    return estimate.value();
  }

  private static Estimate constant(CostModels models, CostModel model, String name) {
    return models.bands().get(0).constants().stream()
        .filter(c -> c.model() == model && c.name().equals(name))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private static Errors errors(CostModels models, CostModel model, String leftOut) {
    return models.bands().get(0).errors().stream()
        .filter(e -> e.model() == model && e.leftOut().equals(leftOut))
        .findFirst()
        .orElseThrow();
  }

  private static double median(Errors errors) {
    Estimate estimate = errors.median();
    assertThat(estimate).as(errors.reason()).isNotNull();
    return estimate.value();
  }

  @Test
  void theDocumentsFormulaWinsWhereItIsPlanted() {
    CostModels models = models(new PlantedCosts(1, 5, 0.03).of("Map", PlantedCosts.formula(0.85)));
    assertThat(median(models, CostModel.FORMULA)).isLessThan(0.03);
    assertThat(median(models, CostModel.FORMULA_FITTED)).isLessThan(0.03);
    assertThat(median(models, CostModel.LINEAR)).isGreaterThan(0.06);
    assertThat(constant(models, CostModel.FORMULA_FITTED, "c").value())
        .isCloseTo(0.85, within(.03));
    Estimate over = models.overLinear();
    assertThat(over).isNotNull();
    assertThat(over.interval()).isNotNull();
    assertThat(over.interval().high()).isNegative();
    assertThat(models.predictions(CostModel.FORMULA)).isEqualTo(28);
    assertThat(models.rivalled()).as("each once, not once for each way").isEqualTo(28);
  }

  @Test
  void anotherConstantIsFittedAndTheDocumentsOwnIsFarOff() {
    CostModels models = models(new PlantedCosts(2, 5, 0.03).of("Map", PlantedCosts.formula(4)));
    Estimate c = constant(models, CostModel.FORMULA_FITTED, "c");
    assertThat(c.value()).isCloseTo(4, within(0.1));
    assertThat(c.interval()).isNotNull();
    assertThat(c.interval().contains(4)).isTrue();
    assertThat(median(models, CostModel.FORMULA_FITTED)).isLessThan(0.03);
    assertThat(median(models, CostModel.FORMULA)).isGreaterThan(0.5);
  }

  @Test
  void theSecondReadingWinsWhereItIsPlanted() {
    PlantedCosts.Law lock = (t, k, w) -> 30 * Math.pow(t, 1.5) * (1 + w / 50);
    PlantedCosts.Law over = (t, k, w) -> lock.nanos(t, k, w) + 3 * t * Math.log(k) / Math.log(2);
    PlantedCosts planted = new PlantedCosts(3, 5, 0.03);
    CostModels models = models(planted.of("Map", over), planted.of("RWLock", lock), MANY_CPUS);
    assertThat(median(models, CostModel.OVER_LOCKED_FITTED)).isLessThan(0.04);
    assertThat(constant(models, CostModel.OVER_LOCKED_FITTED, "c").value())
        .isCloseTo(3, within(0.2));
    assertThat(median(models, CostModel.FORMULA_FITTED)).isGreaterThan(0.1);
  }

  @Test
  void theLinearModelWinsWhereItIsPlanted() {
    PlantedCosts.Law law =
        (t, k, w) ->
            Math.exp(
                3 + 0.2 * Math.log(t) / Math.log(2) + 0.1 * Math.log(k) / Math.log(2) + w / 100);
    CostModels models = models(new PlantedCosts(4, 5, 0.03).of("Map", law));
    assertThat(constant(models, CostModel.LINEAR, "threads").value()).isCloseTo(.2, within(.02));
    assertThat(constant(models, CostModel.LINEAR, "keys").value()).isCloseTo(.1, within(.01));
    assertThat(constant(models, CostModel.LINEAR, "writes").value()).isCloseTo(.01, within(.002));
    assertThat(constant(models, CostModel.LINEAR, "intercept").value()).isCloseTo(3, within(.1));
    double linear = median(models, CostModel.LINEAR);
    assertThat(linear).isLessThan(0.03);
    for (CostModel rival : EnumSet.of(CostModel.FORMULA, CostModel.FORMULA_FITTED)) {
      assertThat(median(models, rival)).as(rival.label()).isGreaterThan(2 * linear);
    }
  }

  @Test
  void gunthersLawWinsAlongTheThreadsWhereItIsPlanted() {
    PlantedCosts.Law law = (t, k, w) -> 1000 * t / new Usl(20, 0.1 + w / 500, 0.01).throughput(t);
    CostModels models =
        models(new PlantedCosts(5, 5, 0.03).threads(1, 2, 4, 8, 16, 32).of("Map", law));
    double usl = median(errors(models, CostModel.USL, "threads"));
    assertThat(usl).isLessThan(0.06);
    assertThat(median(errors(models, CostModel.LINEAR, "threads"))).isGreaterThan(2 * usl);
    assertThat(errors(models, CostModel.USL, "keys").reason())
        .isEqualTo("it predicts along the threads only");
  }

  @Test
  void theArithmeticIsThatOfAPocketCalculator() {
    PlantedCosts.Law law = (t, k, w) -> t == 1 ? 100 : t == 2 ? 130 : 180;
    CostCells cells =
        new PlantedCosts(1, 1, 0).threads(1, 2, 4).keys(1024).writes(5).of("Map", law);
    CostModels models = models(cells);
    // 100 + .85·2·10 = 117 for 130, 100 + .85·4·10 = 134 for 180.
    Errors fixed = errors(models, CostModel.FORMULA, "threads");
    assertThat(median(fixed))
        .isCloseTo((Math.log(130 / 117.0) + Math.log(180 / 134.0)) / 2, within(1e-9));
    assertThat(fixed.predicted()).isEqualTo(2);
    // Without 4 threads c = 30/20, so 160 for 180; without 2 c = 80/40, so 140 for 130.
    Errors fitted = errors(models, CostModel.FORMULA_FITTED, "threads");
    assertThat(median(fitted))
        .isCloseTo((Math.log(180 / 160.0) + Math.log(140 / 130.0)) / 2, within(1e-9));
    // (20·30/130² + 40·80/180²) / (20²/130² + 40²/180²)
    assertThat(constant(models, CostModel.FORMULA_FITTED, "c").value())
        .isCloseTo(1.838, within(1e-9));
    assertThat(constant(models, CostModel.FORMULA_FITTED, "c").alone()).isTrue();
  }

  @Test
  void bandsAreFittedApart() {
    PlantedCosts.Law law = (t, k, w) -> t > 4 ? 5000 * t : 20 + w;
    CostModels models =
        models(
            new PlantedCosts(6, 3, 0.01).threads(1, 2, 4, 8, 16, 32).of("Map", law),
            PlantedCosts.NO_LOCKED,
            4);
    assertThat(models.bands()).hasSize(2);
    assertThat(models.bands().get(0).oversubscribed()).isFalse();
    assertThat(median(errors(models, CostModel.LINEAR, "threads"))).isLessThan(0.1);
    Estimate perDoubling = constant(models, CostModel.LINEAR, "threads");
    assertThat(perDoubling.value()).isCloseTo(0, within(0.02));
    assertThat(models.bands().get(1).constants())
        .filteredOn(c -> c.name().equals("threads"))
        .singleElement()
        .satisfies(c -> assertThat(c.value().value()).isCloseTo(Math.log(2), within(0.02)));
  }

  @Test
  void whatCannotBeFittedSaysWhy() {
    PlantedCosts.Law law = PlantedCosts.formula(0.85);
    CostModels twoCounts = models(new PlantedCosts(1, 2, 0.03).threads(1, 2).of("Map", law));
    assertThat(errors(twoCounts, CostModel.USL, "threads").reason())
        .isEqualTo("no keys and writes are left with 3 thread counts");
    CostModels equalKeys = models(new PlantedCosts(1, 2, 0.03).keys(1024).of("Map", law));
    for (CostModel model : EnumSet.of(CostModel.FORMULA_FITTED, CostModel.LINEAR)) {
      assertThat(errors(equalKeys, model, "keys").reason())
          .isEqualTo("only 1 key count (1024), so too few are left");
    }
    assertThat(errors(equalKeys, CostModel.FORMULA, "keys").predicted()).isPositive();
    assertThat(errors(equalKeys, CostModel.OVER_LOCKED, "keys").reason())
        .isEqualTo("RWLock was not measured in these cells");
    CostModels oneCell =
        models(new PlantedCosts(1, 2, 0.03).threads(4).keys(1024).writes(5).of("Map", law));
    assertThat(errors(oneCell, CostModel.LINEAR, "threads").reason())
        .isEqualTo("only 1 thread count (4), so too few are left");
    assertThat(errors(oneCell, CostModel.FORMULA, "threads").reason())
        .isEqualTo("no cell on one thread to count the extra from");
    CostModels onlyBase =
        models(new PlantedCosts(1, 2, 0.03).threads(1).keys(1024).writes(5).of("Map", law));
    assertThat(errors(onlyBase, CostModel.FORMULA, "threads").reason())
        .isEqualTo("no cell to predict but those that the extra is counted from");
    assertThat(models(new CostCells("Map", "17", List.of(), 0)).bands()).isEmpty();
    assertThat(models(new CostCells("Map", "17", List.of(), 0)).median()).isEmpty();
  }

  @Test
  void confoundedThreadsAndKeysAreNotFitted() {
    List<CostCell> cells =
        List.of(2, 4, 8, 16, 32).stream()
            .map(t -> new CostCell(t, t * t, 5, List.of(3.0 + t, 3.1 + t)))
            .toList();
    CostModels models = models(new CostCells("Map", "17", cells, 0));
    assertThat(errors(models, CostModel.LINEAR, "threads").reason())
        .isEqualTo("threads, keys and writes do not vary independently of each other");
  }

  @Test
  void aPredictionBelowNothingIsHopelessNotInfinite() {
    // Over the locked map the extra is negative, and c with it.
    PlantedCosts planted = new PlantedCosts(1, 2, 0.001).threads(1, 2, 4, 8, 64);
    CostModels models =
        models(
            planted.of("Map", (t, k, w) -> t == 64 ? 1 : 10),
            planted.of("RWLock", (t, k, w) -> t == 64 ? 2 : 300 * t),
            MANY_CPUS);
    Estimate worst = errors(models, CostModel.OVER_LOCKED_FITTED, "threads").ninetieth();
    assertThat(worst).isNotNull();
    assertThat(worst.value()).isEqualTo(Math.log(1e6));
  }
}
