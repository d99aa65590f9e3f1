package watershed.analysis;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Models of one design's cost, fitted, and tried on cells that they were not fitted to: all cells
 * of one thread count are left out at a time, then all of one key count. Cells on more threads than
 * there are CPUs are a band of their own and never fitted with the others.
 *
 * @param cells what was modelled
 * @param bands up to the CPUs, and oversubscribed; those that have cells
 * @param median by model: median of |ln(predicted/measured)| over all predictions of both bands and
 *     both ways of leaving out, with the fewest blocks of a cell that it rests on; models that
 *     predicted nothing are missing
 * @param predicted by model: number of cells that it predicted, each once; not the same of all, as
 *     each needs others to predict from
 * @param overLinear that model's median less the linear one's, over what both predicted; null where
 *     that is nothing
 * @param rivalled number of cells that both predicted, in either way of leaving out
 */
public record CostModels(
    CostCells cells,
    List<Band> bands,
    Map<CostModel, Estimate> median,
    Map<CostModel, Integer> predicted,
    @Nullable Estimate overLinear,
    int rivalled) {
  private static final double HALF = 0.5;
  private static final double NINETIETH = 0.9;

  /**
   * Cells that obey one law.
   *
   * @param oversubscribed whether they have more threads than there are CPUs
   * @param constants of the models fitted to all of them
   * @param errors of each model for each way of leaving out
   */
  public record Band(
      boolean oversubscribed,
      List<CostCell> cells,
      List<Constant> constants,
      List<Errors> errors) {}

  /** A fitted constant. */
  public record Constant(CostModel model, String name, Estimate value) {}

  /**
   * How far a model is off.
   *
   * @param leftOut {@code threads} or {@code keys}
   * @param predicted number of cells
   * @param tested number of cells that it could have predicted
   * @param median of |ln(predicted/measured)|; null where it predicted nothing
   * @param ninetieth percentile of the same
   * @param reason why it predicted nothing; empty where it did
   */
  public record Errors(
      CostModel model,
      String leftOut,
      int predicted,
      int tested,
      @Nullable Estimate median,
      @Nullable Estimate ninetieth,
      String reason) {}

  public CostModels {
    bands = List.copyOf(bands);
    median = Map.copyOf(median);
    predicted = Map.copyOf(predicted);
  }

  /**
   * Fits and tries models.
   *
   * @param cells of the design
   * @param locked of the read-write-locked map, for the second reading of the document's formula
   * @param cpus of the machine
   * @param models which
   * @param bootstrap how forks are redrawn
   */
  public static CostModels of(
      CostCells cells, CostCells locked, int cpus, Set<CostModel> models, Bootstrap bootstrap) {
    CostPoints points = new CostPoints(cells, locked, cpus);
    List<CostPoint> measured = points.measured();
    List<List<CostPoint>> redrawn = points.redrawn(bootstrap.seed(), bootstrap.resamples());
    Map<CostModel, CostPool> pools = new EnumMap<>(CostModel.class);
    List<Band> bands = new ArrayList<>();
    int rivalled = 0;
    for (boolean oversubscribed : new boolean[] {false, true}) {
      List<CostCell> within = cells.band(cpus, oversubscribed);
      if (within.isEmpty()) {
        continue;
      }
      List<CostPoint> seen = band(measured, cpus, oversubscribed);
      List<List<CostPoint>> again =
          redrawn.stream().map(draw -> band(draw, cpus, oversubscribed)).toList();
      int blocks = CostCells.blocks(within);
      List<Constant> constants = new ArrayList<>();
      List<Errors> errors = new ArrayList<>();
      if (models.contains(CostModel.FORMULA) && models.contains(CostModel.LINEAR)) {
        rivalled += CrossValidation.predictedByBoth(seen, CostModel.FORMULA, CostModel.LINEAR);
      }
      for (CostModel model : EnumSet.copyOf(models)) {
        constants.addAll(constants(model, seen, again, blocks));
        for (CrossValidation.LeftOut leftOut : CrossValidation.LeftOut.values()) {
          double[] off = CrossValidation.errors(seen, model, leftOut);
          List<double[]> offAgain =
              again.stream().map(p -> CrossValidation.errors(p, model, leftOut)).toList();
          pools
              .computeIfAbsent(model, k -> new CostPool())
              .add(within, off, offAgain, bases(model, cells, locked, within), model.fitted());
          errors.add(errors(model, leftOut, seen, off, offAgain, blocks));
        }
      }
      bands.add(new Band(oversubscribed, within, constants, errors));
    }
    return pooled(cells, bands, pools, rivalled, redrawn.size());
  }

  private static List<CostPoint> band(List<CostPoint> points, int cpus, boolean oversubscribed) {
    return points.stream().filter(p -> p.threads() > cpus == oversubscribed).toList();
  }

  /** The cells that the extra is counted from where a model predicts cells of a band. */
  private static List<CostCell> bases(
      CostModel model, CostCells cells, CostCells locked, List<CostCell> within) {
    return switch (model) {
      case FORMULA, FORMULA_FITTED -> cells.bases();
      case OVER_LOCKED, OVER_LOCKED_FITTED ->
          locked.cells().stream()
              .filter(c -> within.stream().anyMatch(c::samePlace))
              .filter(c -> cells.bases().stream().noneMatch(c::samePlace))
              .toList();
      case LINEAR, USL -> List.of();
    };
  }

  private static List<Constant> constants(
      CostModel model, List<CostPoint> seen, List<List<CostPoint>> again, int blocks) {
    List<Constant> constants = new ArrayList<>();
    List<Map<String, Double>> redrawn = again.stream().map(p -> model.fit(p).constants()).toList();
    model
        .fit(seen)
        .constants()
        .forEach(
            (name, value) ->
                constants.add(
                    new Constant(
                        model,
                        name,
                        CrossValidation.interval(
                            value,
                            redrawn.stream()
                                .filter(c -> c.containsKey(name))
                                .mapToDouble(c -> c.getOrDefault(name, Double.NaN))
                                .toArray(),
                            blocks))));
    return constants;
  }

  private static Errors errors(
      CostModel model,
      CrossValidation.LeftOut leftOut,
      List<CostPoint> seen,
      double[] off,
      List<double[]> offAgain,
      int blocks) {
    double[] predicted = CrossValidation.predicted(off);
    List<double[]> again = offAgain.stream().map(CrossValidation::predicted).toList();
    return new Errors(
        model,
        leftOut == CrossValidation.LeftOut.THREADS ? "threads" : "keys",
        predicted.length,
        (int) seen.stream().filter(p -> !p.given()).count(),
        CrossValidation.estimate(predicted, again, CrossValidation.quantile(HALF), blocks),
        CrossValidation.estimate(predicted, again, CrossValidation.quantile(NINETIETH), blocks),
        predicted.length == 0 ? CrossValidation.reason(seen, model, leftOut) : "");
  }

  private static CostModels pooled(
      CostCells cells, List<Band> bands, Map<CostModel, CostPool> pools, int rivalled, int draws) {
    Map<CostModel, Estimate> median = new TreeMap<>();
    Map<CostModel, Integer> predicted = new TreeMap<>();
    pools.forEach(
        (model, pool) -> {
          Estimate estimate = pool.median(draws);
          if (estimate != null) {
            median.put(model, estimate);
            predicted.put(model, pool.cells());
          }
        });
    CostPool formula = pools.get(CostModel.FORMULA);
    CostPool linear = pools.get(CostModel.LINEAR);
    Estimate over = formula == null || linear == null ? null : formula.over(linear, draws);
    return new CostModels(cells, bands, median, predicted, over, rivalled);
  }

  /** Number of cells that a model predicted, each once, in whichever way of leaving out. */
  int predictions(CostModel model) {
    return predicted.getOrDefault(model, 0);
  }
}
