package watershed.lab;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import watershed.experiments.Preset;
import watershed.record.Calibration;
import watershed.record.Cell;
import watershed.record.Contenders;
import watershed.record.Journal;
import watershed.record.Json;
import watershed.record.PlannedCell;
import watershed.record.Run;
import watershed.record.RunDirectory;
import watershed.record.Trial;

/** Measures what is still missing of a planned run, and journals each block as it lands. */
public final class RunSession {
  /** How a sitting ended. */
  public record Summary(int blocks, int missing) {}

  /**
   * What a sitting measures with.
   *
   * @param jdks of every block
   * @param extraJvmArgs the user's flags
   * @param code digest of the measuring classes
   * @param turnDeadline longest time that a fork may take to start or keep a turn
   * @param sitting longest time for this sitting; null for no end
   */
  public record Settings(
      List<InstalledJdk> jdks,
      List<String> extraJvmArgs,
      String code,
      Duration turnDeadline,
      @Nullable Duration sitting) {}

  private static final String NOT_AGAIN = "not tried again: ";

  private record BlockKey(String cell, int block) {}

  private record FailureKey(String place, String contender, String jdk) {}

  private final Catalogue catalogue;
  private final Settings settings;
  private final PrintStream out;
  private final boolean live;
  private final Consumer<String> forkOutput;
  private final Map<FailureKey, Trial> failures = new HashMap<>();

  /**
   * @param out where progress is told
   * @param live whether that is a terminal
   * @param forkOutput told what every fork printed
   */
  public RunSession(
      Catalogue catalogue,
      Settings settings,
      PrintStream out,
      boolean live,
      Consumer<String> forkOutput) {
    this.catalogue = catalogue;
    this.settings = settings;
    this.out = out;
    this.live = live;
    this.forkOutput = forkOutput;
  }

  /**
   * Measures the blocks that the journal lacks, in the run's own order.
   *
   * @param journal of that directory: whoever has it open is the only one to write there
   * @throws watershed.record.BadInput if it cannot be written
   */
  public Summary measure(RunDirectory directory, Journal journal) throws InterruptedException {
    Instant start = Instant.now();
    List<PlannedBlock> todo = new ArrayList<>();
    Run run = calibrated(directory);
    Set<BlockKey> have = new HashSet<>();
    for (Trial trial : journal.recovered().trials()) {
      have.add(new BlockKey(trial.cell().id(), trial.block()));
      remember(trial);
    }
    String dropped = journal.recovered().dropped();
    if (dropped != null) {
      out.println("watershed: " + dropped + "; it is measured again");
    }
    for (PlannedBlock block : Planner.blocks(run.planned(), run.seed())) {
      if (!have.contains(new BlockKey(block.cell().id(), block.block()))) {
        todo.add(block);
      }
    }
    return measure(todo, journal, start, CellLabels.of(run.planned()));
  }

  /** Ends every fork that is alive. */
  public static void endForks() {
    BlockRunner.endProcesses();
  }

  /**
   * The run with its lead-ins found, unless its preset does without or an earlier sitting did it.
   */
  private Run calibrated(RunDirectory directory) throws InterruptedException {
    Run run = directory.run();
    Path file = directory.file(Calibration.FILE);
    Preset preset = Preset.valueOf(run.preset().toUpperCase(Locale.ROOT));
    if (!Dose.of(preset).calibrates() || Files.exists(file)) {
      return run;
    }
    Calibrator calibrator = new Calibrator(catalogue, settings, forkOutput);
    Map<String, List<PlannedCell>> groups = Calibrator.groups(run.planned(), catalogue);
    double total = Calibrator.seconds(groups);
    Progress progress = new Progress(out, live, groups.size(), total);
    List<Calibration> found = new ArrayList<>();
    for (Map.Entry<String, List<PlannedCell>> group : groups.entrySet()) {
      progress.start("calibrating " + group.getKey(), Calibrator.estimate(group.getValue().get(0)));
      Calibration c = calibrator.calibrate(group.getKey(), group.getValue(), run.seed());
      waitIfShuttingDown(c.relative().size() < group.getValue().get(0).contenders().size() - 2);
      found.add(c);
      progress.end(
          "lead-in "
              + c.leadIns() * c.windowMillis()
              + " ms"
              + (c.settled() ? "" : " (not settled even then)"));
    }
    Run adjusted = run.withPlanned(calibrator.apply(run.planned(), found));
    directory.write(adjusted);
    Json.write(file, found);
    return adjusted;
  }

  private Summary measure(
      List<PlannedBlock> todo, Journal journal, Instant start, Function<Cell, String> labels)
      throws InterruptedException {
    double total = todo.stream().mapToDouble(this::estimate).sum();
    Progress progress = new Progress(out, live, todo.size(), total);
    int done = 0;
    for (PlannedBlock block : todo) {
      double estimate = estimate(block);
      if (done > 0 && pastBudget(start, estimate * progress.correction())) {
        break;
      }
      int forks = block.contenders().size() * settings.jdks().size();
      progress.start(labels.apply(block.cell()), estimate);
      int rounds = block.windows().rounds();
      List<Trial> trials = run(block, round -> progress.round(round, rounds));
      waitIfShuttingDown(trials.stream().anyMatch(RunSession::isFailure));
      journal.appendBlock(trials);
      trials.forEach(this::remember);
      int bad = (int) trials.stream().filter(RunSession::isFailure).count();
      int lacking =
          (int) trials.stream().filter(t -> t.outcome() == Trial.Outcome.UNAVAILABLE).count();
      done++;
      progress.end(
          Progress.count(forks - bad - lacking, "fork")
              + (lacking > 0 ? ", " + lacking + " not to be had here" : "")
              + (bad > 0 ? ", " + bad + " FAILED" : ""));
      trials.stream()
          .filter(RunSession::isFailure)
          .forEach(
              t ->
                  out.println(
                      "  "
                          + t.contender()
                          + " on "
                          + t.jdk()
                          + ": "
                          + t.outcome()
                          + ": "
                          + t.error()));
    }
    return new Summary(done, todo.size() - done);
  }

  private List<Trial> run(PlannedBlock block, java.util.function.IntConsumer onRound)
      throws InterruptedException {
    ExperimentSpec spec = catalogue.find(block.cell().experiment());
    List<Trial> trials = new ArrayList<>();
    List<BlockRunner.Entrant> entrants = new ArrayList<>();
    for (InstalledJdk jdk : settings.jdks()) {
      for (String contender : block.contenders()) {
        Trial known = knownFailure(block, contender, jdk);
        String lacking = lacking(spec, contender, jdk);
        if (lacking != null) {
          trials.add(notTried(block, contender, jdk, Trial.Outcome.UNAVAILABLE, lacking));
        } else if (known != null) {
          String error = NOT_AGAIN + known.error();
          trials.add(notTried(block, contender, jdk, known.outcome(), error));
        } else {
          entrants.add(new BlockRunner.Entrant(contender, jdk));
        }
      }
    }
    BlockRunner runner =
        new BlockRunner(
            spec, settings.extraJvmArgs(), settings.code(), settings.turnDeadline(), forkOutput);
    if (!entrants.isEmpty()) {
      trials.addAll(runner.run(block, entrants, block.windows(), onRound));
    }
    return trials;
  }

  private double estimate(PlannedBlock block) {
    return Planner.estimate(block, settings.jdks().size());
  }

  private boolean pastBudget(Instant start, double nextSeconds) {
    Duration sitting = settings.sitting();
    return sitting != null
        && Duration.between(start, Instant.now()).toMillis() / 1e3 + nextSeconds
            > sitting.toMillis() / 1e3;
  }

  /** What failed once in a cell fails again: its later blocks go on without it, and say so. */
  private @Nullable Trial knownFailure(PlannedBlock block, String contender, InstalledJdk jdk) {
    String id = jdk.jdk().id();
    Trial inCell = failures.get(new FailureKey(block.cell().id(), contender, id));
    return inCell != null
        ? inCell
        : failures.get(new FailureKey(block.cell().experiment(), contender, id));
  }

  /** What this machine or JDK is known to lack for a contender; null where nothing is. */
  private static @Nullable String lacking(ExperimentSpec spec, String contender, InstalledJdk jdk) {
    int cpus = Runtime.getRuntime().availableProcessors();
    for (ExperimentSpec.Need need : spec.needs()) {
      if (!need.contender().isEmpty() && !need.contender().equals(Contenders.subject(contender))) {
        continue;
      }
      if (jdk.jdk().feature() < need.jdk()) {
        return "needs JDK " + need.jdk() + " or later";
      }
      if (cpus < need.cpus()) {
        return "needs " + need.cpus() + " CPUs, there is " + cpus;
      }
    }
    return null;
  }

  private void remember(Trial trial) {
    String error = trial.error();
    if (error != null && (error.startsWith(NOT_AGAIN) || error.startsWith(BlockRunner.IN_HOST))) {
      return;
    }
    if (trial.outcome() == Trial.Outcome.UNAVAILABLE) {
      // A JDK that lacks something lacks it in every cell.
      failures.putIfAbsent(
          new FailureKey(trial.cell().experiment(), trial.contender(), trial.jdk()), trial);
    } else if (isFailure(trial)) {
      failures.putIfAbsent(
          new FailureKey(trial.cell().id(), trial.contender(), trial.jdk()), trial);
    }
  }

  private static boolean isFailure(Trial trial) {
    return !trial.completed() && trial.outcome() != Trial.Outcome.UNAVAILABLE;
  }

  private Trial notTried(
      PlannedBlock block, String contender, InstalledJdk jdk, Trial.Outcome outcome, String error) {
    return new Trial(
        block.cell(),
        contender,
        jdk.jdk().id(),
        block.block(),
        block.seed(),
        settings.code(),
        outcome,
        error,
        Instant.now(),
        0,
        block.windows(),
        List.of(),
        null);
  }

  /**
   * Ctrl-C reaches the forks as well as this process, so they may seem to fail a moment before this
   * process learns of it. What fails then is no result.
   */
  private static void waitIfShuttingDown(boolean suspicious) throws InterruptedException {
    if (!suspicious) {
      return;
    }
    Thread.sleep(400);
    Thread probe = new Thread(() -> {}, "watershed-shutdown-probe");
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      Runtime.getRuntime().removeShutdownHook(probe);
    } catch (IllegalStateException shuttingDown) {
      Thread.sleep(Long.MAX_VALUE);
    }
  }
}
