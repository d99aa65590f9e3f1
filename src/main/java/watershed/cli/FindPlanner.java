package watershed.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import watershed.lab.Catalogue;
import watershed.lab.FindPreview;
import watershed.lab.SearchDesigns;
import watershed.lab.SearchQuestion;
import watershed.lab.SlicePlanner;
import watershed.lab.SliceTemplates;
import watershed.record.FindPlan;
import watershed.record.PlannedCell;
import watershed.record.Slice;

/** Turns the user's words into the plan of a search, or holds them against a stored one. */
final class FindPlanner {
  private final Catalogue catalogue;
  private final int cpus;
  private final int jdks;

  /**
   * @param cpus of this machine
   * @param jdks how many take part in every block
   */
  FindPlanner(Catalogue catalogue, int cpus, int jdks) {
    this.catalogue = catalogue;
    this.cpus = cpus;
    this.jdks = jdks;
  }

  /**
   * What is to be done.
   *
   * @param preview of exactly that
   * @param leftOut how many of the experiment's own slices the budget is too small for
   */
  record Planned(FindPlan plan, FindPreview preview, int leftOut) {
    List<PlannedCell> templates() {
      return preview.templates();
    }
  }

  /**
   * Plans a search.
   *
   * @param budget that decides how many of the experiment's own slices are taken, where the user
   *     names none
   * @throws watershed.record.BadInput if something is not known or not allowed
   */
  Planned plan(FindOptions asked, Duration budget) {
    SearchQuestion question = asked.question();
    catalogue.find(question.experiment()).requireTurns("find");
    SearchDesigns designs = SearchDesigns.of(catalogue, question);
    List<Slice> slices = new SlicePlanner(catalogue, cpus).slices(question);
    int most = asked.mostBlocks();
    List<PlannedCell> templates = SliceTemplates.plan(slices, designs, most, cpus);
    int taken =
        question.namesLines()
            ? slices.size()
            : FindPreview.of(slices, templates, jdks, catalogue).affordable(budget);
    FindPlan plan =
        new FindPlan(
            slices.subList(0, taken),
            designs.compared(),
            designs.incumbent(),
            asked.indifferenceShare(),
            asked.precisionOn(question.axis()),
            most);
    FindPreview preview =
        FindPreview.of(plan.slices(), templates.subList(0, taken), jdks, catalogue);
    return new Planned(plan, preview, slices.size() - taken);
  }

  /**
   * How what the user asks differs from a stored search; what they leave out is no difference, nor
   * is a larger number of blocks.
   *
   * @param budget that the stored search was planned with
   */
  List<String> differences(FindOptions asked, FindPlan stored, Duration budget) {
    List<String> differences = new ArrayList<>();
    FindOptions filled = asked.orAs(stored);
    SearchQuestion question = filled.question();
    Slice first = stored.slices().get(0);
    Resumption.differ(
        differences,
        "experiment",
        first.experiment(),
        catalogue.find(question.experiment()).name());
    Resumption.differ(differences, "axis", first.axis().label(), question.axis().label());
    if (!differences.isEmpty()) {
      // Designs and slices of another question are not to be compared with these.
      return differences;
    }
    FindPlan wanted = plan(filled, budget).plan();
    Resumption.differ(
        differences, "designs", new TreeSet<>(stored.designs()), new TreeSet<>(wanted.designs()));
    Resumption.differ(differences, "incumbent", name(stored.incumbent()), name(wanted.incumbent()));
    Resumption.differ(
        differences,
        "indifference",
        percent(stored.indifference()),
        percent(wanted.indifference()));
    Resumption.differ(differences, "precision", stored.precision(), wanted.precision());
    if (asked.givesLines()) {
      Resumption.differ(differences, "slices", ids(stored), ids(wanted));
    }
    if (wanted.mostBlocks() < stored.mostBlocks()) {
      Resumption.differ(
          differences, "blocks of a slice at most", stored.mostBlocks(), wanted.mostBlocks());
    }
    return differences;
  }

  private static String name(@Nullable String incumbent) {
    return incumbent == null ? "the best" : incumbent;
  }

  /** To four digits: it came through per cents and back. */
  private static String percent(double share) {
    return Math.round(1e4 * share) / 1e2 + " %";
  }

  private static TreeSet<String> ids(FindPlan plan) {
    return plan.slices().stream()
        .map(s -> s.id() + " at " + s.values().size() + " points to " + last(s))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static double last(Slice slice) {
    return slice.values().get(slice.values().size() - 1);
  }
}
