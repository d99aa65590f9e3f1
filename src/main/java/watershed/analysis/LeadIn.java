package watershed.analysis;

import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import watershed.record.Calibration;

/** How much bias a calibrated lead-in may have left. */
public final class LeadIn {
  private LeadIn() {}

  /**
   * One-sided 95 % upper bound of the bias of the first position that is kept: the root mean square
   * over contenders of ln(score there / score of the last third), as a natural logarithm.
   *
   * <p>The k means of a position are normal about μ with variance σ² each, so the mean of their
   * squares less σ² estimates m = Σμ²/k with variance 2σ⁴/k + 4σ²m/k. The bound is the largest m
   * for which the recorded bias² is not below m − z·sd (Wilson's interval, JASA 22, 1927). σ² is
   * what the calibration took off; where it took off all, so that the recorded bias is 0, the
   * larger of that and (1+1/T)·Σx²/(T−1) over the T positions x of the last third, which differ by
   * noise alone.
   *
   * @return NaN where the scores of a position were not above 0, or it was not settled: then
   *     nothing stands still to be told from
   */
  public static double bound(Calibration c) {
    int k = c.relative().size();
    int tail = c.bias().size() / 3;
    if (!c.settled() || k == 0 || tail < 2) {
      return Double.NaN;
    }
    double squares = 0;
    double scatter = 0;
    for (List<Double> means : c.relative().values()) {
      squares += means.get(c.leadIns()) * means.get(c.leadIns()) / k;
      for (double x : means.subList(means.size() - tail, means.size())) {
        scatter += x * x * (1 + 1.0 / tail) / (tail - 1) / k;
      }
    }
    double bias = c.bias().get(c.leadIns());
    double noise = bias > 0 ? squares - bias * bias : Math.max(squares, scatter);
    double z = NormalDistribution.of(0, 1).inverseSurvivalProbability(1 - Estimate.LEVEL);
    double half = 2 * z * z * noise / k;
    double root = Math.sqrt(half * half + 2 * half * bias * bias + z * z * 2 * noise * noise / k);
    double m = bias * bias + half + root;
    return Double.isFinite(m) ? Math.sqrt(m) : Double.NaN;
  }
}
