package watershed.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import watershed.analysis.CellOrder;
import watershed.analysis.Estimate;
import watershed.analysis.Ledger;
import watershed.analysis.PairedBlocks;
import watershed.analysis.Ratio;
import watershed.analysis.Samples;
import watershed.analysis.Series;
import watershed.analysis.Spread;
import watershed.analysis.Winner;
import watershed.record.Cell;
import watershed.record.Contenders;
import watershed.record.Jdk;
import watershed.record.Run;
import watershed.record.Trial;

/**
 * One experiment of a run, as the sections of a report need it.
 *
 * @param records of the whole run
 * @param info what the experiment says of itself
 * @param samples of the whole run
 * @param trials of this experiment, failed ones included
 * @param cells with a completed fork, in natural order
 * @param fitting spread of the comparisons with the best of a cell, over all JDKs and the cells
 *     that have a CPU for each thread
 * @param oversubscribed the same over the other cells, which scatter by another law
 */
public record View(
    RunRecords records,
    Run.ExperimentInfo info,
    Samples samples,
    List<Trial> trials,
    List<Cell> cells,
    Spread fitting,
    Spread oversubscribed) {
  private static final String THREADS = "threads";

  /** Ends of contenders' names: crews that have no more platform threads than there are CPUs. */
  private static final List<String> FITTING = List.of("pooled", "virtual");

  static View of(RunRecords records, Run.ExperimentInfo info, Samples samples) {
    List<Trial> trials = records.trials(info.name());
    List<Cell> cells = samples.cells(info.name());
    View plain = new View(records, info, samples, trials, cells, Spread.NONE, Spread.NONE);
    return new View(records, info, samples, trials, cells, plain.learnt(false), plain.learnt(true));
  }

  private Spread learnt(boolean crowded) {
    List<Ratio> margins = new ArrayList<>();
    for (Cell cell : cells) {
      if (records.oversubscribed(cell) == crowded) {
        for (String jdk : jdks()) {
          List<Series> compared = compared(cell, jdk);
          margins.addAll(compared.isEmpty() ? List.of() : Winner.margins(compared));
        }
      }
    }
    return Spread.fit(margins);
  }

  /** What is known of the spread of comparisons in a cell. */
  Spread spread(Cell cell) {
    return records.oversubscribed(cell) ? oversubscribed : fitting;
  }

  /** The ranking of a cell on a JDK, or null where nothing completed. */
  public @Nullable Winner winner(Cell cell, String jdk) {
    List<Series> compared = compared(cell, jdk);
    return compared.isEmpty() ? null : Winner.of(compared, spread(cell));
  }

  /** How a compares with b in their cell, its spread moderated; null where there is no ratio. */
  public @Nullable Ratio ratio(Series a, Series b) {
    Ratio ratio = PairedBlocks.compare(a, b);
    return ratio == null ? null : spread(a.cell()).moderated(ratio, Estimate.LEVEL);
  }

  /** Whether the run was to measure this experiment, or has. */
  boolean inRun() {
    return records.planned(info.name()) > 0 || !trials.isEmpty();
  }

  /**
   * Whether forks took turns. Where each ran alone their scores carry the machine's drift, and what
   * such an experiment is made for is seldom its time: no leader is named.
   */
  public boolean inTurns() {
    return trials.stream().anyMatch(t -> !t.positions().isEmpty());
  }

  /** Whether it puts the laboratory to the test, with a truth that was planted. */
  boolean isSelfTest() {
    return Ledger.isSelfTest(info.section());
  }

  /** JDKs on which a fork completed, in the run's order. */
  public List<String> jdks() {
    Set<String> seen =
        trials.stream().filter(Trial::completed).map(Trial::jdk).collect(Collectors.toSet());
    return records.run().jdks().stream().map(Jdk::id).filter(seen::contains).toList();
  }

  /** All contenders in declared order, those that only trials name last; no control twins. */
  public List<String> contenders() {
    Set<String> all = new LinkedHashSet<>(info.contenders());
    trials.stream().map(Trial::contender).filter(c -> !Contenders.isTwin(c)).forEach(all::add);
    return List.copyOf(all);
  }

  /**
   * The primary series of a cell's contenders on a JDK that have the unit of the baseline, or of
   * the first one where that is missing; the harness left out.
   */
  public List<Series> compared(Cell cell, String jdk) {
    List<Series> all = measured(cell, jdk);
    Series base = samples.primary(cell, info.baseline(), jdk);
    String unit = base != null ? base.unit() : all.isEmpty() ? "" : all.get(0).unit();
    return all.stream()
        .filter(s -> s.unit().equals(unit))
        .filter(s -> !info.controls().contains(s.contender()))
        .toList();
  }

  /** The series of a cell that bound what is compared there. */
  public List<Series> controls(Cell cell, String jdk) {
    return measured(cell, jdk).stream()
        .filter(s -> info.controls().contains(s.contender()))
        .toList();
  }

  /** The primary series of all contenders of a cell on a JDK but the harness. */
  public List<Series> measured(Cell cell, String jdk) {
    List<Series> series = new ArrayList<>();
    for (String contender : contenders()) {
      Series s = samples.primary(cell, contender, jdk);
      if (s != null && !contender.equals(info.harness())) {
        series.add(s);
      }
    }
    return series;
  }

  /** Where a cell lies on the axis; empty where there is no axis or it is not numeric there. */
  public OptionalDouble onAxis(Cell cell) {
    if (info.axis().isEmpty()) {
      return OptionalDouble.empty();
    }
    String value =
        info.axis().equals(THREADS)
            ? Integer.toString(cell.threads())
            : cell.params().getOrDefault(info.axis(), "");
    return CellOrder.number(value);
  }

  /**
   * Cells by what they share apart from the axis, each by its place on the axis. Oversubscribed
   * cells are left out where the axis is the number of threads: they obey another law.
   */
  public Map<Cell, SortedMap<Double, Cell>> slices() {
    Map<Cell, SortedMap<Double, Cell>> slices = new TreeMap<>(CellOrder.NATURAL);
    boolean threads = info.axis().equals(THREADS);
    for (Cell cell : cells) {
      OptionalDouble at = onAxis(cell);
      if (at.isPresent() && !(threads && records.oversubscribed(cell))) {
        Map<String, String> params = new TreeMap<>(cell.params());
        params.remove(info.axis());
        Cell slice = Cell.of(cell.experiment(), params, threads ? 0 : cell.threads());
        slices.computeIfAbsent(slice, k -> new TreeMap<>()).put(at.getAsDouble(), cell);
      }
    }
    return slices;
  }

  /** Parameters that have one value in all cells, as {@code name=value}. */
  public String constants() {
    return names(false).stream()
        .map(name -> name + "=" + cells.get(0).params().get(name))
        .collect(Collectors.joining(", "));
  }

  /**
   * What tells a cell or slice from the others: {@code writes=5, 2 threads}; how many tasks there
   * are where an experiment starts a thread for each, and which of its crews then fit the CPUs.
   */
  public String label(Cell cell) {
    List<String> parts = new ArrayList<>();
    for (String name : names(true)) {
      String value = cell.params().get(name);
      if (value != null && !name.equals(RunRecords.TASKS)) {
        parts.add(name + "=" + value);
      }
    }
    // In a slice along the tasks JMH's one thread is not what works.
    boolean others = cells.stream().anyMatch(c -> c.params().containsKey(RunRecords.TASKS));
    if (cell.params().containsKey(RunRecords.TASKS) || (!others && cell.threads() > 0)) {
      parts.add(crew(cell));
    }
    return parts.isEmpty() ? "all cells" : String.join(", ", parts);
  }

  /** How many work in a cell: {@code 64 threads (oversubscribed)}, or tasks with a thread each. */
  public String crew(Cell cell) {
    boolean tasks = cell.params().containsKey(RunRecords.TASKS);
    String crew = Numbers.count(records.threads(cell), tasks ? "task" : "thread");
    if (!records.oversubscribed(cell)) {
      return crew;
    }
    String fit = String.join(" and ", fittingCrews(cell));
    return crew + " (oversubscribed" + (fit.isEmpty() ? ")" : "; " + fit + " not)");
  }

  /** Kinds of crew that were measured here and fit the CPUs though the cell's tasks do not. */
  List<String> fittingCrews(Cell cell) {
    boolean tasks = cell.params().containsKey(RunRecords.TASKS);
    return FITTING.stream()
        .filter(kind -> tasks && records.oversubscribed(cell))
        .filter(kind -> trials.stream().anyMatch(t -> t.contender().endsWith("-" + kind)))
        .toList();
  }

  private List<String> names(boolean varying) {
    Set<String> names = new LinkedHashSet<>();
    cells.forEach(c -> names.addAll(c.params().keySet()));
    return names.stream()
        .filter(
            name ->
                varying == (cells.stream().map(c -> c.params().get(name)).distinct().count() > 1))
        .toList();
  }
}
