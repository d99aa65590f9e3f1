package watershed.report.html;

import java.util.ArrayList;
import java.util.List;
import watershed.report.ReportParts;

/** Counts the figures that an axis has no place for, such as 0 where it is logarithmic. */
final class Unplaced {
  private final String axis;
  private int values;
  private int intervals;

  /**
   * Starts at none.
   *
   * @param log whether one of the axes is logarithmic
   */
  Unplaced(boolean log) {
    this.axis = log ? "a log axis" : "the axis";
  }

  /** One more value. */
  void value() {
    values++;
  }

  /** One more interval of a value that itself has a place. */
  void interval() {
    intervals++;
  }

  /** What a reader is told. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
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
    return notes;
  }

  private static String alone(int n) {
    return (n == 1 ? " and stands" : " and stand") + " in the table alone.";
  }
}
