package watershed.analysis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import watershed.analysis.Decision.Certainty;
import watershed.record.Axis;

/**
 * A stretch of an axis in which one answer will do.
 *
 * @param label the stretch in words
 * @param designs any of which will do everywhere in it; where not settled, those that may be best
 * @param settled whether the rows in it are
 */
record FlowStretch(String label, SortedSet<String> designs, boolean settled) {
  /** Limits between designs are estimates. */
  private static final MathContext COARSE = new MathContext(2);

  private record Part(List<Decision> rows, SortedSet<String> designs) {
    Decision first() {
      return rows.get(0);
    }

    Decision last() {
      return rows.get(rows.size() - 1);
    }

    boolean settled() {
      return first().certainty() != Certainty.INCONCLUSIVE;
    }
  }

  /**
   * The fewest stretches that the rows of a slice allow, in order.
   *
   * @param rows of one slice and JDK, in order of the axis
   */
  static List<FlowStretch> of(Axis axis, List<Decision> rows) {
    List<Part> parts = parts(rows);
    List<FlowStretch> stretches = new ArrayList<>();
    double from = 0;
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      boolean begins = i == 0 || !continues(parts.get(i - 1).last(), part.first());
      boolean ends = i + 1 == parts.size() || !continues(part.last(), parts.get(i + 1).first());
      from = begins ? part.first().from() : from;
      double to = ends ? part.last().to() : limit(axis, part, parts.get(i + 1));
      stretches.add(
          new FlowStretch(
              label(
                  axis,
                  part,
                  text(axis, from, i == 0 || parts.get(i - 1).first().readsOnly()),
                  text(axis, to, i + 1 == parts.size())),
              part.designs,
              part.settled()));
      from = EvenAxis.whole(axis) ? to + 1 : to;
    }
    return stretches;
  }

  /** Keeps what will do for as long as it does. */
  private static List<Part> parts(List<Decision> rows) {
    List<Part> parts = new ArrayList<>();
    for (Decision row : rows) {
      Part open = parts.isEmpty() ? null : parts.get(parts.size() - 1);
      if (open != null && continues(open.last(), row)) {
        SortedSet<String> both = new TreeSet<>(open.designs);
        both.retainAll(row.willDo());
        if (!both.isEmpty()) {
          List<Decision> longer = new ArrayList<>(open.rows);
          longer.add(row);
          parts.set(parts.size() - 1, new Part(longer, both));
          continue;
        }
      }
      parts.add(new Part(List.of(row), row.willDo()));
    }
    return parts;
  }

  /** Whether one answer may hold for both, if there is one. */
  private static boolean continues(Decision before, Decision row) {
    double reach = EvenAxis.whole(row.slice().axis()) ? 1 : 0;
    return joined(before, row, reach)
        && before.oversubscribed() == row.oversubscribed()
        && before.certainty() != Certainty.INCONCLUSIVE
        && row.certainty() != Certainty.INCONCLUSIVE;
  }

  /**
   * The last value of a part: the middle of the rows in which the next one's designs will do too.
   */
  private static double limit(Axis axis, Part part, Part next) {
    double end = part.last().to();
    double start = end;
    for (int i = part.rows.size() - 1; i > 0; i--) {
      Decision row = part.rows.get(i);
      if (!row.willDo().containsAll(next.designs)) {
        break;
      }
      start = row.from();
    }
    double middle = start == end ? end : EvenAxis.between(axis, start, end);
    return EvenAxis.whole(axis) ? Math.floor(middle) : middle;
  }

  private static String label(Axis axis, Part part, String low, String high) {
    if (part.first().readsOnly()) {
      return "0 % (reads only)";
    }
    boolean crowded = axis == Axis.THREADS && part.first().oversubscribed();
    return (low.equals(high) ? low : low + " to " + high)
        + unit(axis)
        + (crowded ? " (oversubscribed)" : "");
  }

  /** From where to where the rows of a slice reach, gaps left out. */
  static String extent(Axis axis, List<Decision> rows) {
    List<String> pieces = new ArrayList<>();
    double reach = EvenAxis.whole(axis) ? 1 : 0;
    for (int i = 0; i < rows.size(); i++) {
      int start = i;
      while (i + 1 < rows.size() && joined(rows.get(i), rows.get(i + 1), reach)) {
        i++;
      }
      String from = text(axis, rows.get(start).from(), true);
      String to = text(axis, rows.get(i).to(), true);
      pieces.add(from.equals(to) ? from : from + " to " + to);
    }
    return String.join(" and ", pieces) + unit(axis);
  }

  private static boolean joined(Decision row, Decision next, double reach) {
    return !row.readsOnly() && next.from() <= row.to() + reach;
  }

  private static String unit(Axis axis) {
    return axis == Axis.WRITES ? " %" : "";
  }

  /** Ends of what was measured as they are, limits between designs to two digits. */
  private static String text(Axis axis, double value, boolean exact) {
    BigDecimal number = BigDecimal.valueOf(value);
    boolean coarse = !exact && axis != Axis.THREADS;
    return (coarse ? number.round(COARSE) : number).stripTrailingZeros().toPlainString();
  }
}
