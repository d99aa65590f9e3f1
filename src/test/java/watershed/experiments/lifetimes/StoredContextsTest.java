package watershed.experiments.lifetimes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
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
  @EnumSource
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
  @EnumSource
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
              assertThat(heap).as(way.name()).isLessThan(0.05 * ALL_BYTES);
              if (kept) {
                assertThat(heap / REQUESTS).isGreaterThan(48);
              }
            });
  }

  @Test
  void dumpAndHistogramNameWhatIsLeft() {
    String way = "way=PARKED_VIRTUAL requests=" + REQUESTS;
    List<String> evidence =
        Shots.in(Jvm.JDK_25, List.of(), StoredContexts.class, way).get(0).evidence();
    assertThat(evidence)
        .anyMatch(line -> line.startsWith("threads.txt:" + REQUESTS + " x virtual"))
        .anyMatch(line -> line.contains("RequestContext.awaitEnd"))
        .anyMatch(line -> line.matches("histogram.txt:.* " + REQUESTS + " .*RequestContext.*"));
    assertThat(evidence.stream().filter(line -> line.startsWith("threads.txt:")).count())
        .isLessThanOrEqualTo(40);
  }

  /** A known share of the contexts is kept by somebody else; both measures must find that share. */
  @ParameterizedTest
  @ValueSource(ints = {0, 10, 100})
  void aPlantedLeakIsRecovered(int percent) {
    List<RequestContext> leak = new ArrayList<>();
    try (Requests requests =
        Requests.open(() -> new Leaking(leak, percent), Requests.Ending.cancelled, CONTEXT_BYTES)) {
      leak.clear(); // what the rehearsal left
      assertThat(requests.serve(REQUESTS)).isEqualTo(REQUESTS);
      Leftovers left = requests.leftovers();
      assertThat(left.reachable()).isEqualTo(REQUESTS * percent / 100);
      assertThat(100 * left.heapBytes() / ALL_BYTES).isCloseTo(percent, within(10.0));
      assertThat(100 * left.retainedBytes() / ALL_BYTES).isCloseTo(percent, within(10.0));
      assertThat(left.queued()).isZero();
    }
    assertThat(leak).hasSize(REQUESTS * percent / 100);
  }

  @Test
  void aPlantedThreadLeakIsRecovered() {
    ContextStore parked = StoredContext.PARKED_PLATFORM.open();
    try (Requests requests =
        Requests.open(StoredContext.MAP::open, Requests.Ending.cancelled, CONTEXT_BYTES)) {
      for (int i = 0; i < 40; i++) {
        parked.begin(i, new RequestContext(1));
      }
      requests.serve(REQUESTS);
      assertThat((double) requests.leftovers().threads()).isCloseTo(40, within(OTHER_THREADS));
    } finally {
      parked.close();
    }
  }

  @Test
  void annotationsKnowWhatNeedsALaterJdk() {
    Needs needs = StoredContexts.class.getAnnotation(Needs.class);
    assertThat(needs.contender()).isEqualTo(StoredContext.PARKED_VIRTUAL.name());
    assertThat(needs.jdk()).isEqualTo(VirtualThreadStarter.SINCE_JDK);
  }

  /** Requests that end well, but for those that a list goes on to hold. */
  private static final class Leaking implements ContextStore {
    private final ContextStore sound = StoredContext.SCHEDULED_REMOVING.open();
    private final List<RequestContext> leak;
    private final int percent;

    Leaking(List<RequestContext> leak, int percent) {
      this.leak = leak;
      this.percent = percent;
    }

    @Override
    public Begun begin(Integer id, RequestContext context) {
      if (id % 100 < percent) {
        leak.add(context);
      }
      return new Begun(context, sound.begin(id, context).cancel());
    }

    @Override
    public long queued(long reachable) {
      return sound.queued(reachable);
    }

    @Override
    public void close() {
      sound.close();
    }
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
