package watershed.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import watershed.analysis.CellOrder;
import watershed.record.Cell;
import watershed.report.RunRecords;
import watershed.report.View;

/**
 * What more than half of the cells of an experiment share, so that a row need say only what differs
 * there.
 */
final class Usual {
  private final View view;
  private final Map<String, String> values = new TreeMap<>();

  /**
   * Finds it.
   *
   * @param view whose axis is never part of it
   */
  Usual(View view) {
    this.view = view;
    List<Cell> cells = view.cells();
    Set<String> names = new TreeSet<>();
    cells.forEach(cell -> names.addAll(cell.params().keySet()));
    names.remove(view.info().axis());
    names.remove(RunRecords.TASKS);
    for (String name : names) {
      Map<String, Long> counts =
          cells.stream()
              .map(cell -> cell.params().getOrDefault(name, ""))
              .collect(
                  Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
      counts.forEach(
          (value, count) -> {
            if (2 * count > cells.size() && !value.isEmpty()) {
              values.put(name, value);
            }
          });
    }
  }

  /** {@code keys=1024, mix=update}; empty for nothing. */
  String says() {
    return values.entrySet().stream()
        .map(value -> value.getKey() + "=" + value.getValue())
        .collect(Collectors.joining(", "));
  }

  /** What tells a cell from the usual one: its place on the axis, what differs, and its threads. */
  String label(Cell cell) {
    Map<String, String> own = new TreeMap<>(cell.params());
    String axis = view.info().axis();
    List<String> parts = new ArrayList<>();
    String at = own.remove(axis);
    if (at != null && !axis.equals(RunRecords.TASKS)) {
      parts.add(axis + "=" + at);
    }
    own.remove(RunRecords.TASKS);
    own.entrySet().removeAll(values.entrySet());
    own.forEach((name, value) -> parts.add(name + "=" + value));
    parts.add(view.crew(cell));
    return String.join(", ", parts);
  }

  /** The most usual first, then by threads, then in natural order. */
  Comparator<Cell> order() {
    return Comparator.comparingLong(this::differences)
        .thenComparing(Cell::threads)
        .thenComparing(CellOrder.NATURAL);
  }

  private long differences(Cell cell) {
    return values.entrySet().stream()
        .filter(value -> !value.getValue().equals(cell.params().get(value.getKey())))
        .count();
  }
}
