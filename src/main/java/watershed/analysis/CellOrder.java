package watershed.analysis;

import java.util.Comparator;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeSet;
import watershed.record.Cell;

/** The order in which people expect cells: 5 before 100, one thread before two. */
public final class CellOrder {
  /** Values as numbers where both are, else as text. */
  public static final Comparator<String> VALUES = CellOrder::compareValues;

  /** By experiment, parameters in order of their names, then threads. */
  public static final Comparator<Cell> NATURAL =
      Comparator.comparing(Cell::experiment)
          .thenComparing(Cell::params, CellOrder::compareParams)
          .thenComparingInt(Cell::threads);

  private CellOrder() {}

  /** The number that a value stands for; empty where it stands for none. */
  public static OptionalDouble number(String value) {
    try {
      double number = Double.parseDouble(value);
      return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  private static int compareValues(String a, String b) {
    OptionalDouble x = number(a);
    OptionalDouble y = number(b);
    if (x.isPresent() && y.isPresent()) {
      int order = Double.compare(x.getAsDouble(), y.getAsDouble());
      return order != 0 ? order : a.compareTo(b);
    }
    // Numbers come before words, so that the order is one.
    return x.isPresent() != y.isPresent() ? (x.isPresent() ? -1 : 1) : a.compareTo(b);
  }

  private static int compareParams(SortedMap<String, String> a, SortedMap<String, String> b) {
    TreeSet<String> names = new TreeSet<>(a.keySet());
    names.addAll(b.keySet());
    for (String name : names) {
      int order = VALUES.compare(get(a, name), get(b, name));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static String get(Map<String, String> params, String name) {
    return params.getOrDefault(name, "");
  }
}
