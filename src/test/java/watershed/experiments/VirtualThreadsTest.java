package watershed.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import watershed.subjects.MapDesign;
import watershed.testing.Jvm;

/** Counts who did how much; virtual threads in a JVM that has them. */
@Timeout(180)
class VirtualThreadsTest {
  private static final int ROUNDS = 2;
  private static final Pattern SEEN =
      Pattern.compile(
          "Seen\\[threads=(\\d+), virtual=(\\d+), carriers=(\\d+), exact=(\\w+),"
              + " operations=(\\d+), evenly=(\\w+)\\] on (\\d+)");

  @ParameterizedTest
  @CsvSource({"ConcurrentHashMap, 1", "ConcurrentHashMap, 100", "RWLock, 64"})
  void everyTaskHasAPlatformThreadAndDoesItsShare(String design, int tasks) throws Exception {
    CrewProbe.Seen seen = CrewProbe.observe(design + "-platform", tasks, ROUNDS);
    assertThat(seen)
        .isEqualTo(
            new CrewProbe.Seen(
                tasks, 0, 0, true, (long) ROUNDS * VirtualThreadsState.OPERATIONS, true));
  }

  @Test
  void aPoolDoesEveryTaskOnceOnNoMoreThreadsThanCpus() throws Exception {
    CrewProbe.Seen seen = CrewProbe.observe("ConcurrentHashMap-pooled", 100, ROUNDS);
    assertThat(seen.exact()).isTrue();
    assertThat(seen.operations()).isEqualTo((long) ROUNDS * VirtualThreadsState.OPERATIONS);
    assertThat(seen.virtual()).isZero();
    assertThat(seen.threads()).isBetween(1, Runtime.getRuntime().availableProcessors());
  }

  @ParameterizedTest
  @CsvSource({
    "ConcurrentHashMap, 100",
    "RWLock, 1000",
    "Synchronized, 64",
    "Sharded64, 64",
    "ReadDirtyMap, 64",
    "HashTrieMap, 64"
  })
  void everyTaskHasAVirtualThreadOnFewCarriers(String design, int tasks) {
    Matcher seen = seen(Jvm.JDK_25, design + "-virtual", tasks);
    assertThat(Integer.parseInt(seen.group(1))).isEqualTo(tasks);
    assertThat(Integer.parseInt(seen.group(2))).as("of them virtual").isEqualTo(tasks);
    assertThat(Integer.parseInt(seen.group(3)))
        .as("carriers")
        .isBetween(1, Integer.parseInt(seen.group(7)));
    assertThat(seen.group(4)).as("every task its share").isEqualTo("true");
    assertThat(Long.parseLong(seen.group(5)))
        .isEqualTo((long) ROUNDS * VirtualThreadsState.OPERATIONS);
    assertThat(seen.group(6)).as("every thread its own task alone").isEqualTo("true");
  }

  @Test
  void virtualThreadsAreUnavailableOnJdk17() {
    assertThat(said(Jvm.JDK_17, "ConcurrentHashMap-virtual", 8))
        .contains(
            "unavailable: needs JDK 21 or later, which brought virtual threads; this is JDK 17");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 64, 1000, 4096})
  void sharesAddUpToOneNumberOfOperations(int tasks) {
    VirtualThreadsState.Shared shared = new VirtualThreadsState.Shared();
    shared.tasks = tasks;
    long sum = 0;
    for (int task = 0; task < tasks; task++) {
      sum += shared.share(task);
    }
    assertThat(sum).isEqualTo(VirtualThreadsState.OPERATIONS);
    assertThat(shared.share(0) - shared.share(tasks - 1)).isBetween(0, 1);
  }

  @Test
  void everyIterationSaysWhatWasReallyDone() throws RunnerException {
    Collection<IterationResult> iterations =
        run(1).getBenchmarkResults().iterator().next().getIterationResults();
    assertThat(iterations).hasSize(2);
    for (IterationResult iteration : iterations) {
      double reads = counter(iteration, "reads");
      double writes = counter(iteration, "writes");
      assertThat((reads + writes) % VirtualThreadsState.OPERATIONS).isZero();
      assertThat(reads + writes)
          .isGreaterThanOrEqualTo(iteration.getMetadata().getMeasuredOps())
          .isPositive();
      assertThat(writes / (reads + writes)).isCloseTo(0.30, within(0.01));
      assertThat(counter(iteration, "hits")).as("every key is present").isEqualTo(reads);
      assertThat(counter(iteration, "finalSize")).isEqualTo(1000);
    }
  }

  @Test
  void jmhIsHeldToOneThread() {
    assertThatThrownBy(() -> run(2)).hasStackTraceContaining("leave JMH one thread");
  }

  @Test
  void annotationsKnowWhatTheCrewsAreAndNeed() throws NoSuchFieldException {
    List<String> crews =
        List.of(
            VirtualThreadsState.Shared.class.getField("crew").getAnnotation(Param.class).value());
    List<String> designs = Arrays.stream(MapDesign.values()).map(Enum::name).toList();
    List<String> needed = new ArrayList<>();
    for (Needs needs : VirtualThreads.class.getAnnotationsByType(Needs.class)) {
      assertThat(needs.jdk()).isEqualTo(VirtualThreadStarter.SINCE_JDK);
      needed.add(needs.contender());
    }
    for (String crew : crews) {
      String kind = crew.substring(crew.lastIndexOf('-') + 1);
      assertThat(designs).contains(crew.substring(0, crew.lastIndexOf('-')));
      boolean virtual = VirtualThreadsState.Kind.valueOf(kind) == VirtualThreadsState.Kind.virtual;
      assertThat(needed.contains(crew)).as(crew).isEqualTo(virtual);
    }
    Experiment meta = VirtualThreads.class.getAnnotation(Experiment.class);
    assertThat(crews).contains(meta.baseline()).contains(meta.controls());
    assertThat(crews).contains(VirtualThreadsState.FEW.substring("crew=".length()).split(",", -1));
  }

  /** A port that is in no crew would be missing from this experiment unseen. */
  @Test
  void bothOfGosMapsAreAmongTheCrewsOnEveryKindOfThread() throws NoSuchFieldException {
    List<String> crews =
        List.of(
            VirtualThreadsState.Shared.class.getField("crew").getAnnotation(Param.class).value());
    for (VirtualThreadsState.Kind kind : VirtualThreadsState.Kind.values()) {
      assertThat(crews).contains("ReadDirtyMap-" + kind, "HashTrieMap-" + kind);
    }
  }

  private static Matcher seen(Jvm jvm, String crew, int tasks) {
    List<String> lines = said(jvm, crew, tasks);
    for (String line : lines) {
      Matcher matcher = SEEN.matcher(line);
      if (matcher.matches()) {
        return matcher;
      }
    }
    throw new AssertionError(lines);
  }

  private static List<String> said(Jvm jvm, String crew, int tasks) {
    return jvm.run(CrewProbe.class, crew, String.valueOf(tasks), String.valueOf(ROUNDS));
  }

  private static RunResult run(int threads) throws RunnerException {
    System.setProperty("jmh.ignoreLock", "true"); // a benchmark elsewhere does not disturb counts
    return new Runner(
            new OptionsBuilder()
                .include("^" + VirtualThreads.class.getName() + "\\.tasks$")
                .forks(0)
                .threads(threads)
                .warmupIterations(1)
                .warmupTime(TimeValue.milliseconds(20))
                .measurementIterations(2)
                .measurementTime(TimeValue.milliseconds(20))
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .param("crew", "ConcurrentHashMap-platform")
                .param("tasks", "100")
                .param("keys", "1000")
                .build())
        .runSingle();
  }

  private static double counter(IterationResult iteration, String name) {
    return iteration.getSecondaryResults().get(name).getScore();
  }
}
