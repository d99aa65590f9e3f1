package watershed.analysis;

/**
 * How many blocks it takes until Student's interval leaves out a value that it holds, if the
 * estimate and the scatter are what they seem.
 *
 * <p>The half-width is t·s/√n, and t falls with n as well: from 2 to 5 blocks the interval gets
 * seven times narrower, not 1.6 times. A block more of each cell gives at least one degree of
 * freedom more, so that many are counted on.
 */
final class BlocksNeeded {
  /** Advice to measure more than this is none. */
  static final int MOST = 1000;

  /** With so many degrees of freedom Student's distribution is the normal one. */
  static final double NORMAL = 1e6;

  private static final int HALVINGS = 60;

  private BlocksNeeded() {}

  /**
   * The fewest blocks, more than there are.
   *
   * @param distance of the estimate from the value, not below 0
   * @param half the half-width now, on the same scale
   * @param n blocks now
   * @param freedom degrees of freedom now
   * @param level two-sided confidence, in (0, 1)
   * @return 0 where more than {@link #MOST} would be needed
   */
  static int of(double distance, double half, int n, double freedom, double level) {
    double now = Estimate.t(freedom, level);
    int few = n;
    int enough = MOST;
    if (few >= enough || !(narrowed(half / now, n, freedom, level, enough) < distance)) {
      return 0;
    }
    while (enough - few > 1) {
      int middle = (few + enough) / 2;
      if (narrowed(half / now, n, freedom, level, middle) < distance) {
        enough = middle;
      } else {
        few = middle;
      }
    }
    return enough;
  }

  /** The half-width of so many blocks, where {@code error} is the standard error of n. */
  private static double narrowed(double error, int n, double freedom, double level, int blocks) {
    return Estimate.t(freedom + blocks - n, level) * error * Math.sqrt((double) n / blocks);
  }

  /**
   * The degrees of freedom that a quantile is of.
   *
   * @param t the quantile t((1+level)/2, freedom)
   * @param least that they can be
   * @return between {@code least} and {@link #NORMAL}
   */
  static double freedom(double t, double least, double level) {
    if (t >= Estimate.t(least, level)) {
      return least;
    }
    double low = least;
    double high = NORMAL;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = Math.sqrt(low * high);
      if (Estimate.t(middle, level) > t) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
