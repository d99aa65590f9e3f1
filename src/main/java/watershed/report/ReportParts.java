package watershed.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import watershed.analysis.Bootstrap;
import watershed.analysis.Decision;
import watershed.analysis.DecisionTable;
import watershed.analysis.Estimate;
import watershed.analysis.Findings;
import watershed.analysis.LatencySeries;
import watershed.analysis.Ledger;
import watershed.analysis.Ratio;
import watershed.analysis.Samples;
import watershed.analysis.SliceFinding;
import watershed.record.Cell;
import watershed.record.FindPlan;
import watershed.record.Slice;
import watershed.record.Trial;

/** What other forms of a report take from the text: the same tables, sentences and numbers. */
public final class ReportParts {
  private ReportParts() {}

  /**
   * The experiments of a run whose claims are not judged.
   *
   * @throws watershed.record.BadInput if a trial's JSON is not JMH's
   */
  public static List<View> views(RunRecords records) {
    Samples samples = Samples.of(records.trials());
    return records.run().experiments().stream()
        .map(info -> View.of(records, info, samples))
        .toList();
  }

  /** A number with three significant digits. */
  public static String number(double x) {
    return Numbers.of(x);
  }

  /** {@code 1 fork}, {@code 3 forks}. */
  public static String count(long n, String noun) {
    return Numbers.count(n, noun);
  }

  /** {@code 1.23 [1.20, 1.26]}, or the value alone. */
  public static String estimate(Estimate estimate) {
    return LedgerTexts.value(estimate);
  }

  /** The gain of a ratio with its interval, and what it lacks. */
  public static String gain(Ratio ratio) {
    return Numbers.ratio(ratio);
  }

  /** Number of threads that share a cell's subject. */
  public static int threads(RunRecords records, Cell cell) {
    return records.threads(cell);
  }

  /** Whether a cell has more threads than its machine has CPUs. */
  public static boolean oversubscribed(RunRecords records, Cell cell) {
    return records.oversubscribed(cell);
  }

  /** The preset of a run, and what a budget left of it. */
  public static String plan(RunRecords records) {
    return PlanText.of(records.run());
  }

  /** Number of finished blocks. */
  public static long blocks(List<Trial> trials) {
    return RunRecords.blocks(trials);
  }

  /** How completed forks were measured: in turns, alone or by single shots, rounds and windows. */
  public static String how(List<Trial> completed) {
    return completed.isEmpty() ? "no fork completed" : HowText.of(completed);
  }

  /** What failed, or could not be measured or counted, and why: a sentence for each cause. */
  public static List<String> failures(View view) {
    return FailureSection.texts(view.trials());
  }

  /** The noise that an experiment's control shows; empty where it has none. */
  public static String control(View view) {
    return ControlSection.text(view);
  }

  /** The noise that a search's control shows, a sentence each. */
  public static List<String> controls(RunRecords records, FindPlan plan) {
    return PooledControl.texts(records, plan.slices());
  }

  /** Blocks, forks and windows of a search. */
  public static String measured(RunRecords records, FindPlan plan) {
    return FindText.measured(records, plan);
  }

  /** What a search found of a pair, in a sentence. */
  public static String pair(FindPlan plan, Findings findings, SliceFinding finding) {
    return PairText.of(finding, plan.indifference(), findings.missing(finding));
  }

  /** A moment, to the minute. */
  public static String time(Instant moment) {
    return HeaderSection.TIME.format(moment);
  }

  /** A decision in a line: what to take, by how much it is better, and how sure that is. */
  public static String decision(Decision decision) {
    return DecisionText.says(decision);
  }

  /** A decision table in short: a row for each slice, a column for each JDK, a line a stretch. */
  public static CellTable decisionSummary(DecisionTable table, FindPlan plan) {
    return new DecisionSummary(UnaryOperator.identity(), UnaryOperator.identity(), "\n")
        .table(table, new SliceNames(plan.slices(), table.cpus()), table.jdks());
  }

  /** How to read that. */
  public static String summaryReading(double indifference) {
    return DecisionSummary.reading(indifference);
  }

  /** What tells a slice from the others of its search. */
  public static String slice(FindPlan plan, Slice slice, int cpus) {
    return new SliceNames(plan.slices(), cpus).label(slice);
  }

  /** Parameters that are the same in all slices of a search; empty for none. */
  public static String constants(FindPlan plan, int cpus) {
    return new SliceNames(plan.slices(), cpus).constants();
  }

  /** Where contenders overtake one another on a slice of a run, as the text has it. */
  public static List<SliceCrossover> crossovers(
      View view, String jdk, SortedMap<Double, Cell> points) {
    return CrossoverSection.pairs(view, jdk, points);
  }

  /**
   * How those are read between the measured points.
   *
   * @param zero whether the axis has a cell at 0
   */
  public static String crossoverReading(String axis, boolean zero) {
    return CrossoverSection.reading(axis, zero);
  }

  /** A claim's verdict, by JDK where they differ. */
  public static String verdict(Ledger.Row row) {
    return LedgerTexts.verdict(row);
  }

  /** What decides a claim. */
  public static String rule(Ledger.Row row) {
    return LedgerTexts.rule(row);
  }

  /** What was found of a claim: JDKs by text. */
  public static Map<String, String> here(Ledger.Row row) {
    return LedgerTexts.here(row);
  }

  /** What was found of each contender that a claim is put to: JDKs by text. */
  public static Map<String, String> each(Ledger.Row row) {
    return LedgerTexts.each(row);
  }

  /** Paths of a claim's evidence, below the run's directory. */
  public static List<String> evidence(Ledger.Row row) {
    return LedgerTexts.evidence(row);
  }

  /** What checkers find; none where an experiment counts no such thing. */
  public static List<CellTable> detections(View view) {
    return DetectionTables.tables(view);
  }

  /** Whether an experiment sweeps strides. */
  public static boolean sweepsStrides(View view) {
    return view.info().contender().equals(GranuleText.STRIDE);
  }

  /** The coherence granule that a sweep of strides found, or why none; empty of another cell. */
  public static String granule(View view, Cell cell, String jdk) {
    return GranuleText.text(view, cell, jdk);
  }

  /** What stands behind a number of blocks. */
  public static String ledgerForks() {
    return LedgerTexts.FORKS;
  }

  /** How many claims of a JDK have a verdict, and which. */
  public static String coverage(Ledger.Coverage coverage) {
    return LedgerTexts.coverage(coverage);
  }

  /** Whether an experiment times single operations. */
  public static boolean timesOperations(View view) {
    return LatencySection.applies(view);
  }

  /** Whether JMH sampled single operations of an experiment. */
  public static boolean sampledByJmh(View view) {
    return LatencySection.ofJmh(view);
  }

  /** The latencies of a cell by contender, the harness last. */
  public static Map<String, LatencySeries> latencies(View view, Cell cell, String jdk) {
    return LatencySection.series(view, cell, jdk);
  }

  /** How forks are drawn again for the quantiles of an experiment. */
  public static Bootstrap bootstrap(View view) {
    return LatencySection.bootstrap(view);
  }
}
