package watershed.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import watershed.analysis.ClaimVerdict.Figure;
import watershed.analysis.ClaimVerdict.Verdict;

/** Claim c: the formula of the extra cost, out of sample. */
final class FormulaClaim {
  private FormulaClaim() {}

  /** Judges the formula by what {@link CostModels} found of sync.Map's counterpart. */
  static ClaimVerdict verdict(ContentionCells data, CostModels models) {
    List<CostCell> cells = models.cells().cells();
    Estimate off = models.median().get(CostModel.FORMULA);
    String missing = missing(models.cells());
    if (off == null || !missing.isEmpty()) {
      return ClaimVerdict.notInRun(
          DocumentClaim.FORMULA.id(),
          data.jdk(),
          missing.isEmpty() ? tooFew(models.predictions(CostModel.FORMULA)) : missing);
    }
    Estimate over = models.overLinear();
    Estimate.@Nullable Interval offRange = off.interval();
    boolean rivalled = models.rivalled() >= ClaimThresholds.FORMULA_CELLS;
    Estimate.@Nullable Interval overRange = over == null || !rivalled ? null : over.interval();
    boolean offBeyond = offRange != null && offRange.low() > ClaimThresholds.FORMULA_OFF;
    boolean worse = overRange != null && overRange.low() > ClaimThresholds.FORMULA_WORSE;
    boolean offWithin = offRange != null && offRange.high() < ClaimThresholds.FORMULA_OFF;
    boolean notWorse = overRange != null && overRange.high() < ClaimThresholds.FORMULA_WORSE;
    Verdict verdict =
        offBeyond || worse
            ? Verdict.REFUTED
            : offWithin && notWorse ? Verdict.CONFIRMED : Verdict.INCONCLUSIVE;
    List<String> reasons = new ArrayList<>();
    reasons.add(
        Texts.count(models.predictions(CostModel.FORMULA), "cell")
            + " predicted by "
            + CostModel.FORMULA.label());
    if (offBeyond) {
      reasons.add("its median prediction is off by more than the rule allows");
    }
    if (worse) {
      reasons.add("the linear model does better");
    }
    if (verdict == Verdict.CONFIRMED) {
      reasons.add("close enough, and the linear model does no better");
    }
    if (verdict == Verdict.INCONCLUSIVE) {
      reasons.add(open(offRange, overRange, models.rivalled()));
    }
    String design = models.cells().design();
    CostCells port = data.costs(ContentionCells.ALGORITHM);
    List<String> notes = new ArrayList<>();
    notes.add(
        design.equals(port.design()) || port.cells().isEmpty()
            ? ContentionCells.stands(design)
            : design
                + " stands for sync.Map, for too little was measured of "
                + port.design()
                + ": "
                + missing(port));
    notes.addAll(data.oversubscribed(cells.stream().map(CostCell::threads).toList()));
    notes.add(
        "the extra is counted over the design's own cost on one thread at the fewest keys, the"
            + " kinder of two readings; over RWLock in the same cell stands beside it");
    notes.add(
        "cost is thread time: where threads wait for a CPU it grows with their number whatever the"
            + " map does, which is to the formula's good");
    return new ClaimVerdict(
        DocumentClaim.FORMULA.id(),
        data.jdk(),
        verdict,
        String.join("; ", reasons),
        figures(models, over),
        notes);
  }

  /** What the rule needs of a design and is not there; empty where all is. */
  static String missing(CostCells costs) {
    List<CostCell> cells = costs.cells();
    Collection<Integer> threads = CostCells.threads(cells);
    Collection<Integer> keys = CostCells.keys(cells);
    if (cells.isEmpty()) {
      return costs.design() + " was measured in no cell of updates of uniform keys";
    }
    if (!threads.contains(1)) {
      return "no cell on one thread, which the extra is counted from; only "
          + CostCells.text(cells);
    }
    if (threads.size() < 2 || keys.size() < 2) {
      return "only " + CostCells.text(cells) + ": two counts of each are needed";
    }
    // All are predicted but those that the extra is counted from.
    int predicted = cells.size() - costs.bases().size();
    return predicted < ClaimThresholds.FORMULA_CELLS ? tooFew(predicted) : "";
  }

  private static String tooFew(int predicted) {
    return "only "
        + Texts.count(predicted, "cell")
        + " to predict, "
        + ClaimThresholds.FORMULA_CELLS
        + " are needed";
  }

  private static String open(
      Estimate.@Nullable Interval off, Estimate.@Nullable Interval overRange, int rivalled) {
    if (off == null) {
      return "one fork in each cell gives no interval: measure a second";
    }
    if (overRange == null) {
      return "the linear model could predict "
          + (rivalled == 0 ? "none" : "only " + rivalled)
          + " of these cells, "
          + ClaimThresholds.FORMULA_CELLS
          + " are needed to compare: it takes three thread counts on one side of the CPUs, or three"
          + " key counts";
    }
    return "an interval holds its threshold: four times the forks halve it";
  }

  private static List<Figure> figures(CostModels models, @Nullable Estimate over) {
    List<Figure> figures = new ArrayList<>();
    for (CostModel model : CostModel.values()) {
      Estimate off = models.median().get(model);
      if (off != null) {
        int cells = models.predictions(model);
        String what = cells > 1 ? "median off by" : "off by";
        figures.add(
            new Figure(
                what + ", " + model.label() + ", " + Texts.count(cells, "cell"),
                off.map(Math::exp),
                "factor"));
      }
    }
    if (over != null) {
      figures.add(
          new Figure(
              "the formula's over the linear model's, " + Texts.count(models.rivalled(), "cell"),
              over.map(Math::exp),
              "factor"));
    }
    for (CostModels.Band band : models.bands()) {
      for (CostModels.Constant constant : band.constants()) {
        if (constant.name().equals(CostFit.C)) {
          figures.add(
              new Figure(
                  "fitted c, "
                      + constant.model().label()
                      + (band.oversubscribed() ? ", oversubscribed" : ", up to the CPUs"),
                  constant.value(),
                  "ns"));
        }
      }
    }
    return figures;
  }
}
