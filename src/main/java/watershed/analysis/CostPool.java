package watershed.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Errors as measured, and as redrawn, of one model in all bands and ways of leaving out, and the
 * cells that they rest on.
 */
final class CostPool {
  private final List<double[]> measured = new ArrayList<>();
  private final List<List<double[]>> redrawn = new ArrayList<>();
  private final Set<CostCell> predicted = new LinkedHashSet<>();
  private final Set<CostCell> used = new LinkedHashSet<>();

  /**
   * Adds those of a band and way of leaving out.
   *
   * @param cells of the band
   * @param errors of each of them as measured; NaN where it was not predicted
   * @param again the same as redrawn
   * @param more cells that a prediction takes besides those of the band it is fitted to
   * @param fitted whether it is fitted to cells of the band
   */
  void add(
      List<CostCell> cells,
      double[] errors,
      List<double[]> again,
      List<CostCell> more,
      boolean fitted) {
    measured.add(errors);
    redrawn.add(again);
    List<CostCell> told = new ArrayList<>();
    for (int i = 0; i < errors.length; i++) {
      if (!Double.isNaN(errors[i])) {
        told.add(cells.get(i));
      }
    }
    predicted.addAll(told);
    used.addAll(told);
    if (fitted && !told.isEmpty()) {
      used.addAll(cells);
    }
    more.stream().filter(c -> !told.isEmpty()).forEach(used::add);
  }

  /** Number of cells that were predicted, each once, in whichever way of leaving out. */
  int cells() {
    return predicted.size();
  }

  /** The fewest blocks of a cell that was predicted, or that a prediction rests on. */
  int blocks() {
    return CostCells.blocks(used);
  }

  /** The median over all predictions; null where there is none. */
  @Nullable Estimate median(int draws) {
    List<double[]> again = new ArrayList<>();
    for (int r = 0; r < draws; r++) {
      again.add(CrossValidation.predicted(joined(r)));
    }
    return CrossValidation.estimate(
        CrossValidation.predicted(joined()), again, CrossValidation.quantile(0.5), blocks());
  }

  /** This median less that of another, over what both predicted; null where that is nothing. */
  @Nullable Estimate over(CostPool other, int draws) {
    double value = CrossValidation.medianDifference(joined(), other.joined());
    if (Double.isNaN(value)) {
      return null;
    }
    double[] again = new double[draws];
    for (int r = 0; r < draws; r++) {
      again[r] = CrossValidation.medianDifference(joined(r), other.joined(r));
    }
    return CrossValidation.interval(value, again, Math.min(blocks(), other.blocks()));
  }

  private double[] joined() {
    return join(measured);
  }

  private double[] joined(int draw) {
    return join(redrawn.stream().map(r -> r.get(draw)).toList());
  }

  private static double[] join(List<double[]> parts) {
    return parts.stream().flatMapToDouble(Arrays::stream).toArray();
  }
}
