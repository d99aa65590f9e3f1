package watershed.analysis;

import java.util.ArrayList;
import java.util.List;
import watershed.record.Axis;
import watershed.record.Slice;

/**
 * How a slice's axis becomes the coordinate x that curves are drawn over: √(w/100) for shares of
 * writes (METHOD, Crossover 3), log2 for keys and threads, scaled so that the slice's range is 0 to
 * 1.
 */
final class AxisScale {
  /** Least share of writes that is fitted: read-only jumps (METHOD, Crossover 2). */
  static final double LEAST_WRITES = 1;

  private final Slice slice;
  private final double start;
  private final double span;

  AxisScale(Slice slice) {
    this.slice = slice;
    List<Double> values = slice.values();
    this.start = log2(values.get(0));
    this.span = log2(values.get(values.size() - 1)) - start;
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }

  /** Coordinate of a value. */
  double x(double value) {
    return slice.axis() == Axis.WRITES ? Math.sqrt(value / 100) : (log2(value) - start) / span;
  }

  /** Value of a coordinate. */
  double value(double x) {
    return slice.axis() == Axis.WRITES ? 100 * x * x : Math.pow(2, start + span * x);
  }

  /** Half of an interval's width, in points of writes or doublings of keys or threads. */
  double half(double low, double high) {
    return slice.axis() == Axis.WRITES ? (high - low) / 2 : log2(high / low) / 2;
  }

  /**
   * The stretches that are fitted or judged apart from one another. The read-only cell is in none;
   * more threads than CPUs and fewer are never in one.
   */
  List<Stretch> stretches(int cpus) {
    List<Stretch> stretches = new ArrayList<>();
    switch (slice.axis()) {
      case WRITES ->
          stretches.add(
              Stretch.of(slice.values().stream().filter(w -> w >= LEAST_WRITES).toList()));
      case KEYS -> stretches.add(Stretch.of(slice.values()));
      case THREADS -> {
        stretches.add(Stretch.of(slice.values().stream().filter(t -> t <= cpus).toList()));
        stretches.add(Stretch.of(slice.values().stream().filter(t -> t > cpus).toList()));
      }
    }
    stretches.removeIf(stretch -> stretch.values().isEmpty());
    return stretches;
  }
}
