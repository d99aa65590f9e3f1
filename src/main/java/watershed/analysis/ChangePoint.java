package watershed.analysis;

import java.util.Arrays;

/**
 * Where a sequence steps up, if it does: the step from one value to the next of which the climb of
 * the logarithm exceeds that of the ramp by the most, if by ln {@value CacheEdges#LEAST} at least
 * (the least climb that {@link CacheEdges} counts). The ramp is the median, by ln x, of the climbs
 * of all other steps, or a level where they fall. So a straight line in ln x has no step however
 * steep it is, nor has a level.
 */
final class ChangePoint {
  /** Where there is no step. */
  static final int NONE = 0;

  /** Where it can't be told, for a value is not above 0. */
  static final int UNKNOWN = -1;

  private ChangePoint() {}

  /**
   * Finds it.
   *
   * @param x where the values are, ascending; where one is not above 0, steps count as alike
   * @param values in that order, at least three
   * @return index of the first value after the step, from 1; else {@link #NONE} or {@link #UNKNOWN}
   */
  static int of(double[] x, double[] values) {
    int steps = values.length - 1;
    double[] lengths = new double[steps];
    double[] climbs = new double[steps];
    for (int i = 0; i < steps; i++) {
      if (!(values[i] > 0 && values[i + 1] > 0)) {
        return UNKNOWN;
      }
      lengths[i] = x[0] > 0 ? Math.log(x[i + 1] / x[i]) : 1;
      climbs[i] = Math.log(values[i + 1] / values[i]);
    }
    int best = NONE;
    double most = Math.log(CacheEdges.LEAST);
    for (int i = 0; i < steps; i++) {
      double beyond = climbs[i] - Math.max(0, ramp(climbs, lengths, i)) * lengths[i];
      if (beyond >= most && (best == NONE || beyond > most)) {
        most = beyond;
        best = i + 1;
      }
    }
    return best;
  }

  /** Median climb by length of all steps but one. */
  private static double ramp(double[] climbs, double[] lengths, int but) {
    double[] others = new double[climbs.length - 1];
    for (int i = 0, k = 0; i < climbs.length; i++) {
      if (i != but) {
        others[k++] = climbs[i] / lengths[i];
      }
    }
    Arrays.sort(others);
    int half = others.length / 2;
    return others.length % 2 == 1 ? others[half] : (others[half - 1] + others[half]) / 2;
  }
}
