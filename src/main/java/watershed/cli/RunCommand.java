package watershed.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import watershed.analysis.CollapsedStacks;
import watershed.experiments.Preset;
import watershed.lab.Catalogue;
import watershed.lab.CounterSession;
import watershed.lab.HealthCheck;
import watershed.lab.InstalledJdk;
import watershed.lab.MachineProbe;
import watershed.lab.PlanPreview;
import watershed.lab.Planner;
import watershed.lab.RunSession;
import watershed.lab.Selection;
import watershed.lab.SessionSettings;
import watershed.record.Journal;
import watershed.record.Machine;
import watershed.record.PlannedCell;
import watershed.record.Run;
import watershed.record.RunDirectory;
import watershed.record.RunStore;
import watershed.report.Judgements;
import watershed.report.RunRecords;
import watershed.report.TextReport;

/** {@code run}: measures experiments, journals every fork and prints what came out. */
@Command(
    name = "run",
    description = "Measure experiments on this machine; ends with a report.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes: 0 all measured; 1 some forks failed (recorded with their cause);",
      "2 bad input or an error of the program; 130 interrupted."
    })
public final class RunCommand implements Callable<Integer> {
  /** Of those that a profiler sampled, kept as evidence. */
  private static final int MOST_STACKS = 40;

  private static final int EXIT_FORKS_FAILED = 1;

  @ParentCommand Watershed program;
  @Mixin SelectionOptions selection;
  @Mixin JdkOptions jdks;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      description = "Cut the plan to a time such as 90s, 30m or 2h, fairly over the cells.")
  @Nullable String budget;

  @Option(
      names = "--resume",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "DIR",
      description = "Complete what is missing of a run: of DIR, or of the newest.")
  @Nullable String resume;

  @Mixin ResultsOption results;

  @Mixin MeasuringOptions measuring;

  @Override
  public Integer call() throws InterruptedException {
    PrintStream out = System.out;
    Duration limit = budget == null ? null : Durations.parse("--budget", budget);
    Duration deadline = measuring.deadline();
    Catalogue catalogue = Catalogue.load();
    Machine machine = MachineProbe.read();
    Planner planner = new Planner(catalogue, machine.cpus());
    RunStore store = results.store();
    List<String> extra = measuring.flags();
    RunDirectory directory;
    List<InstalledJdk> measured;
    if (resume != null) {
      directory = resume.isEmpty() ? store.newestRun() : RunDirectory.at(Path.of(resume));
      Resumption.requireRun(directory);
      Run stored = directory.run();
      measured = jdks.given() ? jdks.resolve() : JdkOptions.find(stored.jdks());
      // Cut as the stored plan was: --budget limits this sitting only.
      Long cut = stored.budgetSeconds();
      Duration planned = cut == null ? null : Duration.ofSeconds(cut);
      Run wanted =
          selection.given() ? plan(catalogue, planner, machine, measured, extra, planned) : null;
      Resumption.check(directory, stored, wanted, measured, machine, measuring);
      PlanPreview preview =
          PlanPreview.of(stored.planned(), measured.size(), preset(stored), catalogue);
      preview.requireMemory(machine, catalogue);
      if (measuring.dryRun) {
        preview.print(out, stored, null);
        return 0;
      }
      extra = stored.jvmArgs();
    } else {
      measured = jdks.resolve();
      Run run = plan(catalogue, planner, machine, measured, extra, limit);
      PlanPreview preview =
          PlanPreview.of(run.planned(), run.jdks().size(), preset(run), catalogue);
      preview.print(out, run, limit);
      preview.requireMemory(machine, catalogue);
      if (measuring.dryRun) {
        return 0;
      }
      String versions = run.jdks().stream().map(j -> j.id()).collect(Collectors.joining("+"));
      directory = store.create(machine, LocalDate.now(ZoneOffset.UTC), versions);
      directory.write(run.with(HealthCheck.quick(), null, run.sittings()));
    }
    try (Journal journal = directory.journal()) {
      if (resume != null) {
        // Only now: whoever else was writing to this directory has ended.
        Sittings.goOn(program, directory);
      }
      return measure(catalogue, directory, journal, measured, extra, deadline, limit);
    }
  }

  private int measure(
      Catalogue catalogue,
      RunDirectory directory,
      Journal journal,
      List<InstalledJdk> measured,
      List<String> extra,
      Duration deadline,
      @Nullable Duration limit)
      throws InterruptedException {
    PrintStream out = System.out;
    out.println("results: " + directory.path());
    Interruption.announce("run", directory, System.err);

    SessionSettings settings =
        new SessionSettings(measured, extra, directory.run().code(), deadline, limit);
    CounterSession counters =
        new CounterSession(catalogue, settings, program.console(), RunCommand::stacks);
    RunSession session = new RunSession(catalogue, settings, program.console(), counters);
    RunSession.Summary summary = session.measure(directory, journal);
    Run measuredRun = directory.run();
    directory.write(
        measuredRun.with(measuredRun.before(), HealthCheck.quick(), measuredRun.sittings()));
    Outcome.writeFiles(directory);
    Outcome.writeLayouts(directory, measured, extra);
    Judgements judgements = Judgements.of(RunRecords.of(directory));
    Outcome.writeLedger(directory, judgements);
    out.print(TextReport.of(judgements));
    Path page = HtmlOutcome.write(directory, judgements);
    HtmlOutcome.writeIndex(results.store(), directory);
    if (summary.missing() > 0) {
      out.printf(
          Locale.ROOT,
          "%d blocks of the plan are still missing: run --resume %s%n",
          summary.missing(),
          directory.path());
    }
    out.println("drawn in " + page);
    out.println("kept in " + directory.path());
    return Outcome.failedForks(directory) > 0 ? EXIT_FORKS_FAILED : 0;
  }

  private static Preset preset(Run run) {
    return Preset.valueOf(run.preset().toUpperCase(Locale.ROOT));
  }

  private Run plan(
      Catalogue catalogue,
      Planner planner,
      Machine machine,
      List<InstalledJdk> measured,
      List<String> extra,
      @Nullable Duration limit) {
    Selection wanted = selection.toSelection();
    List<PlannedCell> cells = planner.cells(wanted);
    int whole = cells.stream().mapToInt(PlannedCell::blocks).sum();
    if (limit != null) {
      cells =
          PlanPreview.of(cells, measured.size(), wanted.preset(), catalogue)
              .cutTo((double) limit.toSeconds());
    }
    Run run =
        Sittings.begin(
            program,
            machine,
            wanted.preset().name().toLowerCase(Locale.ROOT),
            limit,
            measuring.newSeed(),
            measured,
            extra,
            planner.experiments(wanted).stream().map(e -> e.info()).toList(),
            cells);
    return limit == null ? run : run.cutFrom(whole);
  }

  private static CounterSession.Stacks stacks(List<Path> files) {
    CollapsedStacks stacks = CollapsedStacks.read(files);
    return new CounterSession.Stacks(stacks.total(), stacks.mostFrequent(MOST_STACKS));
  }
}
