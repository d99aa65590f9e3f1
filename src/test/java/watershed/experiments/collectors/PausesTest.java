package watershed.experiments.collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import watershed.experiments.Evidence;
import watershed.probes.Footprint;
import watershed.subjects.ValueShape;
import watershed.testing.Jvm;
import watershed.testing.Shots;

/** Runs the benchmarks themselves in this JVM: their counters are what its collector did. */
class PausesTest {
  private static final int ENTRIES = 100_000;
  private static final Pattern STOP = Pattern.compile("stops: (\\d+\\.\\d+)");
  private static final Collector HERE =
      Arrays.stream(Collector.values())
          .filter(collector -> collector.runs(Collector.present()))
          .findFirst()
          .orElseThrow();

  @Test
  void countersAreWhatTheCollectorRecorded() throws RunnerException {
    Evidence.take();
    IterationResult run =
        run(
            PausesByLiveEntries.class,
            Map.of("collector", HERE.name(), "entries", String.valueOf(ENTRIES)));
    assertThat(counter(run, "stops")).isGreaterThanOrEqualTo(Churn.ROUNDS);
    assertThat(counter(run, "collections")).isGreaterThanOrEqualTo(Churn.ROUNDS);
    double mean = counter(run, "pauseMicros");
    assertThat(counter(run, "longestPauseMicros")).isGreaterThanOrEqualTo(mean);
    assertThat(counter(run, "collectionMicros")).isGreaterThanOrEqualTo(mean);
    assertThat(counter(run, "otherStopsMicros"))
        .isGreaterThanOrEqualTo(0)
        .matches(micros -> micros > 0 == counter(run, "otherStops") > 0);
    long table = Footprint.of(ValueShape.BOXED_VALUE.filled(ENTRIES, false), List.of()).bytes();
    assertThat(counter(run, "liveBytes")).isGreaterThan(table);

    String kept = Evidence.take().get("collections.txt");
    assertThat(kept).isNotNull();
    assertThat(kept.lines()).hasSize((int) counter(run, "collections"));
    assertThat(kept.lines().filter(line -> line.contains("System.gc()")))
        .hasSizeGreaterThanOrEqualTo(Churn.ROUNDS);
  }

  /** Parallel of JDK 17 clears the young generation by itself first, where it is asked. */
  @Test
  void whatWasAskedForIsNoStopThatNobodyAskedFor() {
    Shots.Shot shot =
        Shots.in(
                Jvm.JDK_17,
                List.of("-Xms512m", "-Xmx512m"),
                PausesByLiveEntries.class,
                "collector=PARALLEL entries=10000")
            .get(0);
    List<String> asked = shot.evidence().stream().filter(l -> l.contains("System.gc()")).toList();
    assertThat(asked).hasSize(2 * Churn.ROUNDS).anyMatch(l -> l.contains("ParallelScavenge"));
    List<String> others = new ArrayList<>(shot.evidence());
    others.removeAll(asked);
    double micros =
        others.stream()
            .map(STOP::matcher)
            .filter(Matcher::find)
            .mapToDouble(PausesTest::stop)
            .sum();
    assertThat(shot.get("stops")).isEqualTo(Churn.ROUNDS);
    assertThat(shot.get("otherStops")).isEqualTo(others.size());
    assertThat(shot.get("otherStopsMicros")).isCloseTo(micros, within(others.size() * 0.5 + 1e-6));
  }

  private static double stop(Matcher line) {
    return 1e3 * Double.parseDouble(line.group(1));
  }

  @Test
  void everyShapeRunsGrownAndPresized() throws RunnerException {
    for (ValueShape shape : ValueShape.values()) {
      for (String sizing : List.of("grown", "presized")) {
        IterationResult run =
            run(
                PausesByValueShape.class,
                Map.of(
                    "collector",
                    HERE.name(),
                    "shape",
                    shape.name(),
                    "entries",
                    "10000",
                    "sizing",
                    sizing));
        assertThat(counter(run, "stops")).isGreaterThanOrEqualTo(Churn.ROUNDS);
      }
    }
  }

  @Test
  void weighsATable() throws RunnerException {
    IterationResult run =
        run(ValuesWithPointers.class, Map.of("shape", "OBJECT_VALUE", "entries", "1000"));
    assertThat(counter(run, "retainedObjects")).isEqualTo(4 * 1_000 + 3);
    assertThat(counter(run, "filledEntries")).isEqualTo(1_000);
    assertThat(counter(run, "retainedBytes")).isEqualTo(counter(run, "presizedBytes"));
    assertThat(counter(run, "growthBytes")).isPositive();
  }

  @Test
  void anotherCollectorIsUnavailable() {
    Collector other = HERE == Collector.SERIAL ? Collector.G1 : Collector.SERIAL;
    assertThatThrownBy(
            () ->
                run(
                    PausesByLiveEntries.class,
                    Map.of("collector", other.name(), "entries", "10000")))
        .isInstanceOf(RunnerException.class)
        .hasStackTraceContaining("Unavailable")
        .hasStackTraceContaining("needs a JVM with " + other);
  }

  /** As with {@code -XX:+DisableExplicitGC}: a mean over no stop would be no figure. */
  @Test
  void collectionsThatDidNotRunAreNotReported() {
    StopCounters counters = new StopCounters();
    counters.begin();
    assertThatIllegalStateException()
        .isThrownBy(counters::end)
        .withMessageContaining("the collector's record has 0");
  }

  private static IterationResult run(Class<?> benchmark, Map<String, String> params)
      throws RunnerException {
    System.setProperty("jmh.ignoreLock", "true"); // a benchmark elsewhere does not disturb counts
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + benchmark.getName() + "\\.[a-z]+$")
            .forks(0)
            .warmupIterations(0)
            .measurementIterations(1)
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true);
    params.forEach(options::param);
    return new Runner(options.build())
        .runSingle()
        .getBenchmarkResults()
        .iterator()
        .next()
        .getIterationResults()
        .iterator()
        .next();
  }

  private static double counter(IterationResult iteration, String name) {
    Result<?> result = iteration.getSecondaryResults().get(name);
    return result.getScore();
  }
}
