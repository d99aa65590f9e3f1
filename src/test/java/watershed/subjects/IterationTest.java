package watershed.subjects;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@link MapUnderTest#forEach} promises while other threads write. Bounded by visits, never by
 * time: the writers go on until the last visit ended.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class IterationTest {
  /** The designs that a visit shows as they were at one moment. */
  private static final Set<MapDesign> ONE_MOMENT =
      EnumSet.of(
          MapDesign.RWLock,
          MapDesign.RWLockFair,
          MapDesign.StampedLock,
          MapDesign.ReentrantLock,
          MapDesign.Synchronized,
          MapDesign.CopyOnWrite);

  private static final int WRITERS = 2;
  private static final int VISITORS = 2;
  private static final int VISITS = 2_000;

  /** Keys from 0; a value is its key plus a multiple of this. */
  private static final int KEYS = 1_024;

  /** Among the keys, every so-manieth stays, and every so-manieth plus one is never put. */
  private static final int EVERY = 8;

  static Stream<MapDesign> maps() {
    return MapContractTest.maps();
  }

  static Stream<MapDesign> ofOneMoment() {
    return ONE_MOMENT.stream();
  }

  static Stream<MapDesign> whoseVisitorsMayWrite() {
    return maps()
        .filter(d -> d == MapDesign.CopyOnWrite || !ONE_MOMENT.contains(d))
        .filter(d -> !d.name().startsWith("Sharded"));
  }

  @ParameterizedTest
  @MethodSource("maps")
  void whatStaysIsVisitedOnceAndWhatNeverWasIsNot(MapDesign design) throws Exception {
    MapUnderTest<Integer, Integer> map = design.create(0); // it has to grow under its visitors
    for (int k = 0; k < KEYS; k += EVERY) {
      map.put(k, k);
    }
    AtomicInteger visiting = new AtomicInteger(VISITORS);
    ConcurrentStressTest.<Void>inParallel(
        thread ->
            thread < WRITERS
                ? () -> churn(map, visiting, new SplittableRandom(thread))
                : () -> {
                  try {
                    for (int i = 0; i < VISITS; i++) {
                      checkVisit(map);
                    }
                  } finally {
                    visiting.decrementAndGet();
                  }
                  return null;
                });
  }

  /** Replaces what stays, and puts and removes the rest: the map swings between few and all. */
  private static Void churn(
      MapUnderTest<Integer, Integer> map, AtomicInteger visiting, SplittableRandom random) {
    for (int i = 0; visiting.get() > 0; i++) {
      int key = random.nextInt(KEYS);
      int value = key + KEYS * random.nextInt(1_000);
      if (key % EVERY == 0) {
        map.put(key, value);
      } else if (key % EVERY != 1) {
        boolean filling = i / (8 * KEYS) % 2 == 0;
        if (filling) {
          map.putIfAbsent(key, value);
        } else {
          map.remove(key);
        }
      }
    }
    return null;
  }

  private static void checkVisit(MapUnderTest<Integer, Integer> map) {
    int[] visits = new int[KEYS];
    map.forEach(
        (key, value) -> {
          if (key % EVERY == 1 || value % KEYS != key) {
            throw new AssertionError(key + " never had " + value);
          }
          visits[key]++;
        });
    for (int k = 0; k < KEYS; k++) {
      if (k % EVERY == 0 && visits[k] != 1) { // one that goes and comes back may be seen again
        throw new AssertionError(k + " was visited " + visits[k] + " times");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("ofOneMoment")
  void aVisitShowsOneMoment(MapDesign design) throws Exception {
    checkOneMoment(design.create(64), range(0, 64));
  }

  /** Of all keys a sharded map shows one shard after the other, but of one shard's one moment. */
  @Test
  void aVisitShowsEachShardAtOneMoment() throws Exception {
    ShardedMap<Integer, Integer> map = new ShardedMap<>(8, 512, false);
    List<Integer> ofFirst = new ArrayList<>();
    for (int k = 0; k < 512; k++) {
      map.put(k, k);
      if (map.shards()[0].map.containsKey(k)) {
        ofFirst.add(k);
      }
    }
    map.clear();
    assertThat(ofFirst).hasSizeGreaterThan(16);
    checkOneMoment(map, ofFirst);
  }

  /** One writer puts numbers that count up, key after key: at any moment the map holds the last. */
  private static void checkOneMoment(MapUnderTest<Integer, Integer> map, List<Integer> keys)
      throws Exception {
    for (int i = 0; i < keys.size(); i++) {
      map.put(keys.get(i), i);
    }
    AtomicInteger visiting = new AtomicInteger(ConcurrentStressTest.THREADS - 1);
    ConcurrentStressTest.<Void>inParallel(
        thread ->
            thread == 0
                ? () -> {
                  for (int i = keys.size(); visiting.get() > 0; i++) {
                    map.put(keys.get(i % keys.size()), i);
                  }
                  return null;
                }
                : () -> {
                  try {
                    for (int i = 0; i < 2 * VISITS; i++) {
                      int[] range = {Integer.MAX_VALUE, Integer.MIN_VALUE, 0};
                      map.forEach(
                          (key, value) -> {
                            range[0] = Math.min(range[0], value);
                            range[1] = Math.max(range[1], value);
                            range[2]++;
                          });
                      if (range[2] != keys.size() || range[1] - range[0] != keys.size() - 1) {
                        throw new AssertionError(
                            range[2] + " entries from " + range[0] + " to " + range[1]);
                      }
                    }
                  } finally {
                    visiting.decrementAndGet();
                  }
                  return null;
                });
  }

  @ParameterizedTest
  @MethodSource("whoseVisitorsMayWrite")
  void aVisitorMayWrite(MapDesign design) {
    int keys = 64;
    MapUnderTest<Integer, Integer> map = design.create(keys);
    for (int k = 0; k < keys; k++) {
      map.put(k, k);
    }
    List<Integer> visited = new ArrayList<>();
    map.forEach(
        (key, value) -> {
          if (key < keys) { // else the visit might come to what it put, and never end
            visited.add(key);
            map.remove(key);
            map.put(key + keys, value);
          }
        });
    assertThat(visited).hasSize(keys).doesNotHaveDuplicates();
    List<Integer> left = new ArrayList<>();
    map.forEach((key, value) -> left.add(key));
    assertThat(left).containsExactlyInAnyOrderElementsOf(range(keys, 2 * keys));
  }

  private static List<Integer> range(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }
}
