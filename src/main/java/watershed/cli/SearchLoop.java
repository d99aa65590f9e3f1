package watershed.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import watershed.analysis.CrossoverFinder;
import watershed.lab.BlockSession;
import watershed.lab.Console;
import watershed.lab.FindProgress;
import watershed.lab.PlannedBlock;
import watershed.lab.SliceTemplates;
import watershed.record.Cell;
import watershed.record.Journal;
import watershed.record.Run;
import watershed.record.RunDirectory;
import watershed.record.Trial;

/** Measures where the search goes next until it is settled or the sitting's time is up. */
final class SearchLoop {
  private final RunDirectory directory;
  private final Run run;
  private final Searcher searcher;
  private final BlockSession session;
  private final SliceTemplates templates;
  private final List<Trial> trials;

  /**
   * @param run with its lead-ins found
   * @param journal that the session appends to
   */
  SearchLoop(RunDirectory directory, Run run, BlockSession session, Journal journal) {
    this.directory = directory;
    this.run = run;
    this.searcher = Searcher.of(directory);
    this.session = session;
    this.templates = SliceTemplates.of(directory.findPlan().slices(), run.planned());
    this.trials = new ArrayList<>(journal.recovered().trials());
  }

  /**
   * How a sitting ended.
   *
   * @param state what is known then
   * @param exhausted whether there is nothing more to measure
   * @param secondsPerBlock that a block took here, or is expected to take
   */
  record Ending(SearchState state, boolean exhausted, double secondsPerBlock) {}

  /** How many blocks the journal has. */
  int blocks() {
    Set<String> blocks = new HashSet<>();
    trials.forEach(t -> blocks.add(t.cell().id() + " " + t.block()));
    return blocks.size();
  }

  /**
   * Measures block after block. The first of a sitting is measured whatever time is left: whoever
   * goes on with a search means to.
   */
  Ending measure(Console console, FindProgress progress) throws InterruptedException {
    SearchState state = searcher.after(trials);
    double seconds = 0;
    for (int done = 0; ; done++) {
      CrossoverFinder.Proposal next = state.next();
      if (next == null) {
        return new Ending(state, true, seconds);
      }
      Cell cell = next.slice().cell(next.value());
      PlannedBlock block =
          templates.block(next.slice(), next.value(), replicates(cell), run.seed());
      double estimate = session.estimate(block);
      seconds = estimate * progress.correction();
      if (done > 0 && !progress.hasTimeFor(estimate)) {
        return new Ending(state, false, seconds);
      }
      progress.start(state.known(), templates.label(cell) + ", " + next.reason(), estimate);
      int rounds = block.windows().rounds();
      List<Trial> measured = session.measure(block, round -> progress.round(round, rounds));
      trials.addAll(measured);
      int open = state.known().open();
      state = searcher.after(trials);
      progress.end(BlockSession.summary(measured), state.known());
      BlockSession.failures(measured).forEach(line -> console.out().println("  " + line));
      if (state.known().open() != open) {
        FindOutcome.writeFindings(directory, state.findings());
      }
    }
  }

  private int replicates(Cell cell) {
    int block = 0;
    while (session.has(cell, block)) {
      block++;
    }
    return block;
  }
}
