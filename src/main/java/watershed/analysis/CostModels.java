package watershed.analysis;

import java.util.ArrayList;
import java.util.Arrays;
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
 *     both ways of leaving out; models that predicted nothing are missing
 * @param predictions of the document's formula, by the first reading: number of cells
 * @param overLinear that model's median less the linear one's, over what both predicted; null where
 *     that is nothing
 * @param rivalled number of cells that both predicted, in either way of leaving out
 */
public record CostModels(
    CostCells cells,
    List<Band> bands,
    Map<CostModel, Estimate> median,
    int predictions,
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
  }

  /** Errors as measured, and as redrawn, of one model in all bands and ways of leaving out. */
  private static final class Pool {
    final List<double[]> measured = new ArrayList<>();
    final List<List<double[]>> redrawn = new ArrayList<>();

    void add(double[] errors, List<double[]> again) {
      measured.add(errors);
      redrawn.add(again);
    }

    double[] joined() {
      return join(measured);
    }

    double[] joined(int draw) {
      return join(redrawn.stream().map(r -> r.get(draw)).toList());
    }

    private static double[] join(List<double[]> parts) {
      return parts.stream().flatMapToDouble(Arrays::stream).toArray();
    }
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
    Map<CostModel, Pool> pools = new EnumMap<>(CostModel.class);
    List<Band> bands = new ArrayList<>();
    int predictions = 0;
    int rivalled = 0;
    for (boolean oversubscribed : new boolean[] {false, true}) {
      List<CostCell> within = cells.band(cpus, oversubscribed);
      if (within.isEmpty()) {
        continue;
      }
      List<CostPoint> seen = band(measured, cpus, oversubscribed);
      List<List<CostPoint>> again =
          redrawn.stream().map(draw -> band(draw, cpus, oversubscribed)).toList();
      int forks = CostCells.forks(within);
      List<Constant> constants = new ArrayList<>();
      List<Errors> errors = new ArrayList<>();
      if (models.contains(CostModel.FORMULA) && models.contains(CostModel.LINEAR)) {
        rivalled += CrossValidation.predictedByBoth(seen, CostModel.FORMULA, CostModel.LINEAR);
      }
      for (CostModel model : EnumSet.copyOf(models)) {
        constants.addAll(constants(model, seen, again, forks));
        for (CrossValidation.LeftOut leftOut : CrossValidation.LeftOut.values()) {
          double[] off = CrossValidation.errors(seen, model, leftOut);
          List<double[]> offAgain =
              again.stream().map(p -> CrossValidation.errors(p, model, leftOut)).toList();
          pools.computeIfAbsent(model, k -> new Pool()).add(off, offAgain);
          errors.add(errors(model, leftOut, seen, off, offAgain, forks));
          if (model == CostModel.FORMULA && leftOut == CrossValidation.LeftOut.THREADS) {
            predictions += CrossValidation.predicted(off).length;
          }
        }
      }
      bands.add(new Band(oversubscribed, within, constants, errors));
    }
    return pooled(cells, bands, pools, predictions, rivalled, redrawn.size());
  }

  private static List<CostPoint> band(List<CostPoint> points, int cpus, boolean oversubscribed) {
    return points.stream().filter(p -> p.threads() > cpus == oversubscribed).toList();
  }

  private static List<Constant> constants(
      CostModel model, List<CostPoint> seen, List<List<CostPoint>> again, int forks) {
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
                            forks))));
    return constants;
  }

  private static Errors errors(
      CostModel model,
      CrossValidation.LeftOut leftOut,
      List<CostPoint> seen,
      double[] off,
      List<double[]> offAgain,
      int forks) {
    double[] predicted = CrossValidation.predicted(off);
    List<double[]> again = offAgain.stream().map(CrossValidation::predicted).toList();
    return new Errors(
        model,
        leftOut == CrossValidation.LeftOut.THREADS ? "threads" : "keys",
        predicted.length,
        (int) seen.stream().filter(p -> !p.given()).count(),
        CrossValidation.estimate(predicted, again, CrossValidation.quantile(HALF), forks),
        CrossValidation.estimate(predicted, again, CrossValidation.quantile(NINETIETH), forks),
        predicted.length == 0 ? CrossValidation.reason(seen, model, leftOut) : "");
  }

  private static CostModels pooled(
      CostCells cells,
      List<Band> bands,
      Map<CostModel, Pool> pools,
      int predictions,
      int rivalled,
      int draws) {
    int forks = CostCells.forks(cells.cells());
    Map<CostModel, Estimate> median = new TreeMap<>();
    pools.forEach(
        (model, pool) -> {
          List<double[]> again = new ArrayList<>();
          for (int r = 0; r < draws; r++) {
            again.add(CrossValidation.predicted(pool.joined(r)));
          }
          Estimate estimate =
              CrossValidation.estimate(
                  CrossValidation.predicted(pool.joined()),
                  again,
                  CrossValidation.quantile(HALF),
                  forks);
          if (estimate != null) {
            median.put(model, estimate);
          }
        });
    return new CostModels(
        cells, bands, median, predictions, overLinear(pools, draws, forks), rivalled);
  }

  private static @Nullable Estimate overLinear(Map<CostModel, Pool> pools, int draws, int forks) {
    Pool formula = pools.get(CostModel.FORMULA);
    Pool linear = pools.get(CostModel.LINEAR);
    if (formula == null || linear == null) {
      return null;
    }
    double value = CrossValidation.medianDifference(formula.joined(), linear.joined());
    if (Double.isNaN(value)) {
      return null;
    }
    double[] again = new double[draws];
    for (int r = 0; r < draws; r++) {
      again[r] = CrossValidation.medianDifference(formula.joined(r), linear.joined(r));
    }
    return CrossValidation.interval(value, again, forks);
  }
}
