package watershed.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import watershed.record.Cell;
import watershed.record.Journal;
import watershed.record.Run;
import watershed.record.RunDirectory;
import watershed.record.Trial;

/** Measures what is still missing of a planned run, and journals each block as it lands. */
public final class RunSession {
  /** How a sitting ended. */
  public record Summary(int blocks, int missing) {}

  private final Catalogue catalogue;
  private final SessionSettings settings;
  private final Console console;
  private final CounterSession counters;

  /**
   * @param counters adds what it counts to the trials of experiments that want it
   */
  public RunSession(
      Catalogue catalogue, SessionSettings settings, Console console, CounterSession counters) {
    this.catalogue = catalogue;
    this.settings = settings;
    this.console = console;
    this.counters = counters;
  }

  /**
   * Measures the blocks that the journal lacks, in the run's own order.
   *
   * @param journal of that directory: whoever has it open is the only one to write there
   * @throws watershed.record.BadInput if it cannot be written
   */
  public Summary measure(RunDirectory directory, Journal journal) throws InterruptedException {
    Instant start = Instant.now();
    counters.prepare(directory);
    Run run = new CalibrationSession(catalogue, settings, console).calibrated(directory);
    BlockSession blocks =
        new BlockSession(catalogue, settings, console.forkOutput(), journal, counters);
    String dropped = journal.recovered().dropped();
    if (dropped != null) {
      console.out().println("watershed: " + dropped + "; it is measured again");
    }
    List<PlannedBlock> todo = new ArrayList<>();
    for (PlannedBlock block : Planner.blocks(run.planned(), run.seed())) {
      if (!blocks.has(block.cell(), block.block())) {
        todo.add(block);
      }
    }
    return measure(todo, blocks, start, CellLabels.of(run.planned()));
  }

  private Summary measure(
      List<PlannedBlock> todo, BlockSession blocks, Instant start, Function<Cell, String> labels)
      throws InterruptedException {
    double total = todo.stream().mapToDouble(blocks::estimate).sum();
    Progress progress = console.progress(todo.size(), total);
    int done = 0;
    for (PlannedBlock block : todo) {
      double estimate = blocks.estimate(block);
      if (done > 0 && pastBudget(start, estimate * progress.correction())) {
        break;
      }
      progress.start(labels.apply(block.cell()), estimate);
      int rounds = block.windows().rounds();
      List<Trial> trials = blocks.measure(block, round -> progress.round(round, rounds));
      done++;
      progress.end(BlockSession.summary(trials));
      BlockSession.failures(trials).forEach(line -> console.out().println("  " + line));
    }
    return new Summary(done, todo.size() - done);
  }

  private boolean pastBudget(Instant start, double nextSeconds) {
    Duration sitting = settings.sitting();
    return sitting != null
        && Duration.between(start, Instant.now()).toMillis() / 1e3 + nextSeconds
            > sitting.toMillis() / 1e3;
  }
}
