package watershed.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import watershed.lab.HealthCheck;
import watershed.lab.JdkCatalogue;
import watershed.lab.MachineProbe;
import watershed.record.Finding;
import watershed.record.Health;
import watershed.record.Json;
import watershed.record.Machine;
import watershed.report.HealthText;

/** {@code check}: is this machine fit to measure? */
@Command(
    name = "check",
    description = "Look at whatever could spoil measurements here, and say what to do about it.",
    mixinStandardHelpOptions = true,
    footer = {"", "Exit codes: 0 fit, or usable with caveats; 1 not fit; 2 bad input."})
public final class CheckCommand implements Callable<Integer> {
  private static final int EXIT_UNFIT = 1;

  @Spec CommandSpec spec;

  @Option(
      names = "--quick",
      description =
          "Only what a run looks at before and after (under a second): no JDKs, no profilers.")
  boolean quick;

  @Option(names = "--json", description = "Print one JSON object instead of the table.")
  boolean json;

  @Override
  public Integer call() {
    Machine machine = MachineProbe.read();
    Health health = quick ? HealthCheck.quick() : HealthCheck.full(JdkCatalogue.discover());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("machine", machine);
      all.put("health", health);
      all.put("verdict", HealthText.verdict(health));
      out.println(Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(all));
    } else {
      out.println(HealthText.of(machine));
      out.println();
      out.print(HealthText.of(health));
    }
    out.flush();
    return health.worst() == Finding.Grade.INVALID ? EXIT_UNFIT : 0;
  }
}
