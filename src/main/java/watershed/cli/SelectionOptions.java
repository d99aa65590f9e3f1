package watershed.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import watershed.experiments.Preset;
import watershed.lab.Selection;
import watershed.record.BadInput;

/** What is measured: shared by every verb that measures. */
final class SelectionOptions {
  @Parameters(
      arity = "0..*",
      paramLabel = "EXPERIMENT",
      description = "Names as 'list' shows them. Default: all.")
  List<String> experiments = new ArrayList<>();

  @Option(
      names = {"-p", "--param"},
      paramLabel = "NAME=V1,V2",
      description = "Values of a parameter in place of the preset's; repeatable.")
  Map<String, String> params = new LinkedHashMap<>();

  @Option(
      names = {"-t", "--threads"},
      paramLabel = "N,N",
      split = ",",
      description = "Threads in place of the preset's: numbers, or multiples of the CPUs as 2x.")
  List<String> threads = new ArrayList<>();

  @Option(
      names = "--preset",
      description =
          "flash (a minute: does it work?), quick (15 minutes), standard (3 hours), thorough (a"
              + " night). Default: quick.")
  @Nullable Preset preset;

  @Option(names = "--blocks", paramLabel = "N", description = "Replicates of each cell.")
  @Nullable Integer blocks;

  boolean given() {
    return !experiments.isEmpty()
        || !params.isEmpty()
        || !threads.isEmpty()
        || preset != null
        || blocks != null;
  }

  Selection toSelection() {
    return new Selection(
        experiments, values(params), threads, preset == null ? Preset.QUICK : preset, blocks);
  }

  /**
   * What was typed as {@code NAME=V1,V2}, by name.
   *
   * @throws BadInput if a value is empty
   */
  static Map<String, List<String>> values(Map<String, String> params) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    params.forEach((name, text) -> values.put(name, values(name, text)));
    return values;
  }

  private static List<String> values(String name, String text) {
    List<String> values = List.of(text.split(","));
    if (values.isEmpty() || values.stream().anyMatch(String::isBlank)) {
      throw new BadInput("-p " + name + "=" + text + ": a value is empty");
    }
    return values;
  }
}
