package watershed.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import watershed.analysis.CellOrder;
import watershed.record.Cell;
import watershed.report.View;

/** Which cells of an experiment belong into one picture. */
final class Places {
  /** Names the number of threads where a parameter is asked for. */
  static final String THREADS = "threads";

  private Places() {}

  /** A cell on a JDK. */
  record Place(View view, Cell cell, String jdk) {
    /** The experiment, the cell and the JDK, in one line. */
    String title() {
      return name(view) + ": " + view.label(cell) + "; JDK " + jdk;
    }
  }

  /**
   * Cells that differ in one number alone.
   *
   * @param held what they share, without that number
   * @param points by the number
   */
  record Line(View view, Cell held, SortedMap<Double, Cell> points, String jdk) {
    String title(String axis) {
      String others = axis.equals(THREADS) ? params() : view.label(held);
      return name(view) + (others.isEmpty() ? "" : ": " + others) + "; JDK " + jdk;
    }

    private String params() {
      List<String> parts = new ArrayList<>();
      held.params().forEach((name, value) -> parts.add(name + "=" + value));
      return String.join(", ", parts);
    }
  }

  /** {@code 2.3 Contention}. */
  static String name(View view) {
    String section = view.info().section();
    return section.isEmpty() ? view.info().name() : section + " " + view.info().name();
  }

  /** Every cell on every JDK. */
  static List<Place> all(View view) {
    List<Place> places = new ArrayList<>();
    for (Cell cell : view.cells()) {
      view.jdks().forEach(jdk -> places.add(new Place(view, cell, jdk)));
    }
    return places;
  }

  /** Lines of two cells or more along a parameter that is a number, or along the threads. */
  static List<Line> along(View view, String axis) {
    Map<Cell, SortedMap<Double, Cell>> lines = new TreeMap<>(CellOrder.NATURAL);
    boolean threads = axis.equals(THREADS);
    for (Cell cell : view.cells()) {
      OptionalDouble at =
          threads
              ? OptionalDouble.of(cell.threads())
              : CellOrder.number(cell.params().getOrDefault(axis, ""));
      if (at.isPresent()) {
        Map<String, String> params = new TreeMap<>(cell.params());
        params.remove(axis);
        Cell held = Cell.of(cell.experiment(), params, threads ? 0 : cell.threads());
        lines.computeIfAbsent(held, k -> new TreeMap<>()).put(at.getAsDouble(), cell);
      }
    }
    List<Line> result = new ArrayList<>();
    lines.forEach(
        (held, points) -> {
          if (points.size() > 1) {
            view.jdks().forEach(jdk -> result.add(new Line(view, held, points, jdk)));
          }
        });
    return result;
  }
}
