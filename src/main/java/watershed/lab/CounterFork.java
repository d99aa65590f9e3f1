package watershed.lab;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.AsyncProfiler;
import org.openjdk.jmh.profile.LinuxPerfNormProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import watershed.record.BadInput;

/**
 * Counts events of one benchmark in forks of their own, alone on the machine: what a profiler costs
 * is in no timed fork. Whatever the benchmark's mode, it is run over and over for a fixed time.
 */
final class CounterFork {
  private static final int WARMUPS = 5;
  private static final int WARMUP_MILLIS = 200;
  private static final int WINDOWS = 4;
  private static final int WINDOW_MILLIS = 500;
  private static final int LIMIT_SECONDS = 120;

  /** Events that a sample stands for; a prime, so that no loop of the benchmark keeps step. */
  private static final long EVENTS_PER_SAMPLE = 10_007;

  private final CounterSource source;
  private final Consumer<String> output;
  private final Function<List<Path>, CounterSession.Stacks> reader;

  /**
   * @param output told what JMH and every fork printed
   * @param reader reads files of collapsed stacks
   */
  CounterFork(
      CounterSource source,
      Consumer<String> output,
      Function<List<Path>, CounterSession.Stacks> reader) {
    this.source = source;
    this.output = output;
    this.reader = reader;
  }

  /**
   * What was counted.
   *
   * @param events for each operation, by their names
   * @param texts that show where, by name; none of perf, which counts and does not look
   */
  record Counted(Map<String, Double> events, Map<String, String> texts) {
    Counted {
      events = Map.copyOf(events);
      texts = Map.copyOf(texts);
    }
  }

  /**
   * Counts each event.
   *
   * @throws BadInput if a fork fails or hangs, or the profiler leaves nothing
   */
  Counted count(ForkRunner.Fork fork) {
    ForkRunner.pinJmh();
    Map<String, Double> counts = new TreeMap<>();
    Map<String, String> texts = new TreeMap<>();
    if (source.perf()) {
      String events = "events=" + String.join(",", source.events());
      RunResult result = run(options(fork).addProfiler(LinuxPerfNormProfiler.class, events));
      counts.putAll(ofPerf(result.getSecondaryResults()));
    } else {
      for (String event : source.events()) {
        counts.put(event, sampled(fork, event, texts));
      }
    }
    return new Counted(counts, texts);
  }

  /**
   * What JMH made of perf's counts: sums over kinds of core, under the names asked for. Hazard: of
   * threads that move between kinds, perf projects each kind's count to the whole time.
   */
  @SuppressWarnings("rawtypes") // JMH's own signature
  static Map<String, Double> ofPerf(Map<String, Result> secondary) {
    Map<String, Double> counts = new TreeMap<>();
    secondary.forEach(
        (label, counted) -> {
          String event = PerfStat.plain(label);
          if (CounterSource.WANTED.contains(event) && Double.isFinite(counted.getScore())) {
            counts.merge(event, counted.getScore(), Double::sum);
          }
        });
    return counts;
  }

  private double sampled(ForkRunner.Fork fork, String event, Map<String, String> texts) {
    try {
      Path folder = Files.createTempDirectory("watershed-counters");
      try {
        RunResult result =
            run(
                options(fork)
                    .addProfiler(
                        AsyncProfiler.class,
                        "libPath="
                            + EventProbe.library()
                            + ";event="
                            + event
                            + ";interval="
                            + EVENTS_PER_SAMPLE
                            + ";output=collapsed;dir="
                            + folder));
        CounterSession.Stacks stacks = reader.apply(stacksIn(folder));
        texts.put(event + "-collapsed.txt", stacks.text());
        return perOperation(stacks.samples(), operations(result));
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new BadInput("the temporary folder cannot be used: " + e.getMessage(), e);
    }
  }

  /** Events for each operation. */
  static double perOperation(long samples, long operations) {
    return (double) samples * EVENTS_PER_SAMPLE / operations;
  }

  private static long operations(RunResult result) {
    long operations = 0;
    for (BenchmarkResult fork : result.getBenchmarkResults()) {
      operations += fork.getMetadata().getMeasurementOps();
    }
    return operations;
  }

  private RunResult run(ChainedOptionsBuilder options) {
    ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(buffer, true, StandardCharsets.UTF_8);
    // JMH's own time limit does not end a fork that hangs.
    CompletableFuture<Void> watchdog =
        CompletableFuture.runAsync(
            Shutdown::endForks, CompletableFuture.delayedExecutor(LIMIT_SECONDS, TimeUnit.SECONDS));
    try {
      return new Runner(
              options.build(), OutputFormatFactory.createFormatInstance(print, VerboseMode.NORMAL))
          .runSingle();
    } catch (RunnerException e) {
      throw new BadInput(ForkRunner.cause(e, buffer.toString(StandardCharsets.UTF_8)), e);
    } finally {
      watchdog.cancel(false);
      output.accept(buffer.toString(StandardCharsets.UTF_8));
    }
  }

  private static ChainedOptionsBuilder options(ForkRunner.Fork fork) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + Pattern.quote(fork.benchmark()) + "$")
            .mode(Mode.AverageTime)
            .threads(fork.threads())
            .forks(1)
            .warmupForks(0)
            .warmupIterations(WARMUPS)
            .warmupTime(TimeValue.milliseconds(WARMUP_MILLIS))
            .measurementIterations(WINDOWS)
            .measurementTime(TimeValue.milliseconds(WINDOW_MILLIS))
            .jvm(fork.jdk().java().toString())
            .jvmArgs(fork.jvmArgs().toArray(String[]::new))
            .shouldFailOnError(true)
            .shouldDoGC(false)
            .syncIterations(true);
    fork.params().forEach(options::param);
    return options;
  }

  private static List<Path> stacksIn(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> stacks =
          all.filter(f -> String.valueOf(f.getFileName()).startsWith("collapsed-")).toList();
      if (stacks.isEmpty()) {
        throw new BadInput("the profiler left no stacks: see what the fork prints (--verbose)");
      }
      return stacks;
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
