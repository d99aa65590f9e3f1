package watershed.subjects;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each way of looking first promises: one value for all who ask, and none made in vain. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class LazyInitTest {
  private static final int THREADS = 4;
  private static final int KEYS = 2_048;

  @ParameterizedTest
  @EnumSource
  void aLoneCallerIsGivenTheValueThatItMadeUntilItIsRemoved(LazyInit way) {
    LazyMap<Integer, String> map = way.create(2);
    assertThat(map.get(1, key -> "first " + key)).isEqualTo("first 1");
    assertThat(map.get(1, key -> "second " + key)).isEqualTo("first 1");
    assertThat(map.get(2, key -> "other " + key)).isEqualTo("other 2");
    map.remove(1);
    assertThat(map.get(1, key -> "third " + key)).isEqualTo("third 1");
    assertThat(map.get(2, key -> "fourth " + key)).isEqualTo("other 2");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SPLIT_LOCK")
  void allThreadsAreGivenOneValue(LazyInit way) throws Exception {
    LazyMap<Integer, Object> map = way.create(0); // it has to grow under its writers
    AtomicIntegerArray made = new AtomicIntegerArray(KEYS);
    CyclicBarrier start = new CyclicBarrier(THREADS);
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    List<Future<List<Object>>> answers = new ArrayList<>();
    try {
      for (int thread = 0; thread < THREADS; thread++) {
        answers.add(
            pool.submit(
                () -> {
                  start.await();
                  List<Object> given = new ArrayList<>();
                  for (int k = 0; k < KEYS; k++) {
                    given.add(
                        map.get(
                            k,
                            key -> {
                              made.incrementAndGet(key);
                              return new Object();
                            }));
                  }
                  return given;
                }));
      }
      for (int k = 0; k < KEYS; k++) {
        Set<Object> different = new HashSet<>();
        for (Future<List<Object>> answer : answers) {
          different.add(answer.get().get(k));
        }
        assertThat(different).as("values given for key %d", k).hasSize(1);
        assertThat(made.get(k)).isBetween(1, way.makesOnce() ? 1 : THREADS);
      }
    } finally {
      pool.shutdownNow();
    }
  }
}
