package watershed.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import watershed.lab.InstalledJdk;
import watershed.lab.LayoutSurvey;
import watershed.lab.MachineProbe;
import watershed.record.BadInput;
import watershed.record.Json;
import watershed.record.LayoutReport;
import watershed.record.Nearest;
import watershed.record.WholeFile;
import watershed.report.LayoutText;

/** {@code layout}: where the fields of maps and padded objects lie. */
@Command(
    name = "layout",
    description = "Show where the fields of maps and of padded objects lie.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "A line is 64 bytes, counted as if the object began one. Objects begin at any multiple of 8:",
      "two fields of one line here may lie in two in memory. Simulated modes follow JOL's model of",
      "HotSpot, not the JVM itself."
    })
public final class LayoutCommand implements Callable<Integer> {
  private static final String ALL = "all";
  private static final List<String> MODES =
      List.of(LayoutSurvey.ACTUAL, "no-compressed-oops", "compact-headers");

  @Parameters(
      arity = "0..*",
      paramLabel = "SUBJECT",
      description = "What to show, as HASH_MAP or CONTENDED_FIELDS. Without one: their names.")
  List<String> subjects = List.of();

  @Mixin JdkOptions jdks;

  @Option(
      names = "--mode",
      split = ",",
      paramLabel = "MODE",
      defaultValue = "actual",
      description =
          "Object model: actual, or simulated no-compressed-oops or compact-headers, or all."
              + " Default: ${DEFAULT-VALUE}.")
  List<String> modes;

  @Option(names = "--json", description = "Print JSON instead of text.")
  boolean json;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write to a file, whole or not at all, instead of the screen.")
  @Nullable Path out;

  @Override
  public Integer call() {
    PrintStream screen = System.out;
    List<String> asked = modes();
    if (subjects.isEmpty()) {
      screen.println("Subjects (layout SUBJECT...):");
      Set<String> names = new TreeSet<>();
      jdks.resolve().forEach(jdk -> names.addAll(LayoutSurvey.subjects(jdk)));
      names.forEach(name -> screen.println("  " + name));
      return 0;
    }
    int line = MachineProbe.read().line();
    List<LayoutReport> reports = new ArrayList<>();
    for (InstalledJdk jdk : jdks.resolve()) {
      reports.addAll(LayoutSurvey.survey(jdk, List.of(), asked, subjects));
    }
    String text =
        json
            ? Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(reports) + "\n"
            : String.join(
                "\n", reports.stream().map(report -> LayoutText.of(report, line)).toList());
    if (out == null) {
      screen.print(text);
    } else {
      WholeFile.write(out, stream -> stream.write(text.getBytes(StandardCharsets.UTF_8)));
    }
    return 0;
  }

  private List<String> modes() {
    Set<String> asked = new LinkedHashSet<>();
    for (String mode : modes) {
      if (mode.equals(ALL)) {
        asked.addAll(MODES);
      } else if (MODES.contains(mode)) {
        asked.add(mode);
      } else {
        List<String> known = new ArrayList<>(MODES);
        known.add(ALL);
        throw new BadInput("no object model '" + mode + "' (--mode)" + Nearest.hint(mode, known));
      }
    }
    return List.copyOf(asked);
  }
}
