package watershed.report.html;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import watershed.analysis.Estimate;
import watershed.report.ReportParts;

/**
 * How much of a chart's figures is drawn: counts what its axes have no place for, such as 0 where
 * one is logarithmic, and the values that have no interval.
 */
final class Coverage {
  private final String axis;
  private final String counted;
  private final Set<String> open = new LinkedHashSet<>();
  private int fewest = 2;
  private int values;
  private int intervals;
  private int estimates;
  private int few;
  private int without;
  private boolean ranged;

  /**
   * Starts at none.
   *
   * @param log whether one of the axes is logarithmic
   * @param counted what {@link Estimate#n()} counts, such as {@code fork}
   */
  Coverage(boolean log, String counted) {
    this.axis = log ? "a log axis" : "the axis";
    this.counted = counted;
  }

  /** Says how many replicates an interval takes where that is not 2; before the first estimate. */
  void fewest(int replicates) {
    fewest = replicates;
  }

  /** One more value without a place. */
  void value() {
    values++;
  }

  /** One more interval without a place, of a value that itself has one. */
  void interval() {
    intervals++;
  }

  /**
   * One more estimate whose value has a place.
   *
   * @param of what it is called where a reader is told of it
   * @return how much of its interval has a place; {@link Ruler.Reach#NONE} where it has none
   */
  Ruler.Reach estimate(String of, Estimate value, Ruler ruler) {
    estimates++;
    Estimate.Interval interval = value.interval();
    if (interval == null) {
      if (value.n() < fewest) {
        few++;
      } else {
        without++;
      }
      return Ruler.Reach.NONE;
    }
    Ruler.Reach reach = ruler.reach(interval);
    ranged |= reach != Ruler.Reach.NONE;
    if (reach == Ruler.Reach.OPEN) {
      open.add(of);
    } else if (reach == Ruler.Reach.NONE) {
      intervals++;
    }
    return reach;
  }

  /** Whether any estimate has its interval drawn. */
  boolean ranged() {
    return ranged;
  }

  /**
   * What a reader is told.
   *
   * @param beyond how many intervals end beyond the axis
   */
  List<String> notes(int beyond) {
    List<String> notes = new ArrayList<>();
    if (beyond > 0) {
      notes.add(
          ReportParts.count(beyond, "interval")
              + (beyond == 1 ? " ends" : " end")
              + " beyond the picture, where an arrow says so: it would leave no room to tell the"
              + " values apart. Tips and the table have it whole.");
    }
    if (values > 0) {
      notes.add(
          ReportParts.count(values, "value")
              + (values == 1 ? " has" : " have")
              + " no place on "
              + axis
              + alone(values));
    }
    if (intervals > 0) {
      notes.add(
          ReportParts.count(intervals, "interval")
              + (intervals == 1 ? " reaches" : " reach")
              + " beyond what has a place on "
              + axis
              + alone(intervals));
    }
    if (!open.isEmpty()) {
      notes.add(
          "Intervals that reach 0, which has no place on "
              + axis
              + ", end there in an arrow: of "
              + String.join(", ", open)
              + ".");
    }
    if (few > 0) {
      notes.add(
          missing(few)
              + ": "
              + (fewest == 2 ? "one " + counted : "it takes " + ReportParts.count(fewest, counted))
              + ".");
    }
    if (without > 0) {
      notes.add(missing(without) + ".");
    }
    return notes;
  }

  private String missing(int n) {
    return n
        + " of "
        + ReportParts.count(estimates, "value")
        + (n == 1 ? " has" : " have")
        + " no interval";
  }

  private static String alone(int n) {
    return (n == 1 ? " and stands" : " and stand") + " in the table alone.";
  }
}
