package watershed.report;

import watershed.record.PlannedCell;
import watershed.record.Run;

/** What a run set out to measure: its preset, and what a budget left of that. */
final class PlanText {
  /** The preset of searches, whose budget is the time of a sitting and cuts no plan. */
  private static final String SEARCH = "find";

  private PlanText() {}

  /** {@code preset standard, cut by a budget of 1800 s: 120 of 496 blocks of the preset}. */
  static String of(Run run) {
    String preset = "preset " + run.preset();
    Long budget = run.budgetSeconds();
    if (budget == null) {
      return preset;
    }
    if (run.preset().equals(SEARCH)) {
      return preset + " within " + budget + " s";
    }
    int planned = blocks(run);
    Integer uncut = run.uncutBlocks();
    if (uncut == null) {
      return preset
          + ", with a budget of "
          + budget
          + " s: "
          + Numbers.count(planned, "block")
          + ", and its record does not say of how many";
    }
    return planned < uncut
        ? preset
            + ", cut by a budget of "
            + budget
            + " s: "
            + planned
            + " of "
            + Numbers.count(uncut, "block")
            + " of the preset"
        : preset + ", whole within a budget of " + budget + " s";
  }

  /** Number of blocks planned. */
  static int blocks(Run run) {
    return run.planned().stream().mapToInt(PlannedCell::blocks).sum();
  }

  /** {@code 80 of 120 planned blocks: THE RUN IS INCOMPLETE}, or without that. */
  static String progress(RunRecords records) {
    long blocks = RunRecords.blocks(records.trials());
    int planned = blocks(records.run());
    return blocks
        + " of "
        + Numbers.count(planned, "planned block")
        + (blocks < planned ? ": THE RUN IS INCOMPLETE" : "");
  }
}
