package watershed.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import watershed.analysis.DecisionFlow;
import watershed.analysis.DecisionTable;
import watershed.analysis.Findings;
import watershed.analysis.FlowOnTrial;
import watershed.record.Axis;
import watershed.record.FindPlan;
import watershed.record.Jdk;
import watershed.record.Slice;
import watershed.record.Trial;

/**
 * What a search for crossovers found, as text of at most 100 columns: the zones of every pair, the
 * decision table, the flow that leads to it, and the document's flow held against it. It works on a
 * search that is not finished.
 */
public final class FindText {
  private static final String PICTURE =
      "in a picture, A and B stand where that design is better, = where taking the one that looks"
          + " better costs too little to matter, x over the interval of a crossing, ? where it is"
          + " open; [low, high] holds the true value with 95 %. Gains"
          + " are of one design over the other, forks of a block having taken turns. A bump"
          + " narrower than the gap between measured points is missed.";

  private FindText() {}

  /**
   * Writes the text.
   *
   * @param records of the run that the search is
   * @param plan what it asks
   * @param findings what it has come to
   * @return lines joined by line feeds, with one at the end
   */
  public static String of(RunRecords records, FindPlan plan, Findings findings) {
    DecisionTable table = DecisionTable.of(records.machine(), plan, findings);
    SliceNames names = new SliceNames(plan.slices(), records.machine().cpus());
    List<String> lines = new ArrayList<>();
    lines.add("=".repeat(Wrap.WIDTH));
    lines.add("Where one design overtakes another");
    lines.add("=".repeat(Wrap.WIDTH));
    lines.addAll(Wrap.labelled("machine", machine(records)));
    lines.addAll(Wrap.labelled("asked", asked(plan, findings, table, names)));
    lines.addAll(Wrap.labelled("measured", measured(records, plan)));
    for (String control : PooledControl.texts(records, plan.slices())) {
      lines.addAll(Wrap.labelled("control", control));
    }
    lines.addAll(Wrap.labelled("reading", PICTURE));
    lines.addAll(SliceSection.lines(records, plan, findings, names));
    List<String> planted = PlantedCrossingText.lines(records, findings, names);
    if (!planted.isEmpty()) {
      lines.add("");
      lines.addAll(planted);
    }
    if (!table.rows().isEmpty()) {
      lines.add("");
      lines.add("=".repeat(Wrap.WIDTH));
      lines.addAll(Wrap.text("What to take on " + machine(records), ""));
      lines.add("=".repeat(Wrap.WIDTH));
      lines.addAll(Wrap.labelled("measured", measured(records, plan)));
      lines.addAll(Wrap.labelled("reading", DecisionText.reading(table)));
      lines.addAll(DecisionText.lines(table, names));
      for (DecisionFlow flow : DecisionFlow.of(table)) {
        lines.add("");
        lines.addAll(FlowText.lines(flow, table));
      }
      // It speaks of maps: a search among planted costs has nothing to say of it.
      if (plan.slices().stream().anyMatch(x -> x.experiment().equals(ModelSection.EXPERIMENT))) {
        lines.add("");
        lines.addAll(
            FlowTrialText.lines(
                FlowOnTrial.of(records.machine(), plan, findings), names, plan.indifference()));
      }
    }
    List<String> failures = FailureSection.lines(records.trials());
    if (!failures.isEmpty()) {
      lines.add("");
      lines.addAll(failures);
    }
    for (String id : table.unanswered()) {
      lines.addAll(Wrap.labelled("no answer", id + ": too little was measured to say anything"));
    }
    return String.join("\n", lines) + "\n";
  }

  /** The machine and the JDKs: what a figure holds for. */
  static String machine(RunRecords records) {
    return records.machine().id()
        + ": "
        + records.machine().cpu()
        + ", "
        + Numbers.count(records.machine().cpus(), "CPU")
        + "; JDK "
        + records.run().jdks().stream().map(Jdk::id).collect(Collectors.joining(", "));
  }

  private static String asked(
      FindPlan plan, Findings findings, DecisionTable table, SliceNames names) {
    String axes =
        plan.slices().stream()
            .map(Slice::axis)
            .distinct()
            .map(Axis::label)
            .collect(Collectors.joining(", "));
    String incumbents =
        table.jdks().isEmpty()
            ? ""
            : ", each against "
                + table.jdks().stream()
                    .map(findings::incumbent)
                    .distinct()
                    .collect(Collectors.joining(" or "))
                + (plan.incumbent() == null ? " (the best)" : " (named)");
    String constants = names.constants();
    return Numbers.count(plan.slices().size(), "slice")
        + " along "
        + axes
        + (constants.isEmpty() ? "" : ", always " + constants)
        + "; "
        + String.join(", ", plan.designs())
        + incumbents
        + "; a difference of "
        + Numbers.percent(plan.indifference())
        + " does not matter; a crossover is settled within "
        + Numbers.of(plan.precision())
        + " points of writes, or that many doublings of keys or threads, each way";
  }

  /** Blocks, forks and windows of the whole search. */
  static String measured(RunRecords records, FindPlan plan) {
    List<Trial> done =
        records.trials().stream()
            .filter(Trial::completed)
            .filter(t -> plan.slices().stream().anyMatch(slice -> slice.contains(t.cell())))
            .toList();
    return done.isEmpty()
        ? "no fork completed"
        : Numbers.count(RunRecords.blocks(done), "block")
            + " of "
            + Numbers.count(plan.designs().size(), "design")
            + " ("
            + String.join(", ", plan.designs())
            + "), "
            + Numbers.count(done.size(), "completed fork")
            + ", "
            + HowText.of(done);
  }
}
