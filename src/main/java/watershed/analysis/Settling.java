package watershed.analysis;

import java.util.List;

/**
 * What would take the interval of an open figure off its threshold.
 *
 * @param says in words
 * @param blocks how many of them would, all in all; 0 where that can't be told
 */
record Settling(String says, int blocks) {
  /**
   * Part of the half-width within which an estimate is as good as at its threshold: 16 times the
   * blocks would have to be measured, and it would most likely have moved by more in the meantime.
   */
  private static final double AT_IT = 0.25;

  private static final double MOST_BLOCKS = 1e5;

  /** What says nothing of a number of blocks. */
  static Settling of(String says) {
    return new Settling(says, 0);
  }

  /**
   * How many blocks would take the interval off the nearest edge, if the figure is what it seems:
   * half-widths go down with the root of their number; what is bounded by 3/N of a count of 0 goes
   * down with the number itself.
   *
   * @param edges of the claimed side
   */
  static Settling of(Estimate value, List<Double> edges, boolean jumps) {
    Estimate.Interval interval = value.interval();
    int fewest = jumps ? CrossoverReading.FEWEST : 2;
    if (value.n() < fewest) {
      return new Settling(
          Texts.count(value.n(), "block")
              + " without an interval: measure "
              + (fewest - value.n())
              + " more",
          fewest);
    }
    if (!Double.isFinite(value.value())) {
      return of("no finite number comes out: something is no number, or is divided by 0");
    }
    if (interval == null) {
      return of("blocks scatter too much for an interval: more of them would tell");
    }
    if (jumps) {
      return of(
          "the step lies between values measured on either side of the threshold: more blocks, or"
              + " values nearer to it, would tell");
    }
    double edge = nearest(value.value(), edges);
    double distance = Math.abs(edge - value.value());
    double half =
        edge > value.value() ? interval.high() - value.value() : value.value() - interval.low();
    boolean none = value.value() == 0 && interval.low() == 0;
    double times = none ? half / distance : Math.pow(half / distance, 2);
    if ((!none && distance < AT_IT * half) || !(times * value.n() < MOST_BLOCKS)) {
      return of(
          "it is at its threshold as far as "
              + Texts.count(value.n(), "block")
              + " can tell: if it is, no number of them settles it");
    }
    int blocks = (int) Math.max(Math.ceil(times * value.n()), value.n() + 1.0);
    return new Settling(
        "about " + Texts.count(blocks, "block") + " in all would settle it, if it is what it seems",
        blocks);
  }

  private static double nearest(double value, List<Double> edges) {
    double nearest = edges.get(0);
    for (double edge : edges) {
      if (Math.abs(edge - value) < Math.abs(nearest - value)) {
        nearest = edge;
      }
    }
    return nearest;
  }
}
