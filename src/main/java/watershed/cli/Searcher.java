package watershed.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import watershed.analysis.CrossoverFinder;
import watershed.analysis.SliceBlock;
import watershed.record.FindPlan;
import watershed.record.Jdk;
import watershed.record.Run;
import watershed.record.RunDirectory;
import watershed.record.Trial;

/**
 * Tells what a search knows and where it goes next. That is a function of its plan, its seed and
 * its journal alone, so that one that was interrupted goes on as if it had not been; what is kept
 * here from one block to the next only saves time.
 */
final class Searcher {
  private final Run run;
  private final FindPlan plan;
  private final int cpus;
  private @Nullable CrossoverFinder finder;
  private @Nullable FindPlan finderPlan;

  /**
   * @param cpus of the machine
   */
  Searcher(Run run, FindPlan plan, int cpus) {
    this.run = run;
    this.plan = plan;
    this.cpus = cpus;
  }

  /** Of a stored search. */
  static Searcher of(RunDirectory directory) {
    return new Searcher(directory.run(), directory.findPlan(), directory.machine().cpus());
  }

  /**
   * What is known after some blocks.
   *
   * @param trials of all of them, in the order in which they were measured
   */
  SearchState after(List<Trial> trials) {
    Feasible feasible = Feasible.of(plan, trials);
    CrossoverFinder with = finder(feasible.plan());
    List<SliceBlock> blocks = SliceBlock.of(trials, plan.slices());
    return new SearchState(
        feasible, with.findings(blocks), feasible.hopeless() ? null : with.next(blocks));
  }

  private CrossoverFinder finder(FindPlan feasible) {
    CrossoverFinder known = finder;
    if (known != null && feasible.equals(finderPlan)) {
      return known;
    }
    List<String> jdks = run.jdks().stream().map(Jdk::id).toList();
    CrossoverFinder made = new CrossoverFinder(feasible, jdks, cpus, run.seed());
    finder = made;
    finderPlan = feasible;
    return made;
  }
}
