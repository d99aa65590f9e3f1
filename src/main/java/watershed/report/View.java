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
import watershed.analysis.CellOrder;
import watershed.analysis.Samples;
import watershed.analysis.Series;
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
 */
record View(
    RunRecords records,
    Run.ExperimentInfo info,
    Samples samples,
    List<Trial> trials,
    List<Cell> cells) {
  private static final String THREADS = "threads";

  static View of(RunRecords records, Run.ExperimentInfo info, Samples samples) {
    return new View(
        records, info, samples, records.trials(info.name()), samples.cells(info.name()));
  }

  /** JDKs on which a fork completed, in the run's order. */
  List<String> jdks() {
    Set<String> seen =
        trials.stream().filter(Trial::completed).map(Trial::jdk).collect(Collectors.toSet());
    return records.run().jdks().stream().map(Jdk::id).filter(seen::contains).toList();
  }

  /** All contenders in declared order, those that only trials name last; no control twins. */
  List<String> contenders() {
    Set<String> all = new LinkedHashSet<>(info.contenders());
    trials.stream().map(Trial::contender).filter(c -> !Contenders.isTwin(c)).forEach(all::add);
    return List.copyOf(all);
  }

  /** The primary series of a cell's contenders on a JDK, the harness left out. */
  List<Series> compared(Cell cell, String jdk) {
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
  OptionalDouble onAxis(Cell cell) {
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
  Map<Cell, SortedMap<Double, Cell>> slices() {
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
  String constants() {
    return names(false).stream()
        .map(name -> name + "=" + cells.get(0).params().get(name))
        .collect(Collectors.joining(", "));
  }

  /** What tells a cell or slice from the others: {@code writes=5, 2 threads}. */
  String label(Cell cell) {
    List<String> parts = new ArrayList<>();
    for (String name : names(true)) {
      String value = cell.params().get(name);
      if (value != null) {
        parts.add(name + "=" + value);
      }
    }
    if (cell.threads() > 0) {
      parts.add(
          Numbers.count(cell.threads(), "thread")
              + (records.oversubscribed(cell) ? " (oversubscribed)" : ""));
    }
    return parts.isEmpty() ? "all cells" : String.join(", ", parts);
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
