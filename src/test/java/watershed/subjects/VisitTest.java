package watershed.subjects;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a visit of all entries must see of a map that others are writing to. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class VisitTest {
  private static final int VISITS = 1_000;

  /** The even keys are there throughout; the odd ones come and go. */
  private static final int KEYS = 64;

  static Stream<MapDesign> maps() {
    return MapContractTest.maps();
  }

  @ParameterizedTest
  @MethodSource("maps")
  void whatIsThereThroughoutIsVisitedOnce(MapDesign design) throws Exception {
    MapUnderTest<Integer, Integer> map = design.create(0);
    for (int k = 0; k < KEYS; k += 2) {
      map.put(k, 0);
    }
    AtomicBoolean ended = new AtomicBoolean();
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try {
      Future<?> writer = threads.submit(() -> write(map, ended));
      for (int i = 0; i < VISITS; i++) {
        int[] before = new int[KEYS];
        for (int k = 0; k < KEYS; k += 2) {
          before[k] = map.get(k);
        }
        List<List<Integer>> seen = visit(map);
        for (int k = 0; k < KEYS; k += 2) {
          assertThat(seen.get(k)).as("visits of key %d", k).hasSize(1);
          assertThat(seen.get(k).get(0)).as("value of %d", k).isGreaterThanOrEqualTo(before[k]);
        }
      }
      ended.set(true);
      writer.get();
    } finally {
      ended.set(true);
      threads.shutdownNow();
    }
  }

  /** The values of each key below KEYS, in the order of the visits. */
  private static List<List<Integer>> visit(MapUnderTest<Integer, Integer> map) {
    List<List<Integer>> seen = new ArrayList<>();
    for (int k = 0; k < KEYS; k++) {
      seen.add(new ArrayList<>());
    }
    map.forEach(
        (key, value) -> {
          if (key < KEYS) {
            seen.get(key).add(value);
          }
        });
    return seen;
  }

  /** Values grow; so does the range of the odd keys, and with it any table that has to. */
  private static void write(MapUnderTest<Integer, Integer> map, AtomicBoolean ended) {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 1; !ended.get(); i++) {
      int key = random.nextInt(KEYS);
      if (key % 2 == 0) {
        map.put(key, i);
      } else if (random.nextBoolean()) {
        map.put(key, i);
        map.put(key + KEYS * (i % 100), i);
      } else {
        map.remove(key);
        map.remove(key + KEYS * (i % 100));
      }
    }
  }
}
