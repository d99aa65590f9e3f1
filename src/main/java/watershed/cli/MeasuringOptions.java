package watershed.cli;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import watershed.record.BadInput;

/** How forks are run: shared by the verbs that keep a run. */
final class MeasuringOptions {
  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "From which every order is drawn. Default: the clock.")
  @Nullable Long seed;

  @Option(
      names = "--jvm-args",
      paramLabel = "FLAGS",
      description = "Flags for every fork, after the suite's own; separated by blanks.")
  @Nullable String jvmArgs;

  @Option(
      names = "--turn-deadline",
      paramLabel = "TIME",
      defaultValue = "2m",
      description =
          "A fork that gives no sign of life for that long counts as hung. Default:"
              + " ${DEFAULT-VALUE}.")
  String turnDeadline;

  @Option(names = "--dry-run", description = "Print the plan and its estimate; measure nothing.")
  boolean dryRun;

  /**
   * The longest time that a fork may take to start or keep a turn.
   *
   * @throws BadInput if it is not a time
   */
  Duration deadline() {
    return Durations.parse("--turn-deadline", turnDeadline);
  }

  List<String> flags() {
    return jvmArgs == null || jvmArgs.isBlank()
        ? List.of()
        : List.of(jvmArgs.strip().split("\\s+"));
  }

  boolean givesFlags() {
    return jvmArgs != null;
  }

  /** The seed of a run that begins. */
  long newSeed() {
    return seed == null ? System.currentTimeMillis() : seed;
  }
}
