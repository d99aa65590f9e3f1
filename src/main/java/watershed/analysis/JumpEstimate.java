package watershed.analysis;

import java.util.ArrayList;
import java.util.List;
import watershed.analysis.BoundFigure.Term;

/**
 * A figure in which a step is looked for: no smooth function of what was measured. So blocks are
 * redrawn, and the interval reaches to the measured values on either side of each step.
 *
 * @param value with its interval; not a number where there is no step, and without an interval
 *     where blocks are too few or too many redrawn ones have none
 * @param stepless part of the redrawn blocks that have no step
 */
record JumpEstimate(Estimate value, double stepless) {
  private static final double TAIL = (1 - Estimate.LEVEL) / 2;

  static JumpEstimate of(BoundFigure bound, Propagation propagation, Bootstrap bootstrap) {
    Term term = bound.term();
    double value = term.of(propagation.means(), BoundFigure.MIDWAY);
    int n = propagation.blocks();
    if (n < CrossoverReading.FEWEST) {
      return new JumpEstimate(new Estimate(value, null, Double.NaN, n), Double.NaN);
    }
    List<Double> lows = new ArrayList<>();
    List<Double> highs = new ArrayList<>();
    List<double[]> redrawn = propagation.redrawn(bootstrap);
    int none = 0;
    for (double[] means : redrawn) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int sides = 0; sides < 1 << bound.trends(); sides++) {
        double at = term.of(means, sides);
        low = Math.min(low, at);
        high = Math.max(high, at);
      }
      none += bound.noStep(means) == null ? 0 : 1;
      if (Double.isFinite(low) && Double.isFinite(high)) {
        lows.add(low);
        highs.add(high);
      }
    }
    double stepless = (double) none / redrawn.size();
    if (!Double.isFinite(value) || lows.isEmpty() || stepless > TAIL) {
      return new JumpEstimate(new Estimate(value, null, Double.NaN, n), stepless);
    }
    double low = Math.min(value, sorted(lows)[(int) (TAIL * lows.size())]);
    double high = Math.max(value, sorted(highs)[highs.size() - 1 - (int) (TAIL * highs.size())]);
    return new JumpEstimate(
        new Estimate(value, new Estimate.Interval(low, high), Double.NaN, n), stepless);
  }

  private static double[] sorted(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  /** Whether redrawn blocks agree that there is no step. */
  boolean surelyNone() {
    return stepless >= 1 - TAIL;
  }

  /** Whether they agree that there is one. */
  boolean surelyOne() {
    return stepless <= TAIL;
  }
}
