package watershed.lab;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.AsyncProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import watershed.record.BadInput;

/** Runs one benchmark under a profiler, one JMH Runner per fork, and gathers what it left. */
public final class ProfileSession {
  private static final int WARMUPS = 5;
  private static final int WARMUP_MILLIS = 200;
  private static final int WINDOW_MILLIS = 500;
  private static final int SPARE_SECONDS = 120;

  /**
   * What to profile and for how long.
   *
   * @param threads JMH threads, or null for the benchmark's own number
   * @param seconds measured time of a fork
   */
  public record Request(
      ProfileTarget target,
      @Nullable Integer threads,
      InstalledJdk jdk,
      ProfileEvent event,
      int seconds,
      int forks) {}

  /**
   * What the profiler left.
   *
   * @param threads JMH threads that ran
   * @param stacks files of collapsed stacks, one or more per fork; empty for perfnorm and perfasm
   * @param counters by name and unit, means over forks; empty but for perfnorm
   */
  public record Taken(int threads, List<Path> stacks, Map<String, Double> counters) {}

  private final Request request;
  private final Consumer<String> output;

  /**
   * @param output takes what JMH and a fork printed, at the fork's end
   */
  public ProfileSession(Request request, Consumer<String> output) {
    this.request = request;
    this.output = output;
  }

  /**
   * Profiles.
   *
   * @param directory where the profiler's files go, in a folder per fork
   * @throws BadInput if a fork fails, the profiler leaves nothing, or its files cannot be written
   */
  public Taken run(Path directory) {
    ForkRunner.pinJmh();
    List<Path> stacks = new ArrayList<>();
    Map<String, Double> counters = new TreeMap<>();
    int threads = 0;
    for (int fork = 1; fork <= request.forks; fork++) {
      Path folder = directory.resolve("fork-" + fork);
      try {
        Files.createDirectories(folder);
        RunResult result = runFork(folder);
        threads = result.getParams().getThreads();
        if (request.event.isSampled()) {
          stacks.addAll(stacksIn(folder));
        } else {
          PerfResults kept = PerfResults.of(result.getSecondaryResults());
          kept.write(folder);
          kept.counters()
              .forEach((name, value) -> counters.merge(name, value / request.forks, Double::sum));
        }
      } catch (IOException e) {
        throw new BadInput("cannot write under '" + folder + "': " + e.getMessage(), e);
      }
    }
    return new Taken(threads, stacks, counters);
  }

  /** JMH's own time limit does not end a fork that hangs, so a watchdog does. */
  private RunResult runFork(Path folder) {
    int limit = request.seconds + SPARE_SECONDS;
    AtomicBoolean hung = new AtomicBoolean();
    Thread watchdog =
        new Thread(
            () -> {
              try {
                TimeUnit.SECONDS.sleep(limit);
                hung.set(true);
                ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
              } catch (InterruptedException ended) {
                // The fork came to its end in time.
                Thread.currentThread().interrupt();
              }
            },
            "profile-watchdog");
    watchdog.setDaemon(true);
    watchdog.start();
    try {
      return runJmh(folder);
    } catch (BadInput e) {
      if (!hung.get()) {
        throw e;
      }
      throw new BadInput(
          "the profiled fork of "
              + request.target.benchmark()
              + " hung: it was ended after "
              + limit
              + " s",
          e);
    } finally {
      watchdog.interrupt();
    }
  }

  private RunResult runJmh(Path folder) {
    ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(buffer, true, StandardCharsets.UTF_8);
    try {
      Collection<RunResult> results =
          new Runner(
                  options(folder).build(),
                  OutputFormatFactory.createFormatInstance(print, VerboseMode.NORMAL))
              .run();
      if (results.size() != 1) {
        throw new BadInput(
            request.target.benchmark()
                + " gave "
                + results.size()
                + " results where 1 was expected");
      }
      return results.iterator().next();
    } catch (RunnerException e) {
      throw new BadInput(
          "the profiled fork of "
              + request.target.benchmark()
              + " failed: "
              + ForkRunner.cause(e, buffer.toString(StandardCharsets.UTF_8)),
          e);
    } finally {
      output.accept(buffer.toString(StandardCharsets.UTF_8));
    }
  }

  private ChainedOptionsBuilder options(Path folder) {
    ExperimentSpec spec = request.target.spec();
    List<String> flags =
        BlockForks.flags(
            spec,
            request.target.params(),
            // Else frames that the compiler inlined are charged to the method around them.
            List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:+DebugNonSafepoints"));
    // Single shots are profiled as they are measured: more of them would be another experiment.
    boolean shots = spec.isSingleShot();
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + Pattern.quote(request.target.benchmark()) + "$")
            .forks(1)
            .warmupForks(0)
            .warmupIterations(shots ? spec.timing().warmups() : WARMUPS)
            .warmupTime(TimeValue.milliseconds(WARMUP_MILLIS))
            .measurementIterations(
                shots ? spec.timing().shots() : request.seconds * 1000 / WINDOW_MILLIS)
            .measurementTime(TimeValue.milliseconds(WINDOW_MILLIS))
            .jvm(request.jdk.java().toString())
            .jvmArgs(flags.toArray(String[]::new))
            .shouldFailOnError(true);
    if (request.threads != null) {
      options.threads(request.threads);
    }
    request.target.params().forEach(options::param);
    if (!request.event.isSampled()) {
      return options.addProfiler(request.event.name());
    }
    return options.addProfiler(
        AsyncProfiler.class,
        "libPath="
            + EventProbe.library()
            + ";event="
            + request.event.name()
            + request.event.interval()
            + ";output=flamegraph,collapsed;direction=forward;dir="
            + folder.toAbsolutePath());
  }

  private static List<Path> stacksIn(Path folder) throws IOException {
    List<Path> stacks;
    try (Stream<Path> all = Files.walk(folder)) {
      stacks =
          all.filter(f -> String.valueOf(f.getFileName()).startsWith("collapsed-"))
              .sorted()
              .toList();
    }
    if (stacks.isEmpty()) {
      throw new BadInput(
          "the profiler left no stacks under '"
              + folder
              + "': see what the fork prints (--verbose)");
    }
    return stacks;
  }
}
