package watershed.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import watershed.lab.PlanPreview;
import watershed.lab.Progress;
import watershed.record.BadInput;
import watershed.record.DiffPlan;
import watershed.record.PlannedCell;
import watershed.record.Run;

/** What a diff will measure and cost, told before it starts. */
final class DiffPreview {
  private DiffPreview() {}

  /**
   * Refuses a plan of which a sitting could not measure the least that can be judged.
   *
   * @throws BadInput with the time that it takes
   */
  static void requireTime(List<PlannedCell> cells, @Nullable Duration limit) {
    int fewest = DiffOptions.FEWEST_PAIRS;
    List<PlannedCell> least =
        cells.stream()
            .map(c -> new PlannedCell(c.cell(), c.contenders(), fewest, c.windows()))
            .toList();
    double seconds = new PlanPreview(least, 1, 0).seconds();
    if (limit != null && seconds > limit.toSeconds()) {
      throw new BadInput(
          "--budget "
              + Progress.human((double) limit.toSeconds())
              + ": "
              + fewest
              + " pairs of "
              + Progress.count(cells.size(), "cell")
              + " take about "
              + Progress.human(seconds)
              + ": give more time, or compare less (name experiments, -p, -t)");
    }
  }

  /** Prints the plan. */
  static void print(PrintStream out, Run run, DiffPlan plan, @Nullable Duration limit) {
    // Its contenders are the sides, each on a JDK of its own.
    new PlanPreview(run.planned(), 1, 0).print(out, run, null);
    out.println("  a: " + plan.a().says());
    out.println("  b: " + plan.b().says());
    if (plan.a().isSameAs(plan.b())) {
      out.println("  the sides are the same (A/A): any change that it finds is a false alarm");
    }
    plan.leftOut().stream()
        .map(DiffPlan.LeftOut::why)
        .distinct()
        .forEach(why -> out.println("  left out: " + why));
    plan.notes().forEach(note -> out.println("  note: " + note));
    List<Integer> early = plan.looks().subList(0, plan.looks().size() - 1);
    if (!early.isEmpty()) {
      out.println(
          "  a cell that is decided after "
              + early.stream().map(String::valueOf).collect(Collectors.joining(" or "))
              + " pairs gets no more");
    }
    if (limit != null) {
      out.println(
          "  this sitting ends after "
              + Progress.human((double) limit.toSeconds())
              + ", with as many pairs of each cell as that allows");
    }
  }
}
