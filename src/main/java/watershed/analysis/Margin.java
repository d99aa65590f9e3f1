package watershed.analysis;

import org.jspecify.annotations.Nullable;
import watershed.analysis.SliceFinding.Side;

/**
 * What a mean and a standard deviation of z say at one value of an axis.
 *
 * @param indifference largest |z| that does not matter, such as ln 1.03
 */
record Margin(double indifference) {
  /** Standard deviations to either side of the mean that hold 95 %. */
  static final double Z = 1.96;

  /**
   * Standard deviations from 0 at which it is certain who is better: 97.5 %, as for the intervals
   * of crossings, since the surest of many values is looked at.
   */
  static final double CERTAIN = 2.24;

  /**
   * Standard deviations from 0 at which a side is likely: 95 %, one-sided. Of ties that look better
   * on either side by chance fewer than one in twenty does so on both.
   */
  static final double LIKELY = 1.64;

  /** How far z may lie beyond 0 from its mean: 1.96·sd − |mean| (METHOD, Crossover 5). */
  static double straddle(double mean, double sd) {
    return Z * sd - Math.abs(mean);
  }

  /** Whether it is certain who is better. */
  static boolean certain(double mean, double sd) {
    return Math.abs(mean) > CERTAIN * sd;
  }

  /** Whether one is likely to be better, by more than does not matter. */
  boolean likely(double mean, double sd) {
    return Math.abs(mean) > Math.max(indifference, LIKELY * sd);
  }

  /** Whether taking the one that looks better costs too little to matter (METHOD, Crossover 4). */
  boolean enough(double mean, double sd) {
    return straddle(mean, sd) <= indifference;
  }

  /** Whether they are equal as far as it matters. */
  boolean equal(double mean, double sd) {
    return Math.abs(mean) + Z * sd <= indifference;
  }

  /** Who is better; null where that is open. */
  @Nullable Side side(double mean, double sd) {
    if (equal(mean, sd)) {
      return Side.INDIFFERENT;
    }
    if (certain(mean, sd)) {
      return mean > 0 ? Side.A : Side.B;
    }
    return enough(mean, sd) ? Side.INDIFFERENT : null;
  }
}
