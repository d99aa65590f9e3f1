package watershed.report.html;

import java.util.ArrayList;
import java.util.List;
import watershed.analysis.Estimate;

/**
 * How far an axis goes: far enough for all values, and for their intervals as long as these leave
 * the values apart. Two forks can have an interval a hundred times as long as their mean.
 */
final class Extent {
  /** The end of an axis from 0, by the largest value. */
  private static final double ROOM = 2.5;

  /** Likewise as a factor, where equal factors are equally far apart. */
  private static final double FACTOR = 16;

  private double least = Double.POSITIVE_INFINITY;
  private double most = Double.NEGATIVE_INFINITY;
  private final List<Estimate.Interval> intervals = new ArrayList<>();

  /** A value that has a place. */
  void value(double value) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }

  /** An interval that is to be drawn. */
  void interval(Estimate.Interval interval) {
    intervals.add(interval);
  }

  /** How many intervals end beyond the axis that {@link #of} gives. */
  int beyond(Ruler ruler) {
    double low = low(ruler);
    double high = high(ruler);
    return (int) intervals.stream().filter(i -> i.high() > high || below(ruler, i, low)).count();
  }

  /** What reaches 0 has an arrow anyhow where 0 has no place. */
  private static boolean below(Ruler ruler, Estimate.Interval interval, double low) {
    return interval.low() < low && (!ruler.log() || interval.low() > 0);
  }

  /** The largest value. */
  double most() {
    return most;
  }

  /** The axis with the ends that it needs; without any where the data may say. */
  Ruler of(Ruler ruler) {
    if (ruler.from() != null || ruler.to() != null || beyond(ruler) == 0) {
      return ruler;
    }
    double low = low(ruler);
    double high = high(ruler);
    boolean under = intervals.stream().anyMatch(i -> below(ruler, i, low));
    boolean over = intervals.stream().anyMatch(i -> i.high() > high);
    return new Ruler(ruler.name(), ruler.scale(), under ? low : null, over ? high : null);
  }

  private double low(Ruler ruler) {
    return ruler.log() ? ruler.power(least / FACTOR, false) : -reach(ruler);
  }

  private double high(Ruler ruler) {
    return ruler.log() ? ruler.power(most * FACTOR, true) : reach(ruler);
  }

  /** How far from 0 an axis goes that is not logarithmic: a round number. */
  private double reach(Ruler ruler) {
    double far = ROOM * Math.max(Math.abs(least), Math.abs(most));
    if (ruler.scale() == Ruler.Scale.ORDER || far == 0) {
      return Double.POSITIVE_INFINITY;
    }
    double step = Math.pow(10, Math.floor(Math.log10(far)));
    return Math.ceil(far / step) * step;
  }
}
