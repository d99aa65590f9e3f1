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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Threads that use a ReadDirtyMap's few keys while another has dirty maps made and promoted without
 * end. The stress that all designs pass is through with that as soon as each of its keys has a
 * slot.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ReadDirtyMapStressTest {
  private static final int THREADS = 3;
  private static final int KEYS = 8;
  private static final int CYCLES = 200_000;

  /** Of the thread that changes the states: never a value of the others. */
  private static final Integer NO_VALUE = -1;

  @Test
  void noValueIsLostAndNoneIsFoundTwice() throws Exception {
    ReadDirtyMap<Integer, Integer> map = new ReadDirtyMap<>(KEYS);
    AtomicBoolean ended = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS + 1);
    long balance = 0;
    try {
      List<Future<Long>> users = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int thread = i;
        users.add(threads.submit(() -> use(map, thread, ended)));
      }
      Future<?> changes = threads.submit(() -> changeStates(map));
      try {
        changes.get();
      } finally {
        ended.set(true);
      }
      for (Future<Long> user : users) {
        balance += user.get();
      }
    } finally {
      threads.shutdownNow();
    }
    ReadDirtyMapModelTest.requireInvariants(map, ReadDirtyMapModelTest.living(map));
    List<Integer> left = new ArrayList<>();
    map.forEach((key, value) -> left.add(value));
    for (Integer value : left) {
      balance -= weight(value);
    }
    assertThat(balance).as("weights of the values stored, less those found again").isZero();
  }

  /** The weights of the values that this thread stored, less those of the values that it ended. */
  private static long use(ReadDirtyMap<Integer, Integer> map, int thread, AtomicBoolean ended) {
    SplittableRandom random = new SplittableRandom(thread);
    long balance = 0;
    for (int value = thread; !ended.get(); value += THREADS) {
      Integer key = random.nextInt(KEYS);
      Integer present = random.nextBoolean() ? map.get(key) : null;
      Integer before = null;
      boolean stored = false;
      if (present == null) {
        switch (random.nextInt(3)) {
          case 0 -> {
            before = map.put(key, value);
            stored = true;
          }
          case 1 -> stored = map.putIfAbsent(key, value) == null;
          default -> before = map.remove(key);
        }
      } else if (random.nextBoolean()) {
        stored = map.replace(key, present, value);
        before = stored ? present : null;
      } else {
        before = map.remove(key, present) ? present : null;
      }
      balance += (stored ? weight(value) : 0) - (before == null ? 0 : weight(before));
    }
    return balance;
  }

  /** Scattered over 64 bits, so that no values but the same ones make up for each other. */
  private static long weight(int value) {
    return new SplittableRandom(value).nextLong();
  }

  /** Each turn adds a key that neither map has, promotes the dirty map, and removes the key. */
  private static void changeStates(ReadDirtyMap<Integer, Integer> map) {
    for (int turn = 0; turn < CYCLES; turn++) {
      Integer key = KEYS + turn;
      map.put(key, NO_VALUE);
      assertThat(map.get(key)).isEqualTo(NO_VALUE);
      if (turn % 2 == 0) {
        map.forEach((k, v) -> {});
      } else {
        for (int i = 0; i < 1_000 && map.read.amended; i++) {
          map.get(-1);
        }
      }
      boolean removed = turn % 3 == 0 ? map.remove(key, NO_VALUE) : map.remove(key) != null;
      assertThat(removed).isTrue();
      assertThat(map.read.map.size()).as("slots that nobody needs do go").isLessThan(KEYS + 4);
    }
  }
}
