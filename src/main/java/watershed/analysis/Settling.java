package watershed.analysis;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import watershed.analysis.ContentionCells.Gain;

/**
 * What would take the interval of an open figure off its threshold.
 *
 * @param says in words
 * @param blocks how many of them would, all in all; 0 where that can't be told
 */
record Settling(String says, int blocks) {
  /** An interval whose sides differ by less than this part of it was taken on the plain scale. */
  private static final double EVEN = 1e-6;

  /** What says nothing of a number of blocks. */
  static Settling of(String says) {
    return new Settling(says, 0);
  }

  /**
   * How many blocks would take the interval off the nearest edge, if the figure is what it seems.
   *
   * @param value {@link Estimate#sd()} is that of its blocks, on the scale that its interval was
   *     taken on; where it is not known, half-widths go down with the root of their number alone
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
    boolean none = value.value() == 0 && interval.low() == 0;
    int blocks =
        none
            ? ofNoEvent(interval.high(), edge, value.n())
            : blocks(value, interval, edge, edge > value.value());
    if (blocks == 0) {
      return of(
          "more than "
              + BlocksNeeded.MOST
              + " blocks in all would settle it: as far as "
              + Texts.count(value.n(), "block")
              + " can tell it is at its threshold, and if it is, no number of them settles it");
    }
    return new Settling(
        "about " + Texts.count(blocks, "block") + " in all would settle it, if it is what it seems",
        blocks);
  }

  private static int blocks(Estimate value, Estimate.Interval interval, double edge, boolean up) {
    DoubleUnaryOperator scale = scale(value.value(), interval, edge);
    double at = scale.applyAsDouble(value.value());
    double half = Math.abs(scale.applyAsDouble(up ? interval.high() : interval.low()) - at);
    int n = value.n();
    double freedom =
        Double.isNaN(value.sd())
            ? BlocksNeeded.NORMAL
            : BlocksNeeded.freedom(half * Math.sqrt(n) / value.sd(), n - 1.0, Estimate.LEVEL);
    double distance = Math.abs(scale.applyAsDouble(edge) - at);
    return BlocksNeeded.of(distance, half, n, freedom, Estimate.LEVEL);
  }

  /** The logarithm for what was computed there, as ratios and shares are. */
  private static DoubleUnaryOperator scale(double value, Estimate.Interval interval, double edge) {
    double above = interval.high() - value;
    double below = value - interval.low();
    boolean even = Math.abs(above - below) <= EVEN * (above + below);
    return even || interval.low() <= 0 || edge <= 0 ? DoubleUnaryOperator.identity() : Math::log;
  }

  /** What is bounded by 3/N of a count of 0 goes down with the number of blocks itself. */
  private static int ofNoEvent(double bound, double edge, int n) {
    double blocks = Math.max(Math.ceil(bound / Math.abs(edge) * n), n + 1.0);
    return blocks <= BlocksNeeded.MOST ? (int) blocks : 0;
  }

  /**
   * How many blocks would tell gains from 1: of the one that takes most of them.
   *
   * @param open gains that are not told from 1, at least one
   * @param level two-sided confidence that each is held to
   */
  static Settling ofGains(List<Gain> open, double level) {
    Gain hardest = null;
    int most = 0;
    for (Gain gain : open) {
      Ratio ratio = gain.ratio();
      if (!ratio.log().alone()) {
        double half = Estimate.t(ratio.df(), level) * ratio.se();
        int n = ratio.log().n();
        int blocks = BlocksNeeded.of(Math.abs(ratio.log().value()), half, n, ratio.df(), level);
        int rank = blocks == 0 ? Integer.MAX_VALUE : blocks;
        if (rank > most) {
          most = rank;
          hardest = gain;
        }
      }
    }
    if (hardest == null) {
      return new Settling("one block each gives no interval: measure 2 more of each", 3);
    }
    boolean beyond = most > BlocksNeeded.MOST;
    return new Settling(
        (beyond ? "more than " + BlocksNeeded.MOST + " blocks" : "about " + most + " blocks")
            + " in all of "
            + ContentionCells.label(hardest.cell())
            + " would tell the gain of "
            + hardest.design()
            + " over "
            + hardest.over()
            + " from 1, if it is what it seems",
        beyond ? 0 : most);
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
