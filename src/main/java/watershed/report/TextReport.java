package watershed.report;

import java.util.ArrayList;
import java.util.List;
import watershed.record.Cell;
import watershed.record.Run;
import watershed.record.Trial;

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
   * @throws watershed.record.BadInput if a trial's JSON is not JMH's, or a figure can't be read
   */
  public static String of(RunRecords records) {
    return of(Judgements.of(records));
  }

  /** As {@link #of(RunRecords)}, of a run whose claims are judged. */
  public static String of(Judgements judgements) {
    RunRecords records = judgements.records();
    List<String> lines = new ArrayList<>(HeaderSection.lines(records));
    lines.add("");
    lines.addAll(Wrap.labelled("reading", HOW_TO_READ));
    List<String> ledger = LedgerSection.lines(judgements.ledger());
    if (!ledger.isEmpty()) {
      lines.add("");
      lines.addAll(ledger);
    }
    List<String> without = new ArrayList<>();
    List<View> views = new ArrayList<>();
    for (View view : judgements.views()) {
      Run.ExperimentInfo info = view.info();
      if (!view.inRun()) {
        without.add(info.section() + " " + info.name());
      } else {
        views.add(view);
      }
    }
    for (View view : views) {
      lines.add("");
      lines.addAll(experiment(view, judgements));
    }
    if (!without.isEmpty()) {
      lines.add("");
      lines.addAll(
          Wrap.labelled("no cells", "in this run's plan for " + String.join(", ", without)));
    }
    List<String> summary = new ArrayList<>(UnavailableText.lines(records.unavailable()));
    summary.addAll(SummarySection.lines(views, judgements.ledger()));
    if (!summary.isEmpty()) {
      lines.add("");
      lines.addAll(summary);
    }
    return String.join("\n", lines) + "\n";
  }

  private static List<String> experiment(View view, Judgements judgements) {
    Run.ExperimentInfo info = view.info();
    List<String> lines = new ArrayList<>();
    lines.add("=".repeat(Wrap.WIDTH));
    lines.addAll(Wrap.text(info.section() + "  " + info.name() + ": " + info.question() + "?", ""));
    lines.add("=".repeat(Wrap.WIDTH));
    List<String> planted = PlantedSection.texts(view);
    info.claims().forEach(c -> lines.addAll(claim(c, judgements)));
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
    DetectionTables.tables(view).forEach(t -> parts.add(t.lines()));
    if (!latency) {
      for (String jdk : view.jdks()) {
        WinnerSection.tables(view, jdk).forEach(t -> parts.add(t.lines()));
        parts.add(CrossoverSection.lines(view, jdk));
        parts.add(CacheEdgeSection.lines(view, jdk));
        parts.add(CacheTierSection.lines(view, jdk));
        parts.add(GranuleText.lines(view, jdk));
      }
      JdkSection.tables(view).forEach(t -> parts.add(t.lines()));
      if (ModelSection.applies(view)) {
        parts.addAll(ModelSection.parts(view, judgements.models()));
      }
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

  /** A claim that the ledger has, and its verdict. */
  private static List<String> claim(Run.ClaimInfo claim, Judgements judgements) {
    String verdict =
        judgements.row(claim).map(LedgerTexts::verdict).orElse("no JDK to judge it on");
    return Wrap.labelled("claim", claim.id() + ": " + claim.says() + " -> " + verdict);
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
    return count + "; " + Numbers.count(done.size(), "completed fork") + ", " + HowText.of(done);
  }
}
