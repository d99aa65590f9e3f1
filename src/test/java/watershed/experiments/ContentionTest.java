package watershed.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.infra.ThreadParams;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import watershed.analysis.DocumentClaim;
import watershed.subjects.KeyDistribution;
import watershed.subjects.KeyIdentity;
import watershed.subjects.MapDesign;
import watershed.subjects.MapUnderTest;
import watershed.subjects.Mix;

/** Runs the benchmark itself, in this JVM and for moments: what it counts must be what it did. */
class ContentionTest {
  private static final int THREADS = 2;
  private static final ThreadParams FIRST = new ThreadParams(0, 1, 0, 1, 0, 1, 0, 1, 0, 1);

  @Test
  void everyIterationSaysWhatWasReallyDone() throws RunnerException {
    for (IterationResult iteration : run(Map.of("writes", "20", "keys", "1000", "hits", "75"))) {
      double reads = counter(iteration, "reads");
      double writes = counter(iteration, "writes");
      assertThat(writes / (reads + writes)).isCloseTo(0.20, within(0.02));
      assertThat(counter(iteration, "hits") / reads).isCloseTo(0.75, within(0.02));
      assertThat(counter(iteration, "finalSize")).as("one map, not one a thread").isEqualTo(1000);
      assertThat(counter(iteration, "hottest") / (reads + writes)).isBetween(0.001, 0.003);
      assertThat(reads + writes)
          .as("every operation that JMH timed is among them")
          .isGreaterThanOrEqualTo(iteration.getMetadata().getMeasuredOps());
    }
  }

  @Test
  void churnAndItsVariantsRun() throws RunnerException {
    for (IterationResult iteration :
        run(
            Map.of(
                "mix",
                "churn",
                "writes",
                "50",
                "keys",
                "1024",
                "distribution",
                "zipf",
                "keyIdentity",
                "equal",
                "profile",
                "mega"))) {
      assertThat(counter(iteration, "finalSize")).isBetween(512.0 - 96, 512.0 + 96);
      assertThat(counter(iteration, "hits") / counter(iteration, "reads")).isBetween(0.1, 0.9);
    }
  }

  @Test
  void anIterationThatLostEntriesIsNoResult() {
    ContentionState.Shared shared = filled();
    ContentionState.Worker worker = worker(shared);
    worker.count(shared, new ContentionState.Realised(), FIRST);
    for (int i = 0; i < 100; i++) {
      shared.map.remove(shared.workload.storedKey(i));
    }
    assertThatIllegalStateException()
        .isThrownBy(() -> worker.count(shared, new ContentionState.Realised(), FIRST))
        .withMessageContaining("900 entries where 1000");
  }

  /** Some designs count their entries one by one, which takes its time in every iteration. */
  @Test
  void theMapIsAskedForItsSizeOnceAnIteration() {
    ContentionState.Shared shared = filled();
    AtomicInteger asked = new AtomicInteger();
    shared.map = counted(shared.map, asked);
    ContentionState.Realised realised = new ContentionState.Realised();
    worker(shared).count(shared, realised, FIRST);
    assertThat(realised.finalSize).isEqualTo(1000);
    assertThat(asked.get()).isEqualTo(1);
  }

  @SuppressWarnings("unchecked") // a proxy of the raw interface stands for any of its types
  private static MapUnderTest<Integer, Integer> counted(
      MapUnderTest<Integer, Integer> map, AtomicInteger asked) {
    return (MapUnderTest<Integer, Integer>)
        Proxy.newProxyInstance(
            ContentionTest.class.getClassLoader(),
            new Class<?>[] {MapUnderTest.class},
            (proxy, method, args) -> {
              if (method.getName().equals("size")) {
                asked.incrementAndGet();
              }
              return method.invoke(map, args);
            });
  }

  /** What an experiment of 1000 keys has before its first iteration. */
  private static ContentionState.Shared filled() {
    ContentionState.Shared shared = new ContentionState.Shared();
    shared.design = MapDesign.ConcurrentHashMap;
    shared.keys = 1000;
    shared.hits = 100;
    shared.mix = Mix.update;
    shared.distribution = KeyDistribution.uniform;
    shared.keyIdentity = KeyIdentity.identical;
    shared.profile = ContentionState.Profile.mono;
    shared.fill();
    return shared;
  }

  private static ContentionState.Worker worker(ContentionState.Shared shared) {
    ContentionState.Worker worker = new ContentionState.Worker();
    worker.windTape(shared, FIRST);
    worker.mark();
    return worker;
  }

  @Test
  void everyDesignThatAGridNamesExists() {
    List<String> designs =
        Arrays.stream(MapDesign.values()).map(Enum::name).collect(Collectors.toList());
    for (Grid grid : Contention.class.getAnnotation(Experiment.class).grids()) {
      for (String vary : grid.vary()) {
        if (vary.startsWith("design=")) {
          assertThat(designs).contains(vary.substring("design=".length()).split(","));
        }
      }
    }
  }

  /** A design added to the suite must not be forgotten in the largest cells. */
  @Test
  void onlyCopyOnWriteIsLeftOutOfTheLargestCells() {
    List<String> missing =
        Arrays.stream(MapDesign.values()).map(Enum::name).collect(Collectors.toList());
    missing.removeAll(List.of(ContentionGrids.NO_COPY.substring("design=".length()).split(",")));
    assertThat(missing).containsExactly("CopyOnWrite");
  }

  /** The document's claim b is of p99, which a throughput cannot judge: it needs another id. */
  @Test
  void itsClaimOfThroughputDoesNotBearTheIdOfP99() {
    List<String> ids =
        Arrays.stream(Contention.class.getAnnotation(Experiment.class).claims())
            .map(Claim::id)
            .toList();
    assertThat(ids)
        .contains(DocumentClaim.LOCKED_WINS.id())
        .doesNotContain(DocumentClaim.P99_ORDER.id())
        .doesNotHaveDuplicates();
  }

  private static Collection<IterationResult> run(Map<String, String> params)
      throws RunnerException {
    System.setProperty("jmh.ignoreLock", "true"); // a benchmark elsewhere does not disturb counts
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + Contention.class.getName() + "\\.operation$")
            .forks(0)
            .threads(THREADS)
            .warmupIterations(1)
            .warmupTime(TimeValue.milliseconds(50))
            .measurementIterations(3)
            .measurementTime(TimeValue.milliseconds(20))
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true)
            .param("design", "ConcurrentHashMap");
    params.forEach(options::param);
    return new Runner(options.build())
        .runSingle()
        .getBenchmarkResults()
        .iterator()
        .next()
        .getIterationResults();
  }

  private static double counter(IterationResult iteration, String name) {
    Result<?> result = iteration.getSecondaryResults().get(name);
    return result.getScore();
  }
}
