package watershed.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Expression.Reference;
import watershed.record.Cell;
import watershed.record.Measurement;
import watershed.record.Run;

/** Finds what the figures of an experiment refer to, on one JDK of a run. */
final class FigureCells {
  static final String THREADS = "threads";

  /**
   * As a parameter's value: the largest that was measured, of all that a figure asks for so ({@link
   * LargestShared}).
   */
  static final String MOST = "most";

  private final Run.ExperimentInfo info;
  private final String jdk;
  private final FigureData data;

  FigureCells(Run.ExperimentInfo info, String jdk, FigureData data) {
    this.info = info;
    this.jdk = jdk;
    this.data = data;
  }

  /** What became of the forks. */
  FigureTrials trials() {
    return new FigureTrials(info.name(), jdk, data, this);
  }

  /**
   * What a reference refers to.
   *
   * @param at values of parameters that are gone through, which count before those named
   * @return null where no fork gave it a number; then {@link FigureTrials#missing} says why
   */
  @Nullable Series find(Reference reference, Map<String, String> at) {
    Cell cell = cell(reference, at);
    return cell == null ? null : series(cell, reference);
  }

  private @Nullable Series series(Cell cell, Reference reference) {
    Series series =
        reference.metric().equals(Measurement.PRIMARY)
            ? data.samples().primary(cell, reference.contender(), jdk)
            : data.samples().get(cell, reference.contender(), jdk, reference.metric());
    // NaN is how a fork says that it could not tell.
    return series == null || series.forks().stream().allMatch(f -> Double.isNaN(f.mean()))
        ? null
        : series;
  }

  private @Nullable Cell cell(Reference reference, Map<String, String> at) {
    SortedMap<String, String> wanted = wanted(reference, at);
    List<Cell> cells =
        data.samples().cells(info.name()).stream()
            .filter(c -> series(c, reference) != null)
            .filter(matches(wanted))
            .toList();
    for (Map.Entry<String, String> param : wanted.entrySet()) {
      if (param.getValue().equals(MOST)) {
        cells = most(cells, param.getKey());
      }
    }
    return cells.isEmpty() ? null : cells.get(0);
  }

  /** Those at the largest value of a parameter. */
  private static List<Cell> most(List<Cell> cells, String param) {
    @Nullable String most = null;
    for (Cell cell : cells) {
      String value = value(cell, param);
      if (value != null && (most == null || CellOrder.VALUES.compare(value, most) > 0)) {
        most = value;
      }
    }
    String largest = most;
    return cells.stream().filter(c -> same(value(c, param), largest)).toList();
  }

  /** The cell's parameters as far as they are known: those not named stand at their defaults. */
  private SortedMap<String, String> wanted(Reference reference, Map<String, String> at) {
    SortedMap<String, String> wanted = new TreeMap<>(info.defaults());
    wanted.put(THREADS, "1");
    wanted.putAll(reference.params());
    wanted.putAll(at);
    wanted.remove(info.contender());
    wanted.computeIfPresent(THREADS, (name, threads) -> threads(threads));
    return wanted;
  }

  /** A number of threads, where {@code 2x} is twice the CPUs as on the command line. */
  private String threads(String text) {
    return text.endsWith("x")
        ? CellOrder.number(text.substring(0, text.length() - 1)).stream()
            .mapToObj(times -> Long.toString(Math.max(1, Math.round(times * data.cpus()))))
            .findFirst()
            .orElse(text)
        : text;
  }

  /** Whether a cell is one that a reference may mean; any will do for {@link #MOST}. */
  Predicate<Cell> matching(Reference reference, Map<String, String> at) {
    return matches(wanted(reference, at));
  }

  private static Predicate<Cell> matches(SortedMap<String, String> wanted) {
    return cell ->
        wanted.entrySet().stream()
            .allMatch(
                p -> p.getValue().equals(MOST) || same(value(cell, p.getKey()), p.getValue()));
  }

  static @Nullable String value(Cell cell, String param) {
    return param.equals(THREADS) ? Integer.toString(cell.threads()) : cell.params().get(param);
  }

  private static boolean same(@Nullable String a, @Nullable String b) {
    if (a == null || b == null) {
      return false;
    }
    return a.equals(b)
        || (CellOrder.number(a).isPresent() && CellOrder.number(a).equals(CellOrder.number(b)));
  }

  /** Values of a parameter, ascending, that are numbers and at which all of a term was measured. */
  List<Double> values(String param, Expression of, Map<String, String> at) {
    TreeSet<Double> values = new TreeSet<>();
    for (Cell cell : data.samples().cells(info.name())) {
      String value = value(cell, param);
      if (value != null && CellOrder.number(value).isPresent()) {
        Map<String, String> here = with(at, param, value);
        if (of.references().stream().allMatch(r -> find(r, here) != null)) {
          values.add(CellOrder.number(value).getAsDouble());
        }
      }
    }
    return new ArrayList<>(values);
  }

  /** Values of parameters, and one more; a whole number as cells spell it. */
  static Map<String, String> with(Map<String, String> at, String param, String value) {
    Map<String, String> all = new TreeMap<>(at);
    all.put(param, value);
    return all;
  }
}
