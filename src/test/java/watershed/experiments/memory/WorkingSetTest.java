package watershed.experiments.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import watershed.probes.CacheSizes;
import watershed.probes.Footprint;
import watershed.subjects.KeyDistribution;
import watershed.subjects.MapDesign;
import watershed.subjects.MapUnderTest;

/** The footprint is right by a second measure, and every operation is done and counted once. */
class WorkingSetTest {
  private static final int STRETCHES = 16 * 1024;

  /** The bytes that a map takes are those that filling it allocated, where nothing is outgrown. */
  @Test
  void aFootprintIsWhatWasAllocated() {
    MapWalk walk = walk(MapDesign.ConcurrentHashMap, 4096, 0, KeyDistribution.uniform);
    Integer[] keys = new Integer[walk.keys];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = 1000 + i * 7;
    }
    long allocated = fill(keys);
    long keyBytes = Footprint.of(keys[0], List.of()).bytes() * keys.length;
    assertThat(walk.entryBytes * walk.keys / (allocated + keyBytes)).isCloseTo(1, within(0.01));
  }

  private static long fill(Integer[] keys) {
    long least = Long.MAX_VALUE;
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int run = 0; run < 5; run++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      MapUnderTest<Integer, Integer> map = MapDesign.ConcurrentHashMap.create(keys.length);
      for (Integer key : keys) {
        map.put(key, key);
      }
      // The first run loads classes as well.
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
      assertThat(map.size()).isEqualTo(keys.length);
    }
    return least;
  }

  /** What is told of a large map by a smaller one is true of the large one. */
  @ParameterizedTest
  @EnumSource(
      names = {
        "ConcurrentHashMap",
        "RWLock",
        "Sharded64",
        "SkipList",
        "NonBlockingHashMap",
        "HashTrieMap"
      })
  void aSmallerMapTellsOfALargerOne(MapDesign design) {
    MapWalk walk = walk(design, 2 * MapWalk.MOST_WALKED, 0, KeyDistribution.uniform);
    double all = Footprint.of(walk.map, List.of()).bytes();
    assertThat(walk.entryBytes * walk.keys / all).isCloseTo(1, within(0.05));
  }

  @Test
  void everyOperationFindsItsKey() {
    for (KeyDistribution distribution : KeyDistribution.values()) {
      MapWalk walk = walk(MapDesign.HashTrieMap, 1000, 5, distribution);
      long before = walk.driver.position();
      assertThat(walk.run(STRETCHES)).isEqualTo(STRETCHES);
      assertThat(walk.driver.position() - before).isEqualTo(STRETCHES);
      assertThat(walk.map.size()).isEqualTo(1000);
    }
  }

  /** A score is of one operation: all of them together took no longer than the whole run. */
  @Test
  void scoresAreOfOneOperation() throws RunnerException {
    System.setProperty("jmh.ignoreLock", "true"); // a benchmark elsewhere does not disturb counts
    long start = System.nanoTime();
    List<IterationResult> iterations =
        List.copyOf(
            new Runner(
                    new OptionsBuilder()
                        .include("^" + WorkingSet.class.getName() + "\\.operations$")
                        .forks(0)
                        .verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .param("design", "ConcurrentHashMap")
                        .param("keys", "1024")
                        .param("writes", "0")
                        .param("distribution", "uniform")
                        .build())
                .runSingle()
                .getBenchmarkResults()
                .iterator()
                .next()
                .getIterationResults());
    long elapsed = System.nanoTime() - start;

    double nanos = 0;
    for (IterationResult iteration : iterations) {
      assertThat(iteration.getPrimaryResult().getScoreUnit()).isEqualTo("ns/op");
      nanos += iteration.getPrimaryResult().getScore() * WorkingSet.OPERATIONS;
      assertThat(counter(iteration, "footprintBytes"))
          .isCloseTo(counter(iteration, "entryBytes") * 1024, within(1e-6));
      assertThat(counter(iteration, "l1Bytes")).isEqualTo(CacheSizes.bytes(1));
      assertThat(counter(iteration, "l2Bytes")).isEqualTo(CacheSizes.bytes(2));
    }
    assertThat(iterations).hasSize(2);
    assertThat(nanos).isPositive().isLessThan(elapsed);
  }

  private static double counter(IterationResult iteration, String name) {
    return iteration.getSecondaryResults().get(name).getScore();
  }

  private static MapWalk walk(
      MapDesign design, int keys, double writes, KeyDistribution distribution) {
    MapWalk walk = new MapWalk();
    walk.design = design;
    walk.keys = keys;
    walk.writes = writes;
    walk.distribution = distribution;
    walk.prepare();
    return walk;
  }
}
