package watershed.lab;

import java.time.Duration;
import java.time.Instant;
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
    Run run = directory.run();
    DiffState state = new DiffState(Planner.blocks(run.planned(), run.seed()));
    journal.recovered().trials().forEach(state::remember);
    String dropped = journal.recovered().dropped();
    if (dropped != null) {
      console.out().println("watershed: " + dropped + "; it is measured again");
    }
    Sitting now = new Sitting(directory, journal, state);
    // A cell that was decided may be open again by what the others came to: p-values are adjusted
    // over all of them. It gets the pairs that it was spared.
    while (now.pass() && now.reopened()) {
      now.pairs = now.plan.pairs();
    }
    return new Summary(
        now.done, state.missing(), state.decided().size(), state.failed(), state.lost());
  }

  /** What one call of {@link #measure(RunDirectory, Journal)} works with. */
  private final class Sitting {
    private final Instant start = Instant.now();
    private final DiffPlan plan;
    private final Journal journal;
    private final DiffState state;
    private final BlockRunner runner;
    private final Progress progress;
    private final Function<Cell, String> labels;
    private int pairs;
    private int done;

    Sitting(RunDirectory directory, Journal journal, DiffState state) {
      List<PlannedBlock> wanted = state.wanted();
      this.plan = directory.diffPlan();
      this.journal = journal;
      this.state = state;
      this.progress = console.progress(wanted.size(), DiffState.seconds(wanted));
      this.labels = CellLabels.of(directory.run().planned());
      this.runner =
          new BlockRunner(
              sides.starter(),
              turnDeadline,
              console.forkOutput(),
              new EvidenceShelf(journal.directory()));
    }

    /**
     * Goes through all blocks once.
     *
     * @return whether there was time for all that are wanted
     */
    boolean pass() throws InterruptedException {
      for (PlannedBlock block : state.all()) {
        if (block.block() > pairs) {
          // The first block of another round: every open cell has that many pairs now.
          pairs = block.block();
          if (plan.looks().contains(pairs)) {
            look(pairs);
          }
        }
        if (state.isWanted(block)) {
          double estimate = block.seconds(1);
          if (done > 0 && isPast(estimate * progress.correction())) {
            return false;
          }
          progress.start(labels.apply(block.cell()), estimate);
          measure(block);
          done++;
        }
      }
      return true;
    }

    /** Looks once more when all rounds are through; whether anything is wanted again. */
    boolean reopened() {
      if (!state.decided().isEmpty()) {
        look(plan.pairs());
      }
      return !state.wanted().isEmpty();
    }

    private void measure(PlannedBlock block) throws InterruptedException {
      int rounds = block.windows().rounds();
      List<PlannedBlock> before = state.wanted();
      List<Trial> measured =
          runner.run(
              block,
              sides.entrants(block),
              block.windows(),
              round -> progress.round(round, rounds));
      Shutdown.waitIfUnderWay(measured.stream().anyMatch(Trial::failed));
      // What went wrong here and not in a fork says nothing of the sides: another sitting may try.
      if (measured.stream().noneMatch(Trial::failedInHost)) {
        journal.appendBlock(measured);
        measured.forEach(state::remember);
      } else {
        measured.stream().filter(Trial::failedInHost).forEach(state::lose);
      }
      progress.end(BlockSession.summary(measured));
      BlockSession.failures(measured).forEach(line -> console.out().println("  " + line));
      List<PlannedBlock> gone =
          before.stream().filter(b -> !b.equals(block) && !state.isWanted(b)).toList();
      progress.fewer(gone.size(), DiffState.seconds(gone));
    }

    private void look(int after) {
      // As the sitting saw it that reached this number first: one that goes on decides the same.
      DiffState.Look look = state.decide(decider.decided(state.before(after), after));
      progress.fewer(look.spared().size(), DiffState.seconds(look.spared()));
      progress.more(look.again().size(), DiffState.seconds(look.again()));
      console
          .out()
          .println(
              "look at "
                  + Progress.count(after, "pair")
                  + ": "
                  + Progress.count(look.found(), "cell")
                  + " decided, "
                  + Progress.count(look.spared().size(), "block")
                  + " spared");
    }

    private boolean isPast(double nextSeconds) {
      return sitting != null
          && Duration.between(start, Instant.now()).toMillis() / 1e3 + nextSeconds
              > sitting.toMillis() / 1e3;
    }
  }
}
