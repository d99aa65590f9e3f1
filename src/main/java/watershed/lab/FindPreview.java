package watershed.lab;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import watershed.record.Axis;
import watershed.record.BadInput;
import watershed.record.FindPlan;
import watershed.record.Machine;
import watershed.record.PlannedCell;
import watershed.record.Run;
import watershed.record.Slice;

/**
 * What a search will cost, told before it starts.
 *
 * @param slices to search along, in order of importance
 * @param templates one for each
 * @param jdks how many JDKs take part in every block
 * @param calibration seconds that finding the lead-ins takes first
 */
public record FindPreview(
    List<Slice> slices, List<PlannedCell> templates, int jdks, double calibration) {
  /** Blocks that settle most pairs of half a dozen designs along one line. */
  private static final int BLOCKS_PER_LINE = 40;

  private static final int DIGITS = 3;

  public FindPreview {
    slices = List.copyOf(slices);
    templates = List.copyOf(templates);
  }

  /** The preview of slices whose lead-ins are still to be found. */
  public static FindPreview of(
      List<Slice> slices, List<PlannedCell> templates, int jdks, Catalogue catalogue) {
    Map<String, List<PlannedCell>> groups = Calibrator.groups(templates, catalogue);
    return new FindPreview(slices, templates, jdks, Calibrator.seconds(groups));
  }

  /** The same once the lead-ins are found. */
  public FindPreview calibrated() {
    return new FindPreview(slices, templates, jdks, 0);
  }

  /** Expected seconds of a block, the mean over the slices. */
  public double secondsPerBlock() {
    return templates.stream().mapToDouble(this::seconds).average().orElseThrow();
  }

  private double seconds(PlannedCell template) {
    return PlannedBlock.of(template, 0, 0).seconds(jdks);
  }

  /** How many of the slices, from the first, a time is likely to settle; at least one. */
  public int affordable(Duration budget) {
    double used = 0;
    int slices = 0;
    for (PlannedCell template : templates) {
      used += BLOCKS_PER_LINE * seconds(template);
      if (slices > 0 && used > (double) budget.toSeconds()) {
        break;
      }
      slices++;
    }
    return slices;
  }

  /**
   * Refuses a budget that is too small for one block.
   *
   * @throws BadInput with what is needed
   */
  public void requireBudget(Duration budget) {
    double first = calibration + templates.stream().mapToDouble(this::seconds).min().orElseThrow();
    if (first > (double) budget.toSeconds()) {
      throw new BadInput(
          "--budget: "
              + (calibration > 0 ? "finding the lead-ins and one block take" : "one block takes")
              + " about "
              + Progress.human(first)
              + ": give at least that");
    }
  }

  /**
   * Refuses blocks that need more memory than there is.
   *
   * @throws BadInput with the way out
   */
  public void requireMemory(Machine machine, Catalogue catalogue) {
    new PlanPreview(templates, jdks, calibration).requireMemory(machine, catalogue);
  }

  /** Prints what will be searched, and what the time buys. */
  public void print(PrintStream out, Run run, FindPlan plan, Duration budget) {
    PlannedCell first = templates.get(0);
    double left = Math.max(0, (double) budget.toSeconds() - calibration);
    out.printf(
        Locale.ROOT,
        "search: %s of %s along %s on JDK %s, seed %d%n",
        Progress.count(slices.size(), "slice"),
        slices.get(0).experiment(),
        slices.get(0).axis().label(),
        String.join(" and ", run.jdks().stream().map(j -> j.id()).toList()),
        run.seed());
    out.printf("  designs      %s%n", String.join(", ", plan.designs()));
    String incumbent = plan.incumbent();
    out.printf("  against      %s%n", incumbent == null ? "the best of them" : incumbent);
    out.printf(
        Locale.ROOT,
        "  settled      a crossover within +-%s, or a difference under %s %%; %s of a slice at"
            + " most%n",
        precision(plan),
        number(100 * plan.indifference()),
        Progress.count(plan.mostBlocks(), "block"));
    out.printf(
        Locale.ROOT,
        "  each block   %s in turns, a control among them, about %s%n",
        Progress.count((long) first.contenders().size() * jdks, "fork"),
        Progress.human(secondsPerBlock()));
    out.printf(
        Locale.ROOT,
        "  budget       %s: %sabout %s%n",
        Progress.human((double) budget.toSeconds()),
        calibration > 0 ? Progress.human(calibration) + " for the lead-ins, then " : "",
        Progress.count(Math.max(1, Math.round(Math.floor(left / secondsPerBlock()))), "block"));
    for (Slice slice : slices) {
      out.printf("  slice        %s%n", text(slice));
    }
  }

  private static String precision(FindPlan plan) {
    String value = number(plan.precision());
    boolean writes = plan.slices().get(0).axis() == Axis.WRITES;
    return writes ? value + " points" : value + " doublings";
  }

  private static String text(Slice slice) {
    List<Double> values = slice.values();
    String last = number(values.get(values.size() - 1));
    return slice.id()
        + ", "
        + Progress.count(values.size(), "point")
        + " from "
        + number(values.get(0))
        + " to "
        + last;
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.valueOf((long) value)
        : new BigDecimal(value).round(new MathContext(DIGITS)).stripTrailingZeros().toPlainString();
  }
}
