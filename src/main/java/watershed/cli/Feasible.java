package watershed.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import watershed.record.Cell;
import watershed.record.Contenders;
import watershed.record.FindPlan;
import watershed.record.Trial;

/**
 * What of a search can be measured, as far as its journal tells: a design of which no fork ever
 * completes would be looked for at every point of every slice in vain.
 *
 * @param plan without such designs; as it was where fewer than two are left
 * @param lacking which were taken out and why, in words
 * @param hopeless whether fewer than two are left
 */
record Feasible(FindPlan plan, List<String> lacking, boolean hopeless) {
  /** In so many cells must a design have failed, and completed in none, before it is given up. */
  private static final int CELLS_TO_GIVE_UP = 3;

  Feasible {
    lacking = List.copyOf(lacking);
  }

  static Feasible of(FindPlan plan, List<Trial> trials) {
    List<String> lacking = new ArrayList<>();
    List<String> designs = new ArrayList<>();
    for (String design : plan.designs()) {
      String why = givenUp(design, trials);
      if (why.isEmpty()) {
        designs.add(design);
      } else {
        lacking.add(design + ": " + why);
      }
    }
    if (designs.size() < 2) {
      return new Feasible(plan, lacking, true);
    }
    String incumbent = plan.incumbent();
    FindPlan without =
        new FindPlan(
            plan.slices(),
            designs,
            incumbent != null && designs.contains(incumbent) ? incumbent : null,
            plan.indifference(),
            plan.precision(),
            plan.mostBlocks());
    return new Feasible(without, lacking, false);
  }

  /** Why a design will never complete; empty where it may. */
  private static String givenUp(String design, List<Trial> trials) {
    Set<Cell> failed = new HashSet<>();
    boolean unavailable = false;
    String error = "";
    for (Trial trial : trials) {
      if (!Contenders.subject(trial.contender()).equals(design)) {
        continue;
      }
      if (trial.completed()) {
        return "";
      }
      failed.add(trial.cell());
      unavailable |= trial.outcome() == Trial.Outcome.UNAVAILABLE;
      error = error.isEmpty() ? trial.outcome() + ", " + trial.error() : error;
    }
    return unavailable || failed.size() >= CELLS_TO_GIVE_UP ? "no fork completed: " + error : "";
  }
}
