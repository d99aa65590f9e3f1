package watershed.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import watershed.record.Cell;
import watershed.record.DiffPlan;
import watershed.record.Journal;
import watershed.record.Run;
import watershed.record.RunDirectory;
import watershed.record.Trial;

/**
 * Measures the pairs of a diff that are still missing, one of every cell before the next of any,
 * and journals each block as it lands. A cell that a look finds decided gets no more pairs, nor
 * does one in which a side failed: what failed once would leave the other side nothing to be
 * compared with again.
 */
public final class DiffSession {
  /** Looks at what there is so far. */
  @FunctionalInterface
  public interface Decider {
    /**
     * The cells that need no more pairs.
     *
     * @param trials of all cells, of no more pairs than that
     * @param pairs how many a cell that is still open has
     */
    Set<Cell> decided(List<Trial> trials, int pairs);
  }

  /**
   * How a sitting ended.
   *
   * @param blocks measured in it
   * @param missing of the plan, in cells that are still open
   * @param decided cells that got fewer pairs than planned, because a look decided them
   * @param failed cells in which a side failed
   */
  public record Summary(int blocks, int missing, int decided, int failed) {}

  private final DiffSides sides;
  private final Duration turnDeadline;
  private final @Nullable Duration sitting;
  private final Console console;
  private final Decider decider;
  private final List<Trial> trials = new ArrayList<>();
  private final Set<String> have = new HashSet<>();
  private final Set<Cell> failed = new HashSet<>();
  private final Set<Cell> decided = new HashSet<>();

  /**
   * @param turnDeadline longest time that a fork may take to start or keep a turn
   * @param sitting longest time for this sitting; null for no end
   */
  public DiffSession(
      DiffSides sides,
      Duration turnDeadline,
      @Nullable Duration sitting,
      Console console,
      Decider decider) {
    this.sides = sides;
    this.turnDeadline = turnDeadline;
    this.sitting = sitting;
    this.console = console;
    this.decider = decider;
  }

  /**
   * Measures until every cell is decided or has its pairs, or the sitting's time is up.
   *
   * @param journal of that directory: whoever has it open is the only one to write there
   * @throws watershed.record.BadInput if it cannot be written
   */
  public Summary measure(RunDirectory directory, Journal journal) throws InterruptedException {
    Instant start = Instant.now();
    Run run = directory.run();
    DiffPlan plan = directory.diffPlan();
    journal.recovered().trials().forEach(this::remember);
    String dropped = journal.recovered().dropped();
    if (dropped != null) {
      console.out().println("watershed: " + dropped + "; it is measured again");
    }
    List<PlannedBlock> todo = new ArrayList<>(Planner.blocks(run.planned(), run.seed()));
    List<PlannedBlock> missing = todo.stream().filter(this::isWanted).toList();
    Progress progress = console.progress(missing.size(), seconds(missing));
    BlockRunner runner =
        new BlockRunner(
            sides.starter(),
            turnDeadline,
            console.forkOutput(),
            new EvidenceShelf(journal.directory()));
    Function<Cell, String> labels = CellLabels.of(run.planned());
    int pairs = 0;
    int done = 0;
    for (PlannedBlock block : todo) {
      if (block.block() > pairs) {
        // The first block of another pass: every open cell has that many pairs now.
        pairs = block.block();
        if (plan.looks().contains(pairs)) {
          look(pairs, todo, progress);
        }
      }
      if (!isWanted(block)) {
        continue;
      }
      double estimate = block.seconds(1);
      if (done > 0 && isPast(start, estimate * progress.correction())) {
        break;
      }
      progress.start(labels.apply(block.cell()), estimate);
      measure(block, runner, journal, progress);
      done++;
      if (failed.contains(block.cell())) {
        List<PlannedBlock> lost =
            todo.stream().filter(b -> b.cell().equals(block.cell()) && !has(b)).toList();
        progress.fewer(lost.size(), seconds(lost));
      }
    }
    int left = (int) todo.stream().filter(this::isWanted).count();
    return new Summary(done, left, decided.size(), failed.size());
  }

  private void measure(PlannedBlock block, BlockRunner runner, Journal journal, Progress progress)
      throws InterruptedException {
    int rounds = block.windows().rounds();
    List<Trial> measured =
        runner.run(
            block, sides.entrants(block), block.windows(), round -> progress.round(round, rounds));
    Shutdown.waitIfUnderWay(measured.stream().anyMatch(Trial::failed));
    journal.appendBlock(measured);
    measured.forEach(this::remember);
    progress.end(BlockSession.summary(measured));
    BlockSession.failures(measured).forEach(line -> console.out().println("  " + line));
  }

  private void look(int pairs, List<PlannedBlock> todo, Progress progress) {
    // As the sitting saw it that reached this number first: one that goes on decides the same.
    List<Trial> known = trials.stream().filter(t -> t.block() < pairs).toList();
    Set<Cell> found = new HashSet<>(decider.decided(known, pairs));
    found.removeAll(decided);
    found.removeAll(failed);
    List<PlannedBlock> spared =
        todo.stream().filter(b -> found.contains(b.cell()) && isWanted(b)).toList();
    progress.fewer(spared.size(), seconds(spared));
    decided.addAll(found);
    console
        .out()
        .println(
            "look at "
                + Progress.count(pairs, "pair")
                + ": "
                + Progress.count(found.size(), "cell")
                + " decided, "
                + Progress.count(spared.size(), "block")
                + " spared");
  }

  private boolean isWanted(PlannedBlock block) {
    return !has(block) && !failed.contains(block.cell()) && !decided.contains(block.cell());
  }

  private boolean has(PlannedBlock block) {
    return have.contains(key(block.cell(), block.block()));
  }

  private static String key(Cell cell, int block) {
    return cell.id() + " " + block;
  }

  private void remember(Trial trial) {
    trials.add(trial);
    have.add(key(trial.cell(), trial.block()));
    if (trial.brokeItself()) {
      failed.add(trial.cell());
    }
  }

  private static double seconds(List<PlannedBlock> blocks) {
    return blocks.stream().mapToDouble(b -> b.seconds(1)).sum();
  }

  private boolean isPast(Instant start, double nextSeconds) {
    return sitting != null
        && Duration.between(start, Instant.now()).toMillis() / 1e3 + nextSeconds
            > sitting.toMillis() / 1e3;
  }
}
