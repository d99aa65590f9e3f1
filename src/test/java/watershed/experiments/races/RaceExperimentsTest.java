package watershed.experiments.races;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static watershed.experiments.races.Shots.count;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.runner.RunnerException;
import watershed.experiments.Evidence;
import watershed.subjects.LazyInit;
import watershed.subjects.MapDesign;
import watershed.subjects.SharedMaps;

/** What the experiments record is what was seen. */
@Timeout(120)
class RaceExperimentsTest {
  @BeforeEach
  void twoThreadsCanMeet() {
    assumeTrue(Runtime.getRuntime().availableProcessors() >= 2, "two threads need two CPUs");
    Evidence.take(); // what another test left
  }

  @ParameterizedTest
  @EnumSource
  void initialisationsAreCounted(LazyInit variant) throws RunnerException {
    IterationResult shot =
        Shots.one(CheckThenAct.class, "variant", variant.name(), "millis", "150");
    long samples = count(shot, "samples");
    long duplicates = count(shot, "duplicateInits");
    long differing = count(shot, "differingValues");
    assertThat(samples).isPositive();
    assertThat(duplicates > 0).as("%d made twice", duplicates).isEqualTo(!variant.makesOnce());
    assertThat(differing).isEqualTo(variant.agrees() ? 0 : duplicates);
    assertThat(shot.getSecondaryResults().get("duplicateInitsPerMillion").getScore())
        .isCloseTo(1e6 * duplicates / samples, within(0.01));
    assertThat(Evidence.take().get("outcomes.txt")).contains(samples + " samples");
  }

  @ParameterizedTest
  @EnumSource
  void staleReadsAreCounted(DeleteOrder order) throws RunnerException {
    IterationResult shot =
        Shots.one(
            ReadAfterDelete.class,
            "design",
            "ConcurrentHashMap",
            "order",
            order.name(),
            "millis",
            "150");
    long seen = count(shot, "flagsSeen");
    long stale = count(shot, "staleReads");
    assertThat(seen).isPositive().isLessThanOrEqualTo(count(shot, "samples"));
    if (order == DeleteOrder.UNDER_WAY) {
      assertThat(stale).isPositive().isLessThanOrEqualTo(seen);
    } else if (order == DeleteOrder.ORDERED) {
      assertThat(stale).isZero();
    }
  }

  @Test
  void firstPutsAreLostByTheUnlockedMapAlone() throws RunnerException {
    IterationResult unlocked =
        Shots.one(FirstPuts.class, "design", SharedMaps.UNLOCKED, "millis", "150");
    assertThat(count(unlocked, "lostPuts")).isPositive();
    IterationResult right =
        Shots.one(FirstPuts.class, "design", "ConcurrentHashMap", "millis", "150");
    assertThat(count(right, "samples")).isPositive();
    assertThat(count(right, "lostPuts")).isZero();
    assertThat(count(right, "miscounts")).isZero();
  }

  @Test
  void everyDesignIsTried() throws NoSuchFieldException {
    List<String> all = new ArrayList<>(List.of(SharedMaps.UNLOCKED));
    Arrays.stream(MapDesign.values()).filter(MapDesign::isMap).map(Enum::name).forEach(all::add);
    String[] tried = SharedMap.class.getField("design").getAnnotation(Param.class).value();
    assertThat(tried).containsExactlyInAnyOrderElementsOf(all);
    all.remove(MapDesign.CopyOnWrite.name());
    assertThat(SharedMap.NO_COPY.substring("design=".length()).split(",", -1))
        .containsExactlyInAnyOrderElementsOf(all);
  }
}
