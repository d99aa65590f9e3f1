package watershed.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import watershed.experiments.Preset;
import watershed.lab.Catalogue;
import watershed.lab.DiffPlanner;
import watershed.lab.DiffSession;
import watershed.lab.GuestFlags;
import watershed.lab.GuestPlanner;
import watershed.lab.HealthCheck;
import watershed.lab.MachineProbe;
import watershed.lab.PlanPreview;
import watershed.lab.Planner;
import watershed.lab.Selection;
import watershed.record.BadInput;
import watershed.record.DiffPlan;
import watershed.record.Journal;
import watershed.record.Json;
import watershed.record.Machine;
import watershed.record.Run;
import watershed.record.RunDirectory;
import watershed.record.RunStore;

/** {@code diff} where it measures: its sides take turns in blocks, each with a twin of side A. */
final class DiffMeasuring {
  private final Watershed program;
  private final DiffOptions asked;
  private final VerdictOptions verdicts;
  private final RunStore store;
  private final List<String> names;
  private final PrintStream out = System.out;
  private final Catalogue catalogue = Catalogue.load();
  private final Machine machine = MachineProbe.read();

  /**
   * @param names of experiments, or regular expressions of a jar's benchmarks; empty for all
   */
  DiffMeasuring(
      Watershed program,
      DiffOptions asked,
      VerdictOptions verdicts,
      ResultsOption results,
      List<String> names) {
    this.program = program;
    this.asked = asked;
    this.verdicts = verdicts;
    this.store = results.store();
    this.names = List.copyOf(names);
  }

  /** A sitting that may begin: everything is known and allowed. */
  private record Sitting(RunDirectory directory, DiffSidesAsked sides) {}

  /**
   * Measures a new diff, or what a stored one lacks, journals it and judges it.
   *
   * @return the exit code
   * @throws BadInput if something that was asked for is not to be had
   */
  int measure() throws InterruptedException {
    Duration limit = asked.budget == null ? null : Durations.parse("--budget", asked.budget);
    Duration deadline = asked.measuring.deadline();
    String place = asked.resume;
    Sitting sitting = place == null ? begin(limit) : goOn(limit, place);
    if (sitting == null) {
      return 0;
    }
    RunDirectory directory = sitting.directory;
    try (Journal journal = directory.journal()) {
      if (place != null) {
        // Only now: whoever else was writing to this directory has ended.
        Sittings.goOn(program, directory);
      }
      out.println("results: " + directory.path());
      Interruption.announce("diff", directory, System.err);
      Run run = directory.run();
      DiffSession session =
          new DiffSession(
              sitting.sides.forks(catalogue, run.jvmArgs(), run.code(), machine.cpus()),
              deadline,
              limit,
              program.console(),
              new DiffLooks(directory.diffPlan(), program.console().out()));
      DiffSession.Summary summary = session.measure(directory, journal);
      directory.write(run.with(run.before(), HealthCheck.quick(), run.sittings()));
      Outcome.writeFiles(directory);
      return tell(summary, directory);
    }
  }

  private @Nullable Sitting begin(@Nullable Duration limit) {
    DiffSidesAsked sides = DiffSidesAsked.of(asked);
    Selection selection = asked.selection(names);
    int pairs = asked.mostPairs();
    if (sides.jars()) {
      GuestFlags.requireNoQuotes(asked.measuring.flags());
      GuestFlags.requireNoQuotes(sides.a().side().flags());
      GuestFlags.requireNoQuotes(sides.b().side().flags());
    }
    DiffPlanner.Planned planned = planned(sides, selection, pairs);
    if (!sides.jars()) {
      new PlanPreview(planned.cells(), 1, 0).requireMemory(machine, catalogue);
    }
    DiffPreview.requireTime(planned.cells(), limit);
    DiffPlan plan =
        new DiffPlan(
            sides.a().side(),
            sides.b().side(),
            pairs,
            DiffLooks.at(pairs),
            verdicts.leastChange(),
            List.copyOf(verdicts.metrics),
            verdicts.policyText(),
            planned.leftOut(),
            planned.notes());
    Run run =
        Sittings.begin(
            program,
            machine,
            name(selection.preset()),
            limit,
            asked.measuring.newSeed(),
            sides.jdks(),
            asked.measuring.flags(),
            planned.experiments(),
            planned.cells());
    DiffPreview.print(out, run, plan, limit);
    if (asked.measuring.dryRun) {
      return null;
    }
    String versions = run.jdks().stream().map(j -> j.id()).collect(Collectors.joining("+"));
    RunDirectory directory = store.createDiff(machine, LocalDate.now(ZoneOffset.UTC), versions);
    // The sides first: a directory with a run but no sides would be taken for a plain run.
    Json.write(directory.file(DiffPlan.FILE), plan);
    directory.write(run.with(HealthCheck.quick(), null, run.sittings()));
    return new Sitting(directory, sides);
  }

  private @Nullable Sitting goOn(@Nullable Duration limit, String place) {
    RunDirectory directory = place.isEmpty() ? store.newestDiff() : RunDirectory.at(Path.of(place));
    Resumption.requireDiff(directory);
    Run stored = directory.run();
    DiffPlan plan = directory.diffPlan();
    DiffSidesAsked sides = DiffSidesAsked.again(asked, plan, stored.jdks());
    List<String> differences =
        Resumption.differences(directory, stored, sides.jdks(), machine, asked.measuring);
    Resumption.differ(differences, "side A", plan.a(), sides.a().side());
    Resumption.differ(differences, "side B", plan.b(), sides.b().side());
    if (asked.flagsA != null) {
      Resumption.differ(
          differences, "flags of A", plan.a().flags(), DiffOptions.words(asked.flagsA));
    }
    if (asked.flagsB != null) {
      Resumption.differ(
          differences, "flags of B", plan.b().flags(), DiffOptions.words(asked.flagsB));
    }
    if (asked.preset != null) {
      Resumption.differ(differences, "preset", stored.preset(), name(asked.preset));
    }
    if (asked.givesPlan() || !names.isEmpty()) {
      Preset preset =
          asked.preset == null
              ? Preset.valueOf(stored.preset().toUpperCase(Locale.ROOT))
              : asked.preset;
      Selection said = asked.selection(names);
      Selection selection =
          new Selection(said.experiments(), said.params(), said.threads(), preset, null);
      int pairs = asked.pairs == null ? plan.pairs() : asked.mostPairs();
      Resumption.differ(
          differences,
          "cells",
          Resumption.cells(stored.planned()),
          Resumption.cells(planned(sides, selection, pairs).cells()));
    }
    Resumption.refuseIfAny(directory, differences);
    verdicts.unlike(plan).forEach(line -> out.println("note: " + line));
    if (asked.measuring.dryRun) {
      DiffPreview.print(out, stored, plan, limit);
      return null;
    }
    return new Sitting(directory, sides);
  }

  private DiffPlanner.Planned planned(DiffSidesAsked sides, Selection selection, int pairs) {
    return sides.jars()
        ? new GuestPlanner(machine.cpus()).plan(sides.a(), sides.b(), selection, pairs)
        : new DiffPlanner(catalogue, new Planner(catalogue, machine.cpus()), sides.jdks())
            .plan(selection, pairs);
  }

  private int tell(DiffSession.Summary summary, RunDirectory directory) {
    PrintWriter screen = new PrintWriter(out, true);
    int verdict =
        new StoredComparison(verdicts, screen, null, null, false).ofDiff(directory.path());
    summary
        .lost()
        .forEach(
            (cell, cause) ->
                out.println(
                    "given up for now, not for a side's fault: " + cell.id() + ": " + cause));
    if (summary.missing() > 0) {
      out.printf(
          Locale.ROOT,
          "%d blocks of the plan are still missing: diff --resume %s%n",
          summary.missing(),
          directory.path());
    }
    out.println("kept in " + directory.path());
    return verdict;
  }

  private static String name(Preset preset) {
    return preset.name().toLowerCase(Locale.ROOT);
  }
}
