package watershed.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import watershed.analysis.diff.EnvironmentGates;
import watershed.analysis.diff.InRun;
import watershed.analysis.diff.Matching;
import watershed.analysis.diff.RunSide;
import watershed.record.BadInput;
import watershed.record.Jdk;
import watershed.record.Nearest;
import watershed.record.Run;
import watershed.record.RunDirectory;
import watershed.record.Trial;
import watershed.report.ComparedNames;

/** {@code compare}: two designs of one run, cell by cell, by the statistics of {@code diff}. */
@Command(
    name = "compare",
    description = "Compare two designs inside one run: is B worse than A, cell by cell?",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes: 0 B is nowhere worse; 1 it is somewhere; 2 no evidence, or bad input;",
      "3 something is inconclusive (only with --strict, or where the policy says so)."
    })
public final class CompareCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(index = "0", paramLabel = "A", description = "The design that is compared with.")
  String a;

  @Parameters(index = "1", paramLabel = "B", description = "The design that is judged.")
  String b;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "RUN",
      description = "Directory of the run. Default: the newest.")
  @Nullable Path directory;

  @Option(
      names = "--experiment",
      paramLabel = "NAME",
      description = "Only this experiment; repeatable. Default: all that have both designs.")
  List<String> experiments = new ArrayList<>();

  @Option(names = "--on", paramLabel = "JDK", description = "Only this JDK of the run's.")
  @Nullable String jdk;

  @Mixin VerdictOptions verdicts;
  @Mixin ResultsOption results;

  @Override
  public Integer call() {
    verdicts.check();
    RunDirectory directoryOfRun =
        requireRun(directory == null ? results.store().newestRun() : RunDirectory.at(directory));
    Run run = directoryOfRun.run();
    List<Trial> trials = directoryOfRun.trials().trials();
    if (a.equals(b)) {
      throw new BadInput("'" + a + "' twice: name two designs");
    }
    List<String> looked = experiments(run);
    List<Jdk> jdks = RunSide.jdks(run, trials);
    String name = "'" + directoryOfRun.path() + "'";
    List<String> on =
        jdk == null
            ? jdks.stream().map(Jdk::id).toList()
            : List.of(RunSide.jdk(name, jdks, jdk, "--on").id());
    Matching matching = InRun.designs(trials, looked, on, a, b, verdicts.choice());
    return verdicts.tell(
        new ComparedNames(a + ", " + directoryOfRun.path(), b + ", in the same blocks"),
        matching,
        EnvironmentGates.ofOneRun(run),
        verdicts.rules(1),
        null,
        null,
        spec.commandLine().getOut());
  }

  private static RunDirectory requireRun(RunDirectory directory) {
    if (directory.isDiff()) {
      throw new BadInput(
          "'"
              + directory.path()
              + "' is a diff, which has sides: judge it by \"diff\" and its name");
    }
    return StoredComparison.noSearch(directory);
  }

  /** Experiments that have both designs. */
  private List<String> experiments(Run run) {
    List<String> known = run.experiments().stream().map(Run.ExperimentInfo::name).toList();
    for (String experiment : experiments) {
      if (!known.contains(experiment)) {
        throw new BadInput(
            "the run has no experiment '" + experiment + "'" + Nearest.hint(experiment, known));
      }
    }
    List<Run.ExperimentInfo> looked =
        run.experiments().stream()
            .filter(e -> experiments.isEmpty() || experiments.contains(e.name()))
            .toList();
    Set<String> designs = new LinkedHashSet<>();
    looked.forEach(e -> designs.addAll(e.contenders()));
    for (String design : List.of(a, b)) {
      if (!designs.contains(design)) {
        throw new BadInput(
            "the run has no design '" + design + "'" + Nearest.hint(design, designs));
      }
    }
    List<String> both =
        looked.stream()
            .filter(e -> e.contenders().containsAll(List.of(a, b)))
            .map(Run.ExperimentInfo::name)
            .toList();
    if (both.isEmpty()) {
      throw new BadInput("no experiment of the run has both '" + a + "' and '" + b + "'");
    }
    return both;
  }
}
