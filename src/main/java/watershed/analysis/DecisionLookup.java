package watershed.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import watershed.record.Axis;
import watershed.record.Cell;
import watershed.record.Slice;

/** Finds the row that covers a cell, or says what lies nearest to it. */
final class DecisionLookup {
  /** Distance of what is no number, such as another mix: farther than any number of keys. */
  private static final double OTHER = 100;

  /** Roots of percents that weigh as much as twice the keys or threads. */
  private static final double WRITES_PER_DOUBLING = 2;

  private final Cell cell;
  private final String jdk;

  private DecisionLookup(String jdk, Cell cell) {
    this.jdk = jdk;
    this.cell = cell;
  }

  static DecisionTable.Answer answer(DecisionTable table, String jdk, Cell cell) {
    List<Decision> rows =
        table.rows().stream()
            .filter(row -> row.slice().experiment().equals(cell.experiment()))
            .toList();
    if (rows.isEmpty()) {
      return refused("nothing decided of the experiment " + cell.experiment(), null);
    }
    DecisionLookup lookup = new DecisionLookup(jdk, cell);
    String open = lookup.open(rows);
    if (!open.isEmpty()) {
      return refused("not one cell: name " + open + " too", null);
    }
    List<Decision> found = rows.stream().filter(lookup::covers).toList();
    if (found.isEmpty()) {
      return lookup.refusal(rows);
    }
    Decision surest =
        found.stream().max(Comparator.comparingDouble(Decision::probability)).orElseThrow();
    return new DecisionTable.Answer(surest, "", null);
  }

  private static DecisionTable.Answer refused(String why, @Nullable Cell nearest) {
    return new DecisionTable.Answer(null, why, nearest);
  }

  private boolean covers(Decision row) {
    OptionalDouble at = at(row.slice());
    return row.jdk().equals(jdk)
        && (row.slice().axis() == Axis.THREADS || row.slice().threads() == cell.threads())
        && at.isPresent()
        && row.from() <= at.getAsDouble()
        && at.getAsDouble() <= row.to()
        && held(row.slice()).entrySet().stream()
            .allMatch(p -> same(p.getValue(), row.slice().params().get(p.getKey())));
  }

  /** Where on a slice's axis the cell would lie; empty where it does not say. */
  private OptionalDouble at(Slice slice) {
    if (slice.axis() == Axis.THREADS) {
      return OptionalDouble.of(cell.threads());
    }
    String text = cell.params().get(slice.axis().label());
    return text == null ? OptionalDouble.empty() : CellOrder.number(text);
  }

  /** The cell's parameters but the slice's axis. */
  private Map<String, String> held(Slice slice) {
    Map<String, String> held = new LinkedHashMap<>(cell.params());
    held.remove(slice.axis().label());
    return held;
  }

  private static boolean same(String a, @Nullable String b) {
    OptionalDouble x = CellOrder.number(a);
    return b != null && (a.equals(b) || (x.isPresent() && x.equals(CellOrder.number(b))));
  }

  /** Parameters that the cell does not name: an axis, or what is not the same in all slices. */
  private String open(List<Decision> rows) {
    Set<String> names = new TreeSet<>();
    for (Decision row : rows) {
      if (row.slice().axis() != Axis.THREADS) {
        names.add(row.slice().axis().label());
      }
      row.slice().params().keySet().stream()
          .filter(name -> rows.stream().map(r -> held(r, name)).distinct().count() > 1)
          .forEach(names::add);
    }
    names.removeAll(cell.params().keySet());
    return String.join(", ", names);
  }

  private static String held(Decision row, String name) {
    return row.slice().params().getOrDefault(name, "");
  }

  private DecisionTable.Answer refusal(List<Decision> rows) {
    Decision best = rows.stream().min(Comparator.comparingDouble(this::distance)).orElseThrow();
    Cell nearest = nearest(best);
    List<String> measured = new ArrayList<>();
    List<String> asked = new ArrayList<>();
    if (!best.jdk().equals(jdk)) {
      asked.add("JDK " + jdk);
    }
    if (nearest.threads() != cell.threads()) {
      asked.add(threads(cell.threads()));
    }
    cell.params()
        .forEach(
            (name, value) -> {
              if (!same(value, nearest.params().get(name))) {
                asked.add(name + "=" + value);
              }
            });
    measured.add("JDK " + best.jdk());
    measured.add(threads(nearest.threads()));
    nearest.params().forEach((name, value) -> measured.add(name + "=" + value));
    return refused(
        "not measured: "
            + String.join(", ", asked)
            + "; nearest measured is "
            + String.join(", ", measured),
        nearest);
  }

  private static String threads(int n) {
    return n + (n == 1 ? " thread" : " threads");
  }

  /** The cell of a row that is nearest to the one asked for. */
  private Cell nearest(Decision row) {
    double at = at(row.slice()).orElse(row.from());
    return row.slice().cell(Math.min(Math.max(at, row.from()), row.to()));
  }

  private double distance(Decision row) {
    Cell other = nearest(row);
    double distance = row.jdk().equals(jdk) ? 0 : OTHER;
    distance += doublings(cell.threads(), other.threads());
    for (Map.Entry<String, String> p : cell.params().entrySet()) {
      distance += distance(p.getKey(), p.getValue(), other.params().get(p.getKey()));
    }
    return distance;
  }

  private static double distance(String name, String asked, @Nullable String has) {
    if (same(asked, has)) {
      return 0;
    }
    OptionalDouble a = CellOrder.number(asked);
    OptionalDouble b = has == null ? OptionalDouble.empty() : CellOrder.number(has);
    if (a.isEmpty() || b.isEmpty()) {
      return OTHER;
    }
    double x = Math.abs(a.getAsDouble());
    double y = Math.abs(b.getAsDouble());
    return name.equals(Axis.WRITES.label())
        ? Math.abs(Math.sqrt(x) - Math.sqrt(y)) / WRITES_PER_DOUBLING
        : doublings(x, y);
  }

  private static double doublings(double a, double b) {
    return Math.abs(Math.log((a + 1) / (b + 1)) / Math.log(2));
  }
}
