package watershed.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import watershed.analysis.CellOrder;
import watershed.record.Calibration;
import watershed.record.Cell;
import watershed.record.Finding;
import watershed.record.Health;
import watershed.record.JournalContents;
import watershed.record.Json;
import watershed.record.Machine;
import watershed.record.PlannedCell;
import watershed.record.Profile;
import watershed.record.Run;
import watershed.record.RunDirectory;
import watershed.record.Trial;

/**
 * Everything that a report is made of.
 *
 * @param name the run's directory, below its machine's
 * @param machine hardware that it ran on
 * @param run what it set out to do
 * @param trials of all finished blocks
 * @param dropped what was left out at the journal's end, or null
 * @param calibrations of lead-ins; none where none were needed
 * @param unavailable profiles that were asked for and that the machine cannot take
 * @param beside what lies beside its journal
 */
public record RunRecords(
    String name,
    Machine machine,
    Run run,
    List<Trial> trials,
    @Nullable String dropped,
    List<Calibration> calibrations,
    List<Profile.Unavailable> unavailable,
    Beside beside) {
  /** Parameter that says how many threads' work an experiment hands out itself. */
  public static final String TASKS = "tasks";

  /** The finding of a health check that says whether there are hardware counters. */
  private static final String COUNTERS = "hardware counters";

  /** Of a run beside which nothing lies that reports draw. */
  public RunRecords(
      String name,
      Machine machine,
      Run run,
      List<Trial> trials,
      @Nullable String dropped,
      List<Calibration> calibrations,
      List<Profile.Unavailable> unavailable) {
    this(name, machine, run, trials, dropped, calibrations, unavailable, Beside.NONE);
  }

  /** Of a run beside which no profile was refused either. */
  RunRecords(
      String name,
      Machine machine,
      Run run,
      List<Trial> trials,
      @Nullable String dropped,
      List<Calibration> calibrations) {
    this(name, machine, run, trials, dropped, calibrations, List.of());
  }

  public RunRecords {
    trials = List.copyOf(trials);
    calibrations = List.copyOf(calibrations);
    unavailable = List.copyOf(unavailable);
  }

  /**
   * Reads a run.
   *
   * @throws watershed.record.BadInput if one of its files is missing or damaged
   */
  public static RunRecords of(RunDirectory directory) {
    JournalContents contents = directory.trials();
    return new RunRecords(
        String.valueOf(directory.path().getFileName()),
        directory.machine(),
        directory.run(),
        contents.trials(),
        contents.dropped(),
        calibrations(directory.file(Calibration.FILE)),
        directory.unavailableProfiles(),
        Beside.of(directory, contents.trials()));
  }

  private static List<Calibration> calibrations(Path file) {
    return Files.exists(file) ? List.of(Json.read(file, Calibration[].class)) : List.of();
  }

  /** Why the machine has no hardware counters; empty where it has, or nobody looked. */
  String counters() {
    if (!unavailable.isEmpty()) {
      return unavailable.get(0).event().reason();
    }
    Health before = run.before();
    return before == null
        ? ""
        : before.findings().stream()
            .filter(f -> f.subject().equals(COUNTERS) && f.grade() != Finding.Grade.FINE)
            .map(f -> COUNTERS + ": " + f.observed())
            .findFirst()
            .orElse("");
  }

  /** The trials of one experiment, failed ones included. */
  List<Trial> trials(String experiment) {
    return trials.stream().filter(t -> t.cell().experiment().equals(experiment)).toList();
  }

  /** Number of finished blocks, whether their forks failed or not. */
  static long blocks(List<Trial> trials) {
    record Block(Cell cell, int number) {}
    return trials.stream().map(t -> new Block(t.cell(), t.block())).distinct().count();
  }

  /** Number of blocks planned for cells of one experiment. */
  int planned(String experiment) {
    return run.planned().stream()
        .filter(p -> p.cell().experiment().equals(experiment))
        .mapToInt(PlannedCell::blocks)
        .sum();
  }

  /**
   * Number of threads that share a cell's subject: JMH's own, or its tasks where an experiment
   * leaves JMH one thread and starts others.
   */
  int threads(Cell cell) {
    OptionalDouble tasks = CellOrder.number(cell.params().getOrDefault(TASKS, ""));
    return tasks.isPresent() ? (int) tasks.getAsDouble() : cell.threads();
  }

  /** Whether a cell has more threads than the machine has CPUs. */
  boolean oversubscribed(Cell cell) {
    return threads(cell) > machine.cpus();
  }
}
