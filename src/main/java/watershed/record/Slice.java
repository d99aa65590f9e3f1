package watershed.record;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A line through the cells of an experiment: everything is held but one axis.
 *
 * @param experiment simple name of the experiment's class
 * @param params every {@code @Param} but the contender and the axis
 * @param threads number of JMH threads; 0 where they are the axis
 * @param axis what varies
 * @param values at which it may be measured, ascending, without repetition; at least two
 */
public record Slice(
    String experiment,
    SortedMap<String, String> params,
    int threads,
    Axis axis,
    List<Double> values) {
  public Slice {
    params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
    values = List.copyOf(values);
  }

  /** The cell at one value of the axis. */
  public Cell cell(double value) {
    if (axis == Axis.THREADS) {
      return new Cell(experiment, params, (int) value);
    }
    SortedMap<String, String> all = new TreeMap<>(params);
    all.put(axis.label(), text(value));
    return new Cell(experiment, all, threads);
  }

  /** Whether a cell lies on this line, at a value that may be measured. */
  public boolean contains(Cell cell) {
    if (axis != Axis.THREADS && !cell.params().containsKey(axis.label())) {
      return false;
    }
    double value = value(cell);
    return values.contains(value) && cell(value).equals(cell);
  }

  /** Where on the axis a cell is that has one. */
  public double value(Cell cell) {
    String text = cell.params().get(axis.label());
    return axis == Axis.THREADS || text == null ? cell.threads() : Double.parseDouble(text);
  }

  /** A stable, readable identity: {@code Contention{keys=1024} x2 along writes}. */
  public String id() {
    String held =
        params.entrySet().stream()
            .map((Map.Entry<String, String> p) -> p.getKey() + "=" + p.getValue())
            .collect(Collectors.joining(","));
    String at = axis == Axis.THREADS ? "" : " x" + threads;
    return experiment + "{" + held + "}" + at + " along " + axis.label();
  }

  /** A number as cells spell it: {@code 5}, {@code 0.5}. */
  private static String text(double value) {
    return value == 0
        ? "0"
        : new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }
}
