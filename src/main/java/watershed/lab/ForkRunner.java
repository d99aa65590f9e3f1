package watershed.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.CompilerHints;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import watershed.experiments.Forbidden;
import watershed.experiments.Unavailable;
import watershed.record.BadInput;
import watershed.record.Json;
import watershed.record.Trial;
import watershed.record.Windows;

/** Runs one fork of one benchmark by a JMH Runner of its own and reads what became of it. */
final class ForkRunner {
  /**
   * One fork to run.
   *
   * @param benchmark qualified class and method
   * @param params every {@code @Param}, the contender included
   * @param threads JMH threads
   * @param jdk to fork
   * @param jvmArgs all of its flags
   * @param profilers JMH profilers by name
   */
  record Fork(
      String benchmark,
      Map<String, String> params,
      int threads,
      InstalledJdk jdk,
      List<String> jvmArgs,
      List<String> profilers) {}

  /**
   * How the fork ended.
   *
   * @param jmh JMH's JSON object of it, lead-ins dropped; null unless it completed
   * @param output everything that JMH and the fork printed
   */
  record Ending(
      Trial.Outcome outcome, @Nullable String error, @Nullable JsonNode jmh, String output) {}

  private static final Pattern EXIT_CODE = Pattern.compile("exit code (\\d+)");
  private static final String OUT_OF_MEMORY_EXIT = "3";
  private static final String UNAVAILABLE = Unavailable.class.getName();
  private static final Pattern FORBIDDEN =
      Pattern.compile(Pattern.quote(Forbidden.class.getName()) + ": (.*)");

  static {
    pinJmh();
  }

  private ForkRunner() {}

  /** Settings of every JMH host of the suite, which JMH reads when a Runner starts. */
  static void pinJmh() {
    // Forks of a block are alive together on purpose: JMH's lock against a second JMH would refuse.
    System.setProperty("jmh.ignoreLock", "true");
    // The same on every JDK: left to itself JMH decides by what it detects.
    System.setProperty("jmh.blackhole.autoDetect", "false");
    System.setProperty("jmh.blackhole.mode", "COMPILER");
    // JMH reads these lazily into plain statics, mode before reason: of Runners that start at once,
    // one may meet the mode without the reason and die of it. Read here, once, by one thread.
    CompilerHints.printHints(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
  }

  /**
   * Runs a fork to its end.
   *
   * @param ticket to its block's turns
   * @param keepLeadIns whether the result holds every iteration instead of the last of each turn
   */
  static Ending run(Fork fork, Windows windows, TurnProfiler.Ticket ticket, boolean keepLeadIns) {
    ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(buffer, true, StandardCharsets.UTF_8);
    OutputFormat format = OutputFormatFactory.createFormatInstance(print, VerboseMode.NORMAL);
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + Pattern.quote(fork.benchmark()) + "$")
            .threads(fork.threads())
            .forks(1)
            .warmupForks(0)
            .warmupIterations(windows.warmupRounds())
            .warmupTime(TimeValue.milliseconds(windows.warmupMillis()))
            .measurementIterations(windows.rounds() * ticket.iterationsPerTurn())
            .measurementTime(TimeValue.milliseconds(windows.windowMillis()))
            .jvm(fork.jdk().java().toString())
            .jvmArgs(fork.jvmArgs().toArray(String[]::new))
            .shouldFailOnError(true)
            .shouldDoGC(false)
            .syncIterations(true)
            .addProfiler(SuiteTurns.class, ticket.encode());
    fork.profilers().forEach(options::addProfiler);
    fork.params().forEach(options::param);
    try {
      Collection<RunResult> results = new Runner(options.build(), format).run();
      if (results.size() != 1) {
        return new Ending(
            Trial.Outcome.CRASHED,
            "JMH returned " + results.size() + " results instead of 1",
            null,
            buffer.toString(StandardCharsets.UTF_8));
      }
      RunResult all = results.iterator().next();
      RunResult counted = keepLeadIns ? all : withoutLeadIns(all, ticket.iterationsPerTurn());
      return new Ending(
          Trial.Outcome.COMPLETED,
          null,
          json(counted, fork),
          buffer.toString(StandardCharsets.UTF_8));
    } catch (RunnerException e) {
      String output = buffer.toString(StandardCharsets.UTF_8);
      return new Ending(outcome(e + "\n" + output), cause(e, output), null, output);
    }
  }

  /** Keeps the last iteration of every turn: those before it refilled the caches. */
  private static RunResult withoutLeadIns(RunResult all, int perTurn) {
    List<BenchmarkResult> kept = new ArrayList<>();
    for (BenchmarkResult fork : all.getBenchmarkResults()) {
      List<IterationResult> counted = new ArrayList<>();
      int i = 0;
      for (IterationResult iteration : fork.getIterationResults()) {
        if (++i % perTurn == 0) {
          counted.add(iteration);
        }
      }
      kept.add(new BenchmarkResult(fork.getParams(), counted, fork.getMetadata()));
    }
    return new RunResult(all.getParams(), kept);
  }

  /** JMH's own JSON, less this machine's paths and the percentiles, which follow from raw data. */
  private static JsonNode json(RunResult result, Fork fork) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
      ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(List.of(result));
    }
    JsonNode array = Json.parse(bytes.toString(StandardCharsets.UTF_8), "JMH's result");
    if (array.size() != 1) {
      throw new BadInput("JMH's JSON holds " + array.size() + " elements instead of 1");
    }
    ObjectNode object = (ObjectNode) array.get(0);
    object.put("jvm", "jdk-" + fork.jdk().jdk().id() + "/bin/java");
    ArrayNode flags = object.putArray("jvmArgs");
    String agent = "-javaagent:";
    for (String flag : fork.jvmArgs()) {
      flags.add(flag.equals(agent + AgentJar.path()) ? agent + "benchmarks.jar" : flag);
    }
    object
        .findParents("scorePercentiles")
        .forEach(p -> ((ObjectNode) p).remove("scorePercentiles"));
    return object;
  }

  /** What became of a fork that did not complete, by what it and its host said. */
  static Trial.Outcome outcome(String text) {
    if (FORBIDDEN.matcher(text).find()) {
      return Trial.Outcome.THREW;
    }
    if (text.contains(UNAVAILABLE)) {
      return Trial.Outcome.UNAVAILABLE;
    }
    if (text.contains("java.lang.OutOfMemoryError")) {
      return Trial.Outcome.OUT_OF_MEMORY;
    }
    Matcher exit = EXIT_CODE.matcher(text);
    if (exit.find()) {
      return exit.group(1).equals(OUT_OF_MEMORY_EXIT)
          ? Trial.Outcome.OUT_OF_MEMORY
          : Trial.Outcome.CRASHED;
    }
    return Trial.Outcome.THREW;
  }

  /** The innermost message: JMH wraps what the benchmark threw in exceptions of its own. */
  static String cause(RunnerException e, String output) {
    Throwable deepest = e;
    while (true) {
      Throwable next =
          deepest.getCause() != null
              ? deepest.getCause()
              : deepest.getSuppressed().length > 0 ? deepest.getSuppressed()[0] : null;
      if (next == null || next == deepest) {
        break;
      }
      deepest = next;
    }
    Matcher forbidden = FORBIDDEN.matcher(deepest + "\n" + output);
    if (forbidden.find()) {
      return Trial.FORBIDDEN_OUTCOME + forbidden.group(1);
    }
    String message = String.valueOf(deepest.getMessage());
    boolean processEnded = EXIT_CODE.matcher(message).find();
    if (!processEnded) {
      message = deepest.toString();
    }
    if (deepest == e || processEnded) {
      // The fork's own words say more than JMH's, where it had any; JMH's own lines begin with #.
      message += complaint(output).map(line -> " (" + line + ")").orElse("");
    }
    return message.lines().findFirst().orElse(message);
  }

  /** The first line in which a fork complains. */
  static Optional<String> complaint(String output) {
    return output
        .lines()
        .filter(line -> line.contains("Error") || line.contains("Exception"))
        .filter(line -> !line.startsWith("#") && !EXIT_CODE.matcher(line).find())
        .map(String::strip)
        .findFirst();
  }
}
