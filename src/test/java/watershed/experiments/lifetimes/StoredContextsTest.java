package watershed.experiments.lifetimes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import watershed.experiments.Needs;
import watershed.experiments.VirtualThreadStarter;
import watershed.testing.Jvm;
import watershed.testing.Shots;

/** What each way leaves, counted by threads, weak references, queue, JOL and heap. */
class StoredContextsTest {
  private static final int REQUESTS = 400;
  private static final int CONTEXT_BYTES = 4096;
  private static final double ALL_BYTES = (double) REQUESTS * CONTEXT_BYTES;
  private static final double AGREE_PERCENT = 5;

  /** Threads of the JVM and of JMH that came or went meanwhile. */
  private static final double OTHER_THREADS = 4;

  private static final Set<StoredContext> PARKED =
      EnumSet.of(StoredContext.PARKED_PLATFORM, StoredContext.PARKED_VIRTUAL);
  private static final Set<StoredContext> TIMED =
      EnumSet.of(
          StoredContext.SCHEDULED, StoredContext.SCHEDULED_REMOVING, StoredContext.OR_TIMEOUT);

  @ParameterizedTest
  @Jvm.Ends
  void abandonedRequestsLeaveMemoryAndOnlyParkedOnesThreads(Jvm jvm) {
    shots(jvm, "abandoned")
        .forEach(
            (way, shot) -> {
              assertThat(shot.get("endedRequests")).isEqualTo(REQUESTS);
              assertThat(shot.get("reachableRequests")).as(way.name()).isEqualTo(REQUESTS);
              assertThat(shot.get("queuedTasks"))
                  .as(way.name())
                  .isEqualTo(TIMED.contains(way) ? REQUESTS : 0);
              double threads = PARKED.contains(way) ? REQUESTS : 0;
              assertThat(shot.get("leakedThreads"))
                  .as(way.name())
                  .isCloseTo(threads, within(OTHER_THREADS));
              double retained = shot.get("retainedBytes");
              assertThat(retained).as(way.name()).isBetween(ALL_BYTES, 1.15 * ALL_BYTES);
              if (PARKED.contains(way)) {
                // A thread takes more of the heap than JOL is asked for, and less than a context.
                assertThat(shot.get("heapBytes")).isBetween(retained, retained + ALL_BYTES);
              } else {
                assertThat(shot.get("heapBytes"))
                    .as(way.name())
                    .isCloseTo(retained, withPercentage(AGREE_PERCENT));
              }
            });
  }

  @ParameterizedTest
  @Jvm.Ends
  void cancelledRequestsLeaveNothingButTheTasksOfASchedulerThatKeepsThem(Jvm jvm) {
    shots(jvm, "cancelled")
        .forEach(
            (way, shot) -> {
              boolean kept = way == StoredContext.SCHEDULED;
              double heap = shot.get("heapBytes");
              assertThat(shot.get("reachableRequests"))
                  .as(way.name())
                  .isEqualTo(kept ? REQUESTS : 0);
              assertThat(shot.get("queuedTasks")).as(way.name()).isEqualTo(kept ? REQUESTS : 0);
              assertThat(shot.get("leakedThreads"))
                  .as(way.name())
                  .isCloseTo(0, within(OTHER_THREADS));
              // A task that was cancelled forgets what it was to do: it stays, the context goes.
              if (kept) {
                assertThat(heap).isLessThan(0.05 * ALL_BYTES);
                assertThat(heap / REQUESTS).isGreaterThan(48);
              } else {
                assertThat(heap).as("too little for the heap to tell").isNaN();
                assertThat(shot.get("retainedBytes")).as(way.name()).isLessThan(0.05 * ALL_BYTES);
              }
            });
  }

  @Test
  void dumpAndHistogramNameWhatIsLeft() {
    String way = "way=PARKED_VIRTUAL ending=abandoned requests=" + REQUESTS;
    List<String> evidence =
        Shots.in(Jvm.JDK_25, List.of(), StoredContexts.class, way).get(0).evidence();
    assertThat(evidence)
        .anyMatch(line -> line.startsWith("threads.txt:" + REQUESTS + " x virtual"))
        .anyMatch(line -> line.contains("RequestContext.awaitEnd"))
        .anyMatch(line -> line.matches("histogram.txt:.* " + REQUESTS + " .*RequestContext.*"));
    assertThat(evidence.stream().filter(line -> line.startsWith("threads.txt:")).count())
        .isLessThanOrEqualTo(40);
  }

  /** A known share of contexts is kept by somebody else: three measures must find that share. */
  @Test
  void plantedLeaksAreRecovered() {
    List<String> lines =
        Jvm.JDK_25.runWith(List.of("-XX:+UseParallelGC"), PlantedLeak.class, "0", "10", "100");
    int found = 0;
    for (String line : lines) {
      String[] word = line.split(" ", -1);
      if (word[0].equals("contexts")) {
        double planted = Double.parseDouble(word[1]);
        assertThat(Double.parseDouble(word[2])).as(line).isEqualTo(planted);
        assertThat(Double.parseDouble(word[3])).as(line).isCloseTo(planted, within(10.0));
        assertThat(Double.parseDouble(word[4])).as(line).isCloseTo(planted, within(10.0));
        found++;
      } else if (word[0].equals("threads")) {
        assertThat(Double.parseDouble(word[2]))
            .as(line)
            .isCloseTo(Double.parseDouble(word[1]), within(OTHER_THREADS));
        found++;
      }
    }
    assertThat(found).as(lines.toString()).isEqualTo(6);
  }

  @Test
  void virtualThreadsAreUnavailableOnJdk17() {
    assertThatThrownBy(
            () ->
                Shots.in(
                    Jvm.JDK_17,
                    List.of(),
                    StoredContexts.class,
                    "way=PARKED_VIRTUAL ending=cancelled requests=1"))
        .hasMessageContaining("needs JDK 21");
  }

  @Test
  void annotationsKnowWhatNeedsALaterJdk() {
    Needs needs = StoredContexts.class.getAnnotation(Needs.class);
    assertThat(needs.contender()).isEqualTo(StoredContext.PARKED_VIRTUAL.name());
    assertThat(needs.jdk()).isEqualTo(VirtualThreadStarter.SINCE_JDK);
  }

  private static Map<StoredContext, Shots.Shot> shots(Jvm jvm, String ending) {
    Set<StoredContext> ways = EnumSet.allOf(StoredContext.class);
    if (jvm.jdk().jdk().feature() < VirtualThreadStarter.SINCE_JDK) {
      ways.remove(StoredContext.PARKED_VIRTUAL);
    }
    String[] cells =
        ways.stream()
            .map(way -> "way=" + way + " ending=" + ending + " requests=" + REQUESTS)
            .toArray(String[]::new);
    List<Shots.Shot> shots = Shots.in(jvm, List.of(), StoredContexts.class, cells);
    Map<StoredContext, Shots.Shot> byWay = new EnumMap<>(StoredContext.class);
    for (StoredContext way : ways) {
      byWay.put(way, shots.get(byWay.size()));
    }
    return byWay;
  }
}
