package watershed.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import watershed.analysis.DecisionTable;
import watershed.record.BadInput;
import watershed.record.FindPlan;
import watershed.record.JmhJson;
import watershed.record.MeasurementsCsv;
import watershed.record.RunDirectory;
import watershed.record.Tidy;
import watershed.report.CrossoverPicture;
import watershed.report.DiffDocument;
import watershed.report.Judgements;
import watershed.report.ReadmeDecision;
import watershed.report.ReadmeTable;
import watershed.report.RunRecords;
import watershed.report.SearchPicture;
import watershed.report.TextReport;

/** The verb that tells what a run or a search found. */
@Command(
    name = "report",
    description =
        "Prints what a run or a search found, finished or not, and draws it as report.html; by"
            + " default the newest.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  /** Names in results/MACHINE/RUN. */
  private static final int PLACE = 3;

  @Spec CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "RUN_DIR|FILE",
      description = {
        "Directory of the run, which holds run.json; or a file of JMH's own results (-rf json),",
        "of which a page is drawn beside it."
      })
  @Nullable Path directory;

  @Mixin ResultsOption results;

  @Option(
      names = "--csv",
      description = "Also write every sample to measurements.csv in the run's directory.")
  boolean csv;

  @Option(
      names = "--json",
      description = "Also write jmh-result.json, JMH's own format, in the run's directory.")
  boolean json;

  @Option(
      names = "--ledger",
      description =
          "Also write ledger.json and ledger.md, every claim with its verdict, in the run's"
              + " directory.")
  boolean ledger;

  @Option(
      names = "--pack",
      description =
          "Gzip the run's large files, small enough to commit; every verb reads them as before.")
  boolean pack;

  @Option(
      names = "--no-html",
      description =
          "Only print: write neither report.html in the run's directory nor index.html over all"
              + " runs.")
  boolean noHtml;

  @Option(
      names = "--readme",
      description =
          "Print instead, as Markdown, the table of a run or a search that stands in README.md.")
  boolean readme;

  @Option(
      names = "--picture",
      paramLabel = "EXPERIMENT",
      description =
          "Print instead, as SVG, who overtakes whom along the axis of an experiment of a run or a"
              + " search.")
  @Nullable String picture;

  @Option(
      names = "--take",
      split = ",",
      paramLabel = "NAME=VALUE",
      description =
          "Print instead which design a search says to take in a cell, as"
              + " threads=2,keys=1024,writes=30.")
  Map<String, String> take = new LinkedHashMap<>();

  @Override
  public Integer call() {
    int excerpts = (readme ? 1 : 0) + (picture == null ? 0 : 1) + (take.isEmpty() ? 0 : 1);
    if (excerpts > 1) {
      throw new BadInput("--readme, --picture and --take: ask for one of them");
    }
    if (directory != null && Files.isRegularFile(directory)) {
      if (excerpts > 0 || csv || json || ledger || pack) {
        throw new BadInput(
            "'" + directory + "' is a file of JMH's, of which report draws a page and no more");
      }
      return drawn(directory);
    }
    RunDirectory run = run();
    RunRecords records = RunRecords.of(run);
    PrintWriter out = spec.commandLine().getOut();
    if (excerpts > 0) {
      out.print(excerpt(run, records));
      out.flush();
      return 0;
    }
    if (run.isSearch()) {
      SearchState state = Searcher.of(run).after(records.trials());
      out.print(FindOutcome.text(records, state));
      if (!noHtml) {
        FindOutcome.writeFiles(run, state);
        out.println("wrote " + HtmlOutcome.write(run, records, state));
      }
    } else if (run.isDiff()) {
      out.println("a diff of two sides, whose verdicts are shown by: diff " + run.path());
      Path verdicts = run.file(DiffDocument.FILE);
      if (!noHtml && Files.exists(verdicts)) {
        DiffDocument diff = DiffDocument.read(verdicts);
        out.println("wrote " + HtmlOutcome.write(run.path(), diff, run));
      }
    } else {
      Judgements judgements = Judgements.of(records);
      out.print(TextReport.of(judgements));
      if (ledger) {
        Outcome.writeLedger(run, judgements).forEach(file -> out.println("wrote " + file));
      }
      if (!noHtml) {
        out.println("wrote " + HtmlOutcome.write(run, judgements));
      }
    }
    if (csv) {
      Path file = run.file(MeasurementsCsv.FILE);
      MeasurementsCsv.write(file, Tidy.measurements(records.trials()));
      out.println("wrote " + file);
    }
    if (json) {
      Path file = run.file(JmhJson.FILE);
      JmhJson.write(file, records.trials());
      out.println("wrote " + file);
    }
    if (pack) {
      run.pack();
      out.println("packed " + run.path());
    }
    if (!noHtml) {
      HtmlOutcome.writeIndex(results.store(), run).forEach(file -> out.println("wrote " + file));
    }
    out.flush();
    return 0;
  }

  private RunDirectory run() {
    if (directory != null) {
      return RunDirectory.at(directory);
    }
    return take.isEmpty() ? results.store().newest() : results.store().newestSearch();
  }

  private int drawn(Path file) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("wrote " + HtmlOutcome.write(file));
    out.flush();
    return 0;
  }

  /** What documents show of a run. */
  private String excerpt(RunDirectory run, RunRecords records) {
    if (!take.isEmpty()) {
      return taken(run, records);
    }
    if (run.isSearch()) {
      SearchState state = Searcher.of(run).after(records.trials());
      FindPlan plan = state.feasible().plan();
      return picture == null
          ? ReadmeDecision.of(records, plan, state.findings(), shown(run.path()).toString())
          : SearchPicture.of(records, plan, state.findings(), picture);
    }
    Judgements judgements = Judgements.of(records);
    String table = readme ? ReadmeTable.of(judgements, shown(run.path()).toString()) : "";
    return table + (picture == null ? "" : CrossoverPicture.of(judgements, picture));
  }

  private String taken(RunDirectory run, RunRecords records) {
    if (!run.isSearch()) {
      throw new BadInput("'" + run.path() + "' is no search: --take asks what \"find\" came to");
    }
    SearchState state = Searcher.of(run).after(records.trials());
    FindPlan plan = state.feasible().plan();
    DecisionTable table = DecisionTable.of(records.machine(), plan, state.findings());
    String experiment = plan.slices().get(0).experiment();
    return String.join("\n", TakeAnswer.lines(table, experiment, take)) + "\n";
  }

  /** {@code results/MACHINE/RUN}: the same wherever the results lie. */
  private static Path shown(Path directory) {
    Path whole = directory.toAbsolutePath().normalize();
    int names = whole.getNameCount();
    return whole.subpath(Math.max(0, names - PLACE), names);
  }
}
