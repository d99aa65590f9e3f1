package watershed.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import watershed.record.Cell;

/**
 * What was measured of the document's contention experiment on one JDK.
 *
 * @param samples of the whole run
 * @param experiment its name
 * @param jdk {@link watershed.record.Jdk#id()}
 * @param cpus of the machine
 * @param comparison how designs are compared
 */
public record ContentionCells(
    Samples samples, String experiment, String jdk, int cpus, Comparison comparison) {
  /** The port of the algorithm that the document writes of. */
  public static final String ALGORITHM = "ReadDirtyMap";

  /** What stands for it where that was not measured. */
  public static final String STAND_IN = "ConcurrentHashMap";

  /** The read-write-locked map. */
  public static final String LOCKED = "RWLock";

  /**
   * How one design compares with another in one cell.
   *
   * @param design the one
   * @param over the other one
   */
  record Gain(Cell cell, String design, String over, Ratio ratio) {
    /** Where the interval lies; OPEN where it holds 1 or there is none. */
    Side side() {
      return Side.of(ratio);
    }
  }

  /** Where an interval of a gain lies. */
  enum Side {
    ABOVE,
    BELOW,
    OPEN;

    static Side of(Ratio ratio) {
      if (!ratio.distinguishable()) {
        return OPEN;
      }
      return ratio.gain().value() > 1 ? ABOVE : BELOW;
    }
  }

  /** Cells from a number of threads on, and above a share of writes. */
  List<Cell> cells(int threads, double writes) {
    return cells(c -> c.threads() >= threads && writes(c) > writes);
  }

  private List<Cell> cells(Predicate<Cell> which) {
    return all().stream().filter(which).toList();
  }

  /** Cells in which anything was measured on this JDK. */
  private List<Cell> all() {
    return samples.cells(experiment).stream()
        .filter(c -> has(c, ALGORITHM) || has(c, STAND_IN) || has(c, LOCKED))
        .toList();
  }

  private boolean has(Cell cell, String design) {
    return samples.primary(cell, design, jdk) != null;
  }

  private static double writes(Cell cell) {
    return number(cell, CostCells.WRITES).orElse(Double.NaN);
  }

  /** The value of a parameter; empty where the cell has none that is a number. */
  static OptionalDouble number(Cell cell, String param) {
    return CellOrder.number(cell.params().getOrDefault(param, ""));
  }

  /**
   * What to ask for where a comparison with sync.Map is missing: the port of its algorithm where it
   * was measured in one of the cells.
   */
  String counterpart(Collection<Cell> cells) {
    return cells.stream().anyMatch(c -> has(c, ALGORITHM)) ? ALGORITHM : STAND_IN;
  }

  /** What stands for sync.Map in a cell: the port of its algorithm where it was measured there. */
  String counterpart(Cell cell) {
    return has(cell, ALGORITHM) ? ALGORITHM : STAND_IN;
  }

  /**
   * What an operation of sync.Map's counterpart costs in the plain cells: of the stand-in where
   * that alone was measured in as many of them as the claim on the formula needs.
   */
  public CostCells counterpartCosts() {
    CostCells own = costs(ALGORITHM);
    CostCells other = costs(STAND_IN);
    boolean stands = own.cells().isEmpty() || FormulaClaim.missing(other).isEmpty();
    return stands && !FormulaClaim.missing(own).isEmpty() ? other : own;
  }

  /** What an operation of a design costs in the plain cells. */
  public CostCells costs(String design) {
    return CostCells.of(samples, experiment, design, jdk);
  }

  /** The comparison of two designs in a cell; null where one was not measured or has no score. */
  @Nullable Gain gain(Cell cell, String a, String b) {
    Series x = samples.primary(cell, a, jdk);
    Series y = samples.primary(cell, b, jdk);
    Ratio ratio = x == null || y == null || !x.unit().equals(y.unit()) ? null : comparison.of(x, y);
    return ratio == null ? null : new Gain(cell, a, b, ratio);
  }

  /** The comparisons of a design with sync.Map's counterpart, in the cells that have both. */
  List<Gain> gains(List<Cell> cells, String design) {
    List<Gain> gains = new ArrayList<>();
    for (Cell cell : cells) {
      Gain gain = gain(cell, design, counterpart(cell));
      if (gain != null) {
        gains.add(gain);
      }
    }
    return gains;
  }

  /** {@code 64 threads, 16384 keys, 30 % writes}, and what else tells the cell from a plain one. */
  static String label(Cell cell) {
    List<String> parts = new ArrayList<>();
    parts.add(Texts.count(cell.threads(), "thread"));
    number(cell, CostCells.KEYS).ifPresent(k -> parts.add(Texts.number(k) + " keys"));
    number(cell, CostCells.WRITES).ifPresent(w -> parts.add(Texts.number(w) + " % writes"));
    parts.addAll(CostCells.departures(cell));
    return String.join(", ", parts);
  }

  /** What there is, for a claim whose cells there are not. */
  String only() {
    List<Cell> cells = all();
    if (cells.isEmpty()) {
      return "none of " + ALGORITHM + ", " + STAND_IN + ", " + LOCKED + " was measured";
    }
    TreeSet<Integer> threads = new TreeSet<>();
    TreeSet<Double> writes = new TreeSet<>();
    cells.forEach(c -> threads.add(c.threads()));
    cells.forEach(c -> number(c, CostCells.WRITES).ifPresent(writes::add));
    return "only threads " + Texts.list(threads) + " and writes " + Texts.list(writes) + " %";
  }

  /** What to keep in mind of cells: what stands for sync.Map in all, and the wait for a CPU. */
  List<String> notes(String counterpart, Collection<Integer> threads) {
    List<String> notes = new ArrayList<>();
    notes.add(stands(counterpart));
    notes.addAll(oversubscribed(threads));
    return notes;
  }

  /**
   * What to keep in mind of a verdict on cells.
   *
   * @param judged one comparison of each cell that was judged, at least one
   * @param asked all cells that the rule asks for
   */
  List<String> notes(List<Gain> judged, List<Cell> asked) {
    List<Cell> others =
        judged.stream().filter(g -> !g.over().equals(ALGORITHM)).map(Gain::cell).toList();
    List<String> notes = new ArrayList<>();
    notes.add(stands(others.size() < judged.size() ? ALGORITHM : STAND_IN));
    if (!others.isEmpty() && others.size() < judged.size()) {
      notes.add(
          "in "
              + others.size()
              + " of "
              + Texts.count(judged.size(), "cell")
              + " "
              + stands(STAND_IN)
              + ": "
              + labels(others));
    }
    List<Cell> leftOut = new ArrayList<>(asked);
    judged.forEach(g -> leftOut.remove(g.cell()));
    if (!leftOut.isEmpty()) {
      notes.add(
          Texts.count(leftOut.size(), "cell")
              + " left out, for what the rule compares was not measured there: "
              + labels(leftOut));
    }
    notes.addAll(oversubscribed(judged.stream().map(g -> g.cell().threads()).toList()));
    return notes;
  }

  private static String labels(List<Cell> cells) {
    return cells.stream().map(ContentionCells::label).collect(Collectors.joining("; "));
  }

  /** What stands for sync.Map, and why that. */
  static String stands(String counterpart) {
    return counterpart.equals(ALGORITHM)
        ? ALGORITHM + " stands for sync.Map: a port of the algorithm that the document writes of"
        : STAND_IN + " stands for sync.Map, for " + ALGORITHM + " was not measured there";
  }

  /** Where threads wait for a CPU. */
  List<String> oversubscribed(Collection<Integer> threads) {
    List<String> notes = new ArrayList<>();
    long crowded = threads.stream().filter(t -> t > cpus).count();
    if (crowded > 0) {
      notes.add(
          crowded
              + " of "
              + Texts.count(threads.size(), "cell")
              + " oversubscribed: more threads than the machine's "
              + Texts.count(cpus, "CPU")
              + ", so they wait for a CPU as well as for each other");
    }
    if (cpus < ClaimThresholds.DOCUMENT_THREADS_FROM) {
      notes.add(
          "all of the document's range, "
              + ClaimThresholds.DOCUMENT_THREADS_FROM
              + " to "
              + ClaimThresholds.DOCUMENT_THREADS_TO
              + " threads, is oversubscribed on this machine");
    }
    return notes;
  }
}
