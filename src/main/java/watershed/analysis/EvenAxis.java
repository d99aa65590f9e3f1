package watershed.analysis;

import watershed.record.Axis;

/**
 * The scale on which an axis is even: the root of a share of writes, since most happens at small
 * ones (METHOD, Crossover 3), and the binary logarithm of a number of keys or threads.
 */
public final class EvenAxis {
  private EvenAxis() {}

  /**
   * Where a value lies on the scale.
   *
   * @param value in the axis' own unit; above 0 unless it is a share of writes
   */
  public static double scaled(Axis axis, double value) {
    return axis == Axis.WRITES ? Math.sqrt(value) : Math.log(value) / Math.log(2);
  }

  /** The value that lies there: the inverse of {@link #scaled}. */
  public static double unscaled(Axis axis, double scaled) {
    return axis == Axis.WRITES ? scaled * scaled : Math.pow(2, scaled);
  }

  /** The value halfway between two others on the scale. */
  static double between(Axis axis, double a, double b) {
    return unscaled(axis, (scaled(axis, a) + scaled(axis, b)) / 2);
  }

  /** Whether the axis counts something, so that only whole numbers lie on it. */
  static boolean whole(Axis axis) {
    return axis != Axis.WRITES;
  }
}
