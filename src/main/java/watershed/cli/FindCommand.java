package watershed.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import watershed.lab.Catalogue;
import watershed.lab.Dose;
import watershed.lab.FindPreview;
import watershed.lab.HealthCheck;
import watershed.lab.InstalledJdk;
import watershed.lab.MachineProbe;
import watershed.lab.SessionSettings;
import watershed.record.Calibration;
import watershed.record.FindPlan;
import watershed.record.Journal;
import watershed.record.Json;
import watershed.record.Machine;
import watershed.record.Run;
import watershed.record.RunDirectory;
import watershed.record.RunStore;

/** {@code find}: looks for the points at which one design overtakes another. */
@Command(
    name = "find",
    description =
        "Find where one design overtakes another: measures where that is least certain, until it is"
            + " settled or the time is up.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes: 0 searched, settled or not; 1 some forks failed (recorded with their cause);",
      "2 bad input or an error of the program; 130 interrupted."
    })
public final class FindCommand implements Callable<Integer> {
  @ParentCommand Watershed program;
  @Mixin FindOptions asked;
  @Mixin JdkOptions jdks;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      defaultValue = "20m",
      description = "The time of this sitting, such as 90s, 30m or 2h. Default: ${DEFAULT-VALUE}.")
  String budget;

  @Option(
      names = "--resume",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "DIR",
      description = "Go on with a search: with DIR, or with the newest.")
  @Nullable String resume;

  @Mixin ResultsOption results;
  @Mixin MeasuringOptions measuring;

  /** A sitting that may begin: everything is known and allowed. */
  private record Sitting(
      RunDirectory directory, List<InstalledJdk> jdks, List<String> jvmArgs, int most) {}

  @Override
  public Integer call() throws InterruptedException {
    long start = System.nanoTime();
    Duration limit = Durations.parse("--budget", budget);
    Duration deadline = measuring.deadline();
    Catalogue catalogue = Catalogue.load();
    Machine machine = MachineProbe.read();
    Sitting sitting =
        resume == null ? begin(catalogue, machine, limit) : goOn(catalogue, machine, limit, resume);
    if (sitting == null) {
      return 0;
    }
    RunDirectory directory = sitting.directory;
    try (Journal journal = directory.journal()) {
      if (resume != null) {
        // Only now: whoever else was writing to this directory has ended.
        Sittings.goOn(program, directory);
        raise(directory, sitting.most);
      }
      SessionSettings settings =
          new SessionSettings(
              sitting.jdks, sitting.jvmArgs, directory.run().code(), deadline, limit);
      return new SearchSitting(program.console(), catalogue, directory, settings)
          .measure(journal, limit, start);
    }
  }

  /** A new search; null where only its plan was asked for. */
  private @Nullable Sitting begin(Catalogue catalogue, Machine machine, Duration limit) {
    PrintStream out = System.out;
    List<InstalledJdk> measured = jdks.resolve();
    FindPlanner.Planned planned =
        new FindPlanner(catalogue, machine.cpus(), measured.size()).plan(asked, limit);
    FindPlan plan = planned.plan();
    FindPreview preview = planned.preview();
    preview.requireMemory(machine, catalogue);
    preview.requireBudget(limit);
    List<String> extra = measuring.flags();
    Run run =
        Sittings.begin(
            program,
            machine,
            Dose.FIND,
            limit,
            measuring.newSeed(),
            measured,
            extra,
            List.of(catalogue.find(plan.slices().get(0).experiment()).info()),
            planned.templates());
    preview.print(out, run, plan, limit);
    if (planned.leftOut() > 0) {
      out.printf(
          "  left out     %d of the experiment's own slices: take a larger budget, or name them%n",
          planned.leftOut());
    }
    if (measuring.dryRun) {
      return null;
    }
    String versions = run.jdks().stream().map(j -> j.id()).collect(Collectors.joining("+"));
    RunDirectory directory =
        results.store().createSearch(machine, LocalDate.now(ZoneOffset.UTC), versions);
    // The plan first: a directory with a run but no plan would be taken for a plain run.
    Json.write(directory.file(FindPlan.FILE), plan);
    directory.write(run.with(HealthCheck.quick(), null, run.sittings()));
    return new Sitting(directory, measured, extra, plan.mostBlocks());
  }

  /** A stored search; null where only its plan was asked for. */
  private @Nullable Sitting goOn(
      Catalogue catalogue, Machine machine, Duration limit, String place) {
    RunStore store = results.store();
    RunDirectory directory =
        place.isEmpty() ? store.newestSearch() : RunDirectory.at(Path.of(place));
    Resumption.requireSearch(directory);
    Run stored = directory.run();
    FindPlan plan = directory.findPlan();
    List<InstalledJdk> measured = jdks.given() ? jdks.resolve() : JdkOptions.find(stored.jdks());
    List<String> differences =
        Resumption.differences(directory, stored, measured, machine, measuring);
    Long planned = stored.budgetSeconds();
    differences.addAll(
        new FindPlanner(catalogue, machine.cpus(), measured.size())
            .differences(asked, plan, planned == null ? limit : Duration.ofSeconds(planned)));
    Resumption.refuseIfAny(directory, differences);
    FindPreview preview =
        FindPreview.of(plan.slices(), stored.planned(), measured.size(), catalogue);
    if (Files.exists(directory.file(Calibration.FILE))) {
      preview = preview.calibrated();
    }
    preview.requireMemory(machine, catalogue);
    if (measuring.dryRun) {
      preview.print(System.out, stored, plan, limit);
      return null;
    }
    int most = asked.most == null ? plan.mostBlocks() : asked.mostBlocks();
    return new Sitting(directory, measured, stored.jvmArgs(), most);
  }

  /** Lets a search go on past the number of blocks at which it would have given a slice up. */
  private static void raise(RunDirectory directory, int most) {
    FindPlan plan = directory.findPlan();
    if (most > plan.mostBlocks()) {
      Json.write(
          directory.file(FindPlan.FILE),
          new FindPlan(
              plan.slices(),
              plan.designs(),
              plan.incumbent(),
              plan.indifference(),
              plan.precision(),
              most));
    }
  }
}
