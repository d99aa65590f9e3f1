package watershed.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
   * @param lost cells given up in this sitting for what went wrong in this program, not in a fork;
   *     with the cause
   */
  public record Summary(int blocks, int missing, int decided, int failed, Map<Cell, String> lost) {}

  private final DiffSides sides;
  private final Duration turnDeadline;
  private final @Nullable Duration sitting;
  private final Console console;
  private final Decider decider;
  private final List<Trial> trials = new ArrayList<>();
  private final Set<String> have = new HashSet<>();
  private final Set<Cell> failed = new HashSet<>();
  private final Set<Cell> decided = new HashSet<>();

  /** Cells that this program could not measure in this sitting, with the first cause of each. */
  private final Map<Cell, String> lost = new LinkedHashMap<>();

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
    Sitting now =
        new Sitting(start, plan, todo, runner, journal, progress, CellLabels.of(run.planned()));
    // A cell that was decided may be open again by what the others came to: p-values are adjusted
    // over all of them. It gets the pairs that it was spared.
    while (now.pass() && now.reopened()) {
      now.pairs = plan.pairs();
    }
    int left = (int) todo.stream().filter(b -> !isMeasuredOrSettled(b)).count();
    return new Summary(now.done, left, decided.size(), failed.size(), Map.copyOf(lost));
  }

  /** What one call of {@link #measure(RunDirectory, Journal)} works with. */
  private final class Sitting {
    private final Instant start;
    private final DiffPlan plan;
    private final List<PlannedBlock> todo;
    private final BlockRunner runner;
    private final Journal journal;
    private final Progress progress;
    private final Function<Cell, String> labels;
    private int pairs;
    private int done;

    Sitting(
        Instant start,
        DiffPlan plan,
        List<PlannedBlock> todo,
        BlockRunner runner,
        Journal journal,
        Progress progress,
        Function<Cell, String> labels) {
      this.start = start;
      this.plan = plan;
      this.todo = todo;
      this.runner = runner;
      this.journal = journal;
      this.progress = progress;
      this.labels = labels;
    }

    /**
     * Goes through all blocks once.
     *
     * @return whether there was time for all that are wanted
     */
    boolean pass() throws InterruptedException {
      for (PlannedBlock block : todo) {
        if (block.block() > pairs) {
          // The first block of another round: every open cell has that many pairs now.
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
          return false;
        }
        progress.start(labels.apply(block.cell()), estimate);
        measure(block, runner, journal, progress);
        done++;
        if (failed.contains(block.cell()) || lost.containsKey(block.cell())) {
          List<PlannedBlock> gone =
              todo.stream().filter(b -> b.cell().equals(block.cell()) && !has(b)).toList();
          progress.fewer(gone.size(), seconds(gone));
        }
      }
      return true;
    }

    /** Looks once more when all rounds are through; whether anything is wanted again. */
    boolean reopened() {
      if (!decided.isEmpty()) {
        look(plan.pairs(), todo, progress);
      }
      return todo.stream().anyMatch(DiffSession.this::isWanted);
    }
  }

  private void measure(PlannedBlock block, BlockRunner runner, Journal journal, Progress progress)
      throws InterruptedException {
    int rounds = block.windows().rounds();
    List<Trial> measured =
        runner.run(
            block, sides.entrants(block), block.windows(), round -> progress.round(round, rounds));
    Shutdown.waitIfUnderWay(measured.stream().anyMatch(Trial::failed));
    // What went wrong here and not in a fork says nothing of the sides: another sitting may try.
    if (measured.stream().noneMatch(Trial::failedInHost)) {
      journal.appendBlock(measured);
      measured.forEach(this::remember);
    } else {
      measured.stream()
          .filter(Trial::failedInHost)
          .forEach(trial -> lost.putIfAbsent(trial.cell(), String.valueOf(trial.error())));
    }
    progress.end(BlockSession.summary(measured));
    BlockSession.failures(measured).forEach(line -> console.out().println("  " + line));
  }

  private void look(int pairs, List<PlannedBlock> todo, Progress progress) {
    // As the sitting saw it that reached this number first: one that goes on decides the same.
    List<Trial> known = trials.stream().filter(t -> t.block() < pairs).toList();
    Set<Cell> all = new HashSet<>(decider.decided(known, pairs));
    all.removeAll(failed);
    Set<Cell> found = new HashSet<>(all);
    found.removeAll(decided);
    List<PlannedBlock> spared =
        todo.stream().filter(b -> found.contains(b.cell()) && isWanted(b)).toList();
    progress.fewer(spared.size(), seconds(spared));
    Set<Cell> before = Set.copyOf(decided);
    decided.clear();
    decided.addAll(all);
    List<PlannedBlock> again =
        todo.stream().filter(b -> before.contains(b.cell()) && isWanted(b)).toList();
    progress.more(again.size(), seconds(again));
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
    return !isMeasuredOrSettled(block) && !lost.containsKey(block.cell());
  }

  private boolean isMeasuredOrSettled(PlannedBlock block) {
    return has(block) || failed.contains(block.cell()) || decided.contains(block.cell());
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
