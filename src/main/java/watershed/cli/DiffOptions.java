package watershed.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import watershed.experiments.Preset;
import watershed.lab.Selection;
import watershed.record.BadInput;

/** What a diff measures: its two sides, and how far it goes. */
final class DiffOptions {
  private static final int PAIRS = 10;

  /** With fewer there is no scatter, so that nothing can be told from chance. */
  static final int FEWEST_PAIRS = 2;

  private static final int MOST_PAIRS = 1000;

  @Mixin JdkOptions jdks;

  @Option(
      names = "--a",
      paramLabel = "FLAGS",
      description = "Measure: JVM flags of side A alone, separated by blanks.")
  @Nullable String flagsA;

  @Option(names = "--b", paramLabel = "FLAGS", description = "Measure: likewise of side B.")
  @Nullable String flagsB;

  @Option(
      names = "--jar-a",
      paramLabel = "JAR",
      description = "Measure: side A's JMH jar, yours or anybody's, in place of the suite.")
  @Nullable String jarA;

  @Option(names = "--jar-b", paramLabel = "JAR", description = "Measure: side B's JMH jar.")
  @Nullable String jarB;

  @Option(
      names = "--pairs",
      paramLabel = "N",
      description =
          "Measure: pairs of forks of each cell, unless fewer decide it (after 5, 10, 15 or 20)."
              + " Default: 10.")
  @Nullable Integer pairs;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      description = "Measure: the time of this sitting, such as 90s, 30m or 2h.")
  @Nullable String budget;

  @Option(
      names = {"-p", "--param"},
      paramLabel = "NAME=V1,V2",
      description = "Measure: values of a parameter in place of the preset's; repeatable.")
  Map<String, String> params = new LinkedHashMap<>();

  @Option(
      names = {"-t", "--threads"},
      paramLabel = "N,N",
      split = ",",
      description = "Measure: threads in place of the preset's: numbers, or as 2x the CPUs.")
  List<String> threads = new ArrayList<>();

  @Option(
      names = "--preset",
      description =
          "Measure: which cells, and how long each fork works: flash, quick, standard, thorough."
              + " Default: quick.")
  @Nullable Preset preset;

  @Option(
      names = "--resume",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "DIR",
      description = "Measure what is missing of a diff: of DIR, or of the newest.")
  @Nullable String resume;

  @Mixin MeasuringOptions measuring;

  /** Whether it is asked to measure, rather than to judge what is stored. */
  boolean measures() {
    return jdks.given() || flagsA != null || flagsB != null || resume != null || jars();
  }

  /** Whether the sides are jars of other people's benchmarks. */
  boolean jars() {
    return jarA != null || jarB != null;
  }

  /** Whether it says what to measure, which a diff that is gone on with knows already. */
  boolean givesPlan() {
    return pairs != null || preset != null || !params.isEmpty() || !threads.isEmpty();
  }

  /**
   * Pairs of each cell.
   *
   * @throws BadInput if they are too few for any verdict
   */
  int mostPairs() {
    if (pairs == null) {
      return PAIRS;
    }
    if (pairs < FEWEST_PAIRS || pairs > MOST_PAIRS) {
      throw new BadInput(
          "--pairs "
              + pairs
              + ": give a whole number from "
              + FEWEST_PAIRS
              + " to "
              + MOST_PAIRS
              + "; one pair has no scatter to be judged by");
    }
    return pairs;
  }

  /** The flags of a side. */
  static List<String> words(@Nullable String flags) {
    return flags == null || flags.isBlank() ? List.of() : List.of(flags.strip().split("\\s+"));
  }

  Selection selection(List<String> names) {
    return new Selection(
        names,
        SelectionOptions.values(params),
        threads,
        preset == null ? Preset.QUICK : preset,
        null);
  }
}
