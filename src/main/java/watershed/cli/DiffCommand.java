package watershed.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import watershed.record.BadInput;

/** {@code diff}: whether something got slower, with a verdict for each benchmark. */
@Command(
    name = "diff",
    description = {
      "Did it get slower? Judges stored results, or measures two sides in turns and judges them.",
      "  diff BASE NEW              two runs, or two files of JMH's results (-rf json)",
      "  diff DIR                   a diff that was measured before",
      "  diff --jdk A --jdk B ...   measure: two JDKs, flags (--a, --b) or jars (--jar-a, --jar-b)"
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes: 0 nothing got worse; 1 something did; 2 the comparison is no evidence, or bad",
      "input; 3 something is inconclusive (only with --strict, or where the policy says so).",
      "As a gate in CI: src/docs/GATE.md."
    })
public final class DiffCommand implements Callable<Integer> {
  /** What only stored results can be asked for. */
  private static final Set<String> STORED = Set.of("--base-jdk", "--new-jdk", "--force");

  @ParentCommand Watershed program;
  @Spec CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "BASE NEW | DIR | EXPERIMENT",
      description =
          "What is stored: a run's directory or a file of JMH's, twice. When measuring: names as"
              + " 'list' shows them, or of jars patterns of benchmarks.")
  List<String> words = new ArrayList<>();

  @Option(
      names = "--base-jdk",
      paramLabel = "JDK",
      description = "Of several JDKs in BASE the one that is meant, as 17 or 17.0.15.")
  @Nullable String baseJdk;

  @Option(names = "--new-jdk", paramLabel = "JDK", description = "Likewise in NEW.")
  @Nullable String nextJdk;

  @Option(
      names = "--force",
      description = "Judge although CPU, governor, flags or measuring code changed.")
  boolean force;

  @Mixin DiffOptions measured;
  @Mixin VerdictOptions verdicts;
  @Mixin ResultsOption results;

  @Override
  public Integer call() throws InterruptedException {
    verdicts.check();
    if (measured.measures()) {
      requireNone(option -> STORED.contains(option.longestName()), "chooses among what is stored");
      return new DiffMeasuring(program, measured, verdicts, results, words).measure();
    }
    Set<String> measuring =
        Stream.ofNullable(spec.mixins().get("measured"))
            .flatMap(mixin -> mixin.options().stream())
            .map(OptionSpec::longestName)
            .collect(Collectors.toSet());
    requireNone(
        option -> measuring.contains(option.longestName()),
        "is for measuring, which needs two sides (--jdk A --jdk B, --a, --b, --jar-a, --jar-b)");
    PrintWriter out = spec.commandLine().getOut();
    StoredComparison stored = new StoredComparison(verdicts, out, baseJdk, nextJdk, force);
    return switch (words.size()) {
      case 1 -> stored.again(existing(words.get(0)));
      case 2 -> stored.of(existing(words.get(0)), existing(words.get(1)));
      default ->
          throw new BadInput(
              "diff takes two stored results (diff BASE NEW), or what to measure (diff --jdk A"
                  + " --jdk B), not "
                  + words.size()
                  + " words");
    };
  }

  /** Refuses options that would change nothing here. */
  private void requireNone(Predicate<OptionSpec> foreign, String why) {
    for (OptionSpec given : spec.commandLine().getParseResult().matchedOptions()) {
      if (foreign.test(given)) {
        throw new BadInput(given.longestName() + " " + why + ": leave it out");
      }
    }
  }

  private static Path existing(String word) {
    Path path = Path.of(word);
    if (!Files.exists(path)) {
      throw new BadInput(
          "no file or run at '"
              + word
              + "': give a run's directory or a file of JMH's results (-rf"
              + " json)");
    }
    return path;
  }
}
