package watershed.report;

import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.function.ToIntFunction;
import watershed.analysis.DocumentClaim;
import watershed.analysis.Samples;
import watershed.record.Cell;
import watershed.record.Run;
import watershed.record.Trial;
import watershed.record.Windows;

/**
 * A run as text of at most 100 columns, from its records alone. It works on a run that is not
 * finished, and says so.
 */
public final class TextReport {
  private static final String HOW_TO_READ =
      "An interval [low, high] holds the true value with 95 % confidence; the forks of a cell took"
          + " turns, one at a time, so trust a gain (a ratio; above 1 is better) before a score,"
          + " which drifts with the machine. \"best\" leads its cell; it and those marked \"~\""
          + " hold the truly best with 95 %. Oversubscribed cells have more threads than the"
          + " machine has CPUs. \"Spread shared\": how far blocks scatter is learnt from all cells of"
          + " an experiment together, so its intervals are right over its comparisons on average, and"
          + " too narrow for the noisiest contender.";

  private TextReport() {}

  /**
   * Writes the report.
   *
   * @return lines joined by line feeds, with one at the end
   * @throws watershed.record.BadInput if a trial's JSON is not JMH's
   */
  public static String of(RunRecords records) {
    List<String> lines = new ArrayList<>(HeaderSection.lines(records));
    lines.add("");
    lines.addAll(Wrap.labelled("reading", HOW_TO_READ));
    Samples samples = Samples.of(records.trials());
    List<String> without = new ArrayList<>();
    List<View> views = new ArrayList<>();
    for (Run.ExperimentInfo info : records.run().experiments()) {
      if (records.planned(info.name()) == 0 && records.trials(info.name()).isEmpty()) {
        without.add(info.section() + " " + info.name());
      } else {
        views.add(View.of(records, info, samples));
      }
    }
    for (View view : views) {
      lines.add("");
      lines.addAll(experiment(view, views));
    }
    if (!without.isEmpty()) {
      lines.add("");
      lines.addAll(
          Wrap.labelled("no cells", "in this run's plan for " + String.join(", ", without)));
    }
    List<String> summary = new ArrayList<>(UnavailableText.lines(records.unavailable()));
    summary.addAll(SummarySection.lines(views));
    if (!summary.isEmpty()) {
      lines.add("");
      lines.addAll(summary);
    }
    return String.join("\n", lines) + "\n";
  }

  private static List<String> experiment(View view, List<View> views) {
    Run.ExperimentInfo info = view.info();
    List<String> lines = new ArrayList<>();
    lines.add("=".repeat(Wrap.WIDTH));
    lines.addAll(Wrap.text(info.section() + "  " + info.name() + ": " + info.question() + "?", ""));
    lines.add("=".repeat(Wrap.WIDTH));
    List<String> planted = PlantedSection.texts(view);
    info.claims().forEach(c -> lines.addAll(claim(view, c, !planted.isEmpty(), views)));
    lines.addAll(Wrap.labelled("measured", measured(view)));
    if (!view.cells().isEmpty() && !view.constants().isEmpty()) {
      lines.addAll(Wrap.labelled("always", view.constants()));
    }
    String leadIns = CalibrationText.of(view);
    if (!leadIns.isEmpty()) {
      lines.addAll(Wrap.labelled("lead-in", leadIns));
    }
    boolean latency = LatencySection.applies(view);
    String control = latency ? "" : ControlSection.text(view);
    if (!control.isEmpty()) {
      lines.addAll(Wrap.labelled("control", control));
    }
    planted.forEach(p -> lines.addAll(Wrap.labelled("planted", p)));
    List<List<String>> parts = new ArrayList<>();
    if (!latency) {
      for (String jdk : view.jdks()) {
        WinnerSection.tables(view, jdk).forEach(t -> parts.add(t.lines()));
        parts.add(CrossoverSection.lines(view, jdk));
      }
      JdkSection.tables(view).forEach(t -> parts.add(t.lines()));
      parts.addAll(ModelSection.parts(view, jdk -> ClaimTails.p99(views, jdk)));
    }
    for (Cell cell : view.cells()) {
      for (String jdk : view.jdks()) {
        List<CellTable> tables =
            latency ? LatencySection.tables(view, cell, jdk) : CellSection.tables(view, cell, jdk);
        tables.forEach(t -> parts.add(t.lines()));
      }
    }
    parts.add(FailureSection.lines(view.trials()));
    for (List<String> part : parts) {
      if (!part.isEmpty()) {
        lines.add("");
        lines.addAll(part);
      }
    }
    return lines;
  }

  /** What the document says, and where a verdict on it stands. */
  private static List<String> claim(
      View view, Run.ClaimInfo claim, boolean planted, List<View> views) {
    DocumentClaim as = ModelSection.judgedAs(claim.id(), views);
    String text = claim.id() + ": " + claim.says();
    if (!claim.goTruth().isEmpty()) {
      text += (claim.says().endsWith(".") ? " " : "; ") + "Go itself: " + claim.goTruth();
    }
    if (as != null && !ModelSection.applies(view)) {
      text += " (judged as " + as.id() + " under " + ModelSection.EXPERIMENT + ")";
    }
    return Wrap.labelled(planted || as != null ? "claim" : "claim, not judged", text);
  }

  private static String measured(View view) {
    List<Trial> trials = view.trials();
    int planned = view.records().planned(view.info().name());
    long blocks = RunRecords.blocks(trials);
    String count = blocks + " of " + Numbers.count(planned, "planned block");
    if (trials.isEmpty()) {
      return count + ": nothing to report yet";
    }
    List<Trial> done = trials.stream().filter(Trial::completed).toList();
    if (done.isEmpty()) {
      return count + "; no fork completed, see below";
    }
    return count + "; " + Numbers.count(done.size(), "completed fork") + ", " + how(done);
  }

  /** How completed forks, of which there is one at least, were measured. */
  static String how(List<Trial> done) {
    long turns = done.stream().filter(t -> !t.positions().isEmpty()).count();
    if (done.stream().allMatch(t -> t.windows().areShots())) {
      return "one after the other: "
          + span(done, Windows::rounds)
          + " single shots each, "
          + span(done, Windows::warmupRounds)
          + " to warm up";
    }
    return (turns == 0
            ? "each alone"
            : turns == done.size() ? "in turns" : turns + " of them in turns")
        + ": warm-up "
        + span(done, Windows::warmupRounds)
        + " x "
        + span(done, Windows::warmupMillis)
        + " ms, then "
        + span(done, Windows::rounds)
        + " rounds of "
        + span(done, Windows::leadInMillis)
        + " ms thrown away and "
        + span(done, Windows::windowMillis)
        + " ms measured";
  }

  private static String span(List<Trial> trials, ToIntFunction<Windows> of) {
    IntSummaryStatistics all =
        trials.stream().mapToInt(t -> of.applyAsInt(t.windows())).summaryStatistics();
    return all.getMin() == all.getMax()
        ? Integer.toString(all.getMin())
        : all.getMin() + ".." + all.getMax();
  }
}
