package watershed.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import watershed.record.Cell;

/**
 * The cells of one design that models of its cost are made of: updates of present keys, drawn
 * alike, as the document's figures are.
 *
 * @param design the contender
 * @param jdk {@link watershed.record.Jdk#id()}
 * @param cells ascending by threads, keys and writes; no two of one place
 * @param leftOut measured cells of another kind, such as churn or Zipf
 */
public record CostCells(String design, String jdk, List<CostCell> cells, int leftOut) {
  static final String KEYS = "keys";
  static final String WRITES = "writes";

  /** Fewest keys: of one, the logarithm is 0. */
  private static final int FEWEST_KEYS = 2;

  /** What the parameters are in cells that count; one that a cell does not name is taken so. */
  private static final Map<String, String> PLAIN =
      Map.of(
          "mix", "update",
          "distribution", "uniform",
          "hits", "100",
          "keyIdentity", "identical",
          "profile", "mono");

  private static final Comparator<CostCell> ORDER =
      Comparator.comparingInt(CostCell::threads)
          .thenComparingInt(CostCell::keys)
          .thenComparingDouble(CostCell::writes);

  public CostCells {
    cells = cells.stream().sorted(ORDER).toList();
  }

  /** Takes whatever cells of an experiment the design was measured in. */
  public static CostCells of(Samples samples, String experiment, String design, String jdk) {
    List<CostCell> cells = new ArrayList<>();
    int leftOut = 0;
    for (Cell cell : samples.cells(experiment)) {
      Series series = samples.primary(cell, design, jdk);
      if (series != null) {
        CostCell cost = departures(cell).isEmpty() ? cost(cell, series) : null;
        if (cost == null || cells.stream().anyMatch(cost::samePlace)) {
          leftOut++;
        } else {
          cells.add(cost);
        }
      }
    }
    return new CostCells(design, jdk, cells, leftOut);
  }

  /** What tells a cell from a plain one, as {@code mix=churn}. */
  static List<String> departures(Cell cell) {
    List<String> departures = new ArrayList<>();
    new TreeMap<>(PLAIN)
        .forEach(
            (name, plain) -> {
              String value = cell.params().getOrDefault(name, plain);
              if (!value.equals(plain)
                  && !CellOrder.number(value).equals(OptionalDouble.of(number(plain)))) {
                departures.add(name + "=" + value);
              }
            });
    return departures;
  }

  private static double number(String text) {
    return CellOrder.number(text).orElse(Double.NaN);
  }

  private static @Nullable CostCell cost(Cell cell, Series series) {
    double keys = number(cell.params().getOrDefault(KEYS, ""));
    double writes = number(cell.params().getOrDefault(WRITES, ""));
    List<Double> logs = new ArrayList<>();
    for (ForkSample fork : series.forks()) {
      OptionalDouble nanos =
          Summary.nanosPerOp(Math.exp(fork.logMean()), series.unit(), cell.threads());
      if (nanos.isPresent() && Double.isFinite(nanos.getAsDouble())) {
        logs.add(Math.log(nanos.getAsDouble()));
      }
    }
    return !(keys >= FEWEST_KEYS) || Double.isNaN(writes) || logs.isEmpty()
        ? null
        : new CostCell(cell.threads(), (int) keys, writes, logs);
  }

  /** The cells on one thread with the fewest keys: the document's extra is counted from them. */
  public List<CostCell> bases() {
    int fewest =
        cells.stream().filter(c -> c.threads() == 1).mapToInt(CostCell::keys).min().orElse(0);
    return cells.stream().filter(c -> c.threads() == 1 && c.keys() == fewest).toList();
  }

  /** Those on as many threads as there are CPUs or fewer, or all others. */
  List<CostCell> band(int cpus, boolean oversubscribed) {
    return cells.stream().filter(c -> c.threads() > cpus == oversubscribed).toList();
  }

  /** Different numbers of threads. */
  static SortedSet<Integer> threads(List<CostCell> cells) {
    SortedSet<Integer> all = new TreeSet<>();
    cells.forEach(c -> all.add(c.threads()));
    return all;
  }

  /** Different numbers of keys. */
  static SortedSet<Integer> keys(List<CostCell> cells) {
    SortedSet<Integer> all = new TreeSet<>();
    cells.forEach(c -> all.add(c.keys()));
    return all;
  }

  /** What was used: {@code 8 cells: threads 1, 2; keys 1024; writes 0, 5 %}. */
  public static String text(List<CostCell> cells) {
    SortedSet<Double> writes = new TreeSet<>();
    cells.forEach(c -> writes.add(c.writes()));
    return Texts.count(cells.size(), "cell")
        + (cells.isEmpty()
            ? ""
            : ": threads "
                + Texts.list(threads(cells))
                + "; keys "
                + Texts.list(keys(cells))
                + "; writes "
                + Texts.list(writes)
                + " %");
  }

  /** The fewest blocks of a cell, each with one fork of it; 0 of no cells. */
  static int blocks(Collection<CostCell> cells) {
    return cells.stream().mapToInt(c -> c.logs().size()).min().orElse(0);
  }

  /** Number of forks of all cells together. */
  static int forks(List<CostCell> cells) {
    return cells.stream().mapToInt(c -> c.logs().size()).sum();
  }
}
