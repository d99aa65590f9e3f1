package watershed.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import watershed.lab.Catalogue;
import watershed.lab.ExperimentSpec;
import watershed.record.Run;
import watershed.record.RunDirectory;
import watershed.record.RunStore;

/** {@code list}: what can be measured, and what was. */
@Command(
    name = "list",
    description = "Show the experiments, their parameters and the runs kept.",
    mixinStandardHelpOptions = true)
public final class ListCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "EXPERIMENT",
      description = "Show only these, with their claims.")
  List<String> names = List.of();

  @Option(
      names = "--markdown",
      description = "Print every claim and its experiment as the table of src/docs/EXPERIMENTS.md.")
  boolean markdown;

  @Mixin ResultsOption results;

  @Override
  public Integer call() {
    PrintStream out = System.out;
    Catalogue catalogue = Catalogue.load();
    if (markdown) {
      ClaimTable.lines(catalogue).forEach(out::println);
      return 0;
    }
    if (!names.isEmpty()) {
      names.stream().map(catalogue::find).forEach(spec -> print(out, spec, true));
      return 0;
    }
    out.println("Experiments (run NAME, list NAME for its claims):");
    catalogue.all().forEach(spec -> print(out, spec, false));
    RunStore.Listing kept = results.store().list();
    List<RunDirectory> runs = kept.runs();
    out.println();
    out.println(runs.isEmpty() ? "No runs under " + results.path + " yet." : "Runs (report DIR):");
    for (RunDirectory directory : runs) {
      Run run = directory.run();
      out.printf(
          Locale.ROOT,
          "  %s  %s, JDK %s%n",
          directory.path(),
          run.preset(),
          String.join(" and ", run.jdks().stream().map(j -> j.id()).toList()));
    }
    PrintWriter err = spec.commandLine().getErr();
    kept.unreadable().forEach(why -> err.println("watershed: " + why.getMessage()));
    err.flush();
    return kept.unreadable().isEmpty() ? 0 : Watershed.EXIT_ERROR;
  }

  private static void print(PrintStream out, ExperimentSpec spec, boolean claims) {
    out.printf("%n%s  %s: %s%n", spec.meta().section(), spec.name(), spec.meta().question());
    out.printf(
        "    compares %s: %s%n", spec.meta().contender(), String.join(", ", spec.contenders()));
    spec.params()
        .forEach(
            (param, values) -> {
              if (!param.equals(spec.meta().contender())) {
                out.printf(
                    "    -p %s=%s%s%n",
                    param,
                    String.join(",", spec.isClosed(param) ? spec.values(param) : values),
                    spec.isClosed(param) ? "" : " (or another number)");
              }
            });
    if (claims) {
      spec.info().claims().forEach(claim -> print(out, claim));
    }
  }

  private static void print(PrintStream out, Run.ClaimInfo claim) {
    out.printf("    claim %s: %s%n", claim.id(), claim.says());
    if (!claim.goTruth().isEmpty()) {
      out.printf("      Go itself: %s%n", claim.goTruth());
    }
    if (!claim.rule().isEmpty()) {
      out.printf("      rule: %s%n", claim.rule());
    }
    for (Run.FigureInfo figure : claim.figures()) {
      out.printf(
          Locale.ROOT,
          "      %s: %s is %s %s %s%n",
          figure.name().isEmpty() ? "figure" : figure.name(),
          figure.of(),
          figure.relation().toLowerCase(Locale.ROOT).replace('_', ' '),
          BigDecimal.valueOf(figure.threshold()).stripTrailingZeros().toPlainString(),
          figure.unit());
    }
  }
}
