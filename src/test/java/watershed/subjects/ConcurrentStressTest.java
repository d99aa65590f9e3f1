package watershed.subjects;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every design must do with many threads. Bounded by operations, never by time. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ConcurrentStressTest {
  static final int THREADS = 4;

  /** Few keys, so that threads meet on them. */
  private static final int KEYS = 16;

  /** Enough that no thread is through before the next has started. */
  private static final int STEPS = 100_000;

  static Stream<MapDesign> maps() {
    return MapContractTest.maps();
  }

  @ParameterizedTest
  @MethodSource("maps")
  void exactlyOneThreadFillsAnAbsentKey(MapDesign design) throws Exception {
    int keys = 2_048;
    MapUnderTest<Integer, Integer> map = design.create(0); // it has to grow under its writers
    List<int[]> answers =
        inParallel(
            thread ->
                () -> {
                  int[] answer = new int[keys];
                  for (int k = 0; k < keys; k++) {
                    Integer before = map.putIfAbsent(k, thread);
                    answer[k] = before == null ? -1 : before;
                  }
                  return answer;
                });
    assertThat(map.size()).isEqualTo(keys);
    for (int k = 0; k < keys; k++) {
      int winner = map.get(k);
      for (int thread = 0; thread < THREADS; thread++) {
        assertThat(answers.get(thread)[k])
            .as("what thread %d was told of key %d", thread, k)
            .isEqualTo(thread == winner ? -1 : winner);
      }
    }
  }

  /**
   * Every value is put once. Each must then be somewhere exactly once: replaced by a put, taken by
   * a removal, or still in the map. A lost update, a write made twice or a removal told to two
   * threads each break the sum.
   */
  @ParameterizedTest
  @MethodSource("maps")
  void noValueIsLostAndNoneIsFoundTwice(MapDesign design) throws Exception {
    MapUnderTest<Integer, Integer> map = design.create(KEYS);
    int[] sizeChange = new int[THREADS];
    List<int[]> returned =
        inParallel(
            thread ->
                () -> {
                  SplittableRandom random = new SplittableRandom(thread);
                  int[] out = new int[2 * STEPS];
                  for (int i = 0; i < STEPS; i++) {
                    Integer key = random.nextInt(KEYS);
                    Integer value = thread * STEPS + i;
                    boolean put = random.nextInt(3) > 0;
                    Integer before = put ? map.put(key, value) : map.remove(key);
                    out[2 * i] = put ? value : -1;
                    out[2 * i + 1] = before == null ? -1 : before;
                    sizeChange[thread] += (put ? 1 : 0) - (before == null ? 0 : 1);
                  }
                  return out;
                });
    int[] seen = new int[THREADS * STEPS];
    for (int[] answers : returned) {
      for (int i = 0; i < answers.length; i += 2) {
        count(seen, answers[i], 1);
        count(seen, answers[i + 1], -1);
      }
    }
    map.forEach((k, v) -> count(seen, v, -1));
    assertThat(seen).containsOnly(0);
    int change = 0;
    for (int c : sizeChange) {
      change += c;
    }
    assertThat(map.size()).isEqualTo(change);
  }

  private static void count(int[] seen, int value, int by) {
    if (value >= 0) {
      seen[value] += by;
    }
  }

  /** Each key has one writer, whose values only grow; no reader may ever see one shrink. */
  @ParameterizedTest
  @MethodSource("maps")
  void aReaderNeverSeesAnOlderValueAfterANewerOne(MapDesign design) throws Exception {
    MapUnderTest<Integer, Integer> map = design.create(KEYS);
    for (int k = 0; k < KEYS; k++) {
      map.put(k, 0);
    }
    List<int[]> lastWritten =
        inParallel(
            thread ->
                () -> {
                  SplittableRandom random = new SplittableRandom(thread);
                  int[] seen = new int[KEYS];
                  int[] written = new int[KEYS];
                  for (int i = 1; i <= STEPS; i++) {
                    int key = random.nextInt(KEYS);
                    if (key % THREADS == thread) {
                      Integer before = map.put(key, i);
                      if (before == null || before != written[key]) {
                        throw new AssertionError(
                            "key " + key + " had " + before + ", not " + written[key]);
                      }
                      written[key] = i;
                    }
                    Integer now = map.get(key);
                    if (now == null || now < seen[key]) {
                      throw new AssertionError(
                          "key " + key + " had " + seen[key] + " and then " + now);
                    }
                    seen[key] = now;
                  }
                  return written;
                });
    for (int k = 0; k < KEYS; k++) {
      assertThat(map.get(k)).isEqualTo(lastWritten.get(k % THREADS)[k]);
    }
  }

  /** A lost increment, or one made on a value that was no longer there, breaks the sum. */
  @ParameterizedTest
  @MethodSource("maps")
  void noIncrementByReplaceIsLost(MapDesign design) throws Exception {
    MapUnderTest<Integer, Integer> map = design.create(KEYS);
    for (int k = 0; k < KEYS; k++) {
      map.put(k, 1_000);
    }
    inParallel(
        thread ->
            () -> {
              SplittableRandom random = new SplittableRandom(thread);
              for (int i = 0; i < STEPS / 4; i++) {
                Integer key = random.nextInt(KEYS);
                int value = map.get(key);
                while (!map.replace(key, value, value + 1)) { // boxed anew: equal, not identical
                  value = map.get(key);
                }
              }
              return null;
            });
    int sum = 0;
    for (int k = 0; k < KEYS; k++) {
      sum += map.get(k) - 1_000;
    }
    assertThat(sum).isEqualTo(THREADS * (STEPS / 4));
  }

  /** Every value is put where none is, once; several threads may try to take it, and one does. */
  @ParameterizedTest
  @MethodSource("maps")
  void exactlyOneThreadTakesAValueThatSeveralExpect(MapDesign design) throws Exception {
    MapUnderTest<Integer, Integer> map = design.create(KEYS);
    List<int[]> changes =
        inParallel(
            thread ->
                () -> {
                  SplittableRandom random = new SplittableRandom(thread);
                  int[] out = new int[2 * STEPS];
                  for (int i = 0; i < STEPS; i++) {
                    Integer key = random.nextInt(KEYS);
                    int value = thread * STEPS + i;
                    out[2 * i] = map.putIfAbsent(key, value) == null ? value : -1;
                    Integer present = map.get(key);
                    boolean taken = present != null && map.remove(key, (int) present);
                    out[2 * i + 1] = taken ? present : -1;
                  }
                  return out;
                });
    int[] seen = new int[THREADS * STEPS];
    for (int[] mine : changes) {
      for (int i = 0; i < mine.length; i += 2) {
        count(seen, mine[i], 1);
        count(seen, mine[i + 1], -1);
      }
    }
    map.forEach((k, v) -> count(seen, v, -1));
    assertThat(seen).containsOnly(0);
  }

  static <T> List<T> inParallel(IntFunction<Callable<T>> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    CyclicBarrier start = new CyclicBarrier(THREADS);
    try {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        Callable<T> task = work.apply(i);
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  return task.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : running) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
