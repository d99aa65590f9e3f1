package watershed.subjects;

import static org.assertj.core.api.Assertions.assertThat;
import static watershed.subjects.ReadDirtyMaps.dirty;
import static watershed.subjects.ReadDirtyMaps.promoted;
import static watershed.subjects.ReadDirtyMaps.readEntry;
import static watershed.subjects.ReadDirtyMaps.withExpunged;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What waits for a ReadDirtyMap's lock, what does not, and what it finds when it has waited. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ReadDirtyMapLockTest {
  @Test
  void keysOfTheReadMapNeedNoLock() throws Exception {
    ReadDirtyMap<String, Integer> map = withExpunged();
    Callable<List<@Nullable Object>> work =
        () -> {
          List<@Nullable Object> answers = new ArrayList<>();
          answers.add(map.get("kept"));
          answers.add(map.put("kept", 1));
          answers.add(map.putIfAbsent("kept", 9));
          answers.add(map.replace("kept", 1, 2));
          answers.add(map.remove("kept"));
          answers.add(map.get("kept"));
          answers.add(map.putIfAbsent("kept", 3));
          answers.add(map.remove("kept", 3));
          answers.add(map.put("kept", 4));
          answers.add(map.get("gone"));
          answers.add(map.remove("gone"));
          answers.add(map.remove("gone", 0));
          return answers;
        };
    assertThat(whileLocked(map, work))
        .containsExactly(0, 0, 1, true, 2, null, null, true, null, null, null, false);
  }

  @Test
  void absentKeysNeedNoLockWhereNoneAreDirty() throws Exception {
    ReadDirtyMap<String, Integer> map = promoted(List.of("a"));
    Callable<List<@Nullable Object>> work =
        () -> {
          List<@Nullable Object> answers = new ArrayList<>();
          answers.add(map.get("absent"));
          answers.add(map.remove("absent"));
          answers.add(map.replace("absent", 0, 1));
          map.forEach((key, value) -> answers.add(key));
          answers.add(map.size());
          return answers;
        };
    assertThat(whileLocked(map, work)).containsExactly(null, null, false, "a", 1);
  }

  static Stream<Named<Consumer<ReadDirtyMap<String, Integer>>>> lockedOperations() {
    return Stream.of(
        Named.of("get of a dirty key", map -> map.get("new")),
        Named.of("get of an absent key", map -> map.get("absent")),
        Named.of("put to a dirty key", map -> map.put("new", 1)),
        Named.of("put to an expunged key", map -> map.put("gone", 1)),
        Named.of("put of a new key", map -> map.put("newer", 1)),
        Named.of("putIfAbsent to a dirty key", map -> map.putIfAbsent("new", 1)),
        Named.of("putIfAbsent to an expunged key", map -> map.putIfAbsent("gone", 1)),
        Named.of("remove of a dirty key", map -> map.remove("new")),
        Named.of("conditional remove of a dirty key", map -> map.remove("new", 0)),
        Named.of("replace of a dirty key", map -> map.replace("new", 0, 1)),
        Named.of("visit", map -> map.forEach((key, value) -> {})),
        Named.of("size", ReadDirtyMap::size),
        Named.of("clear", ReadDirtyMap::clear));
  }

  @ParameterizedTest
  @MethodSource("lockedOperations")
  void whatConcernsTheDirtyMapTakesTheLock(Consumer<ReadDirtyMap<String, Integer>> operation)
      throws Exception {
    ReadDirtyMap<String, Integer> map = withExpunged();
    map.lock.lock();
    FutureTask<Void> waiting;
    try {
      waiting =
          waiting(
              map,
              () -> {
                operation.accept(map);
                return null;
              });
    } finally {
      map.lock.unlock();
    }
    waiting.get();
    assertThat(map.lock.isLocked()).as("given back").isFalse();
  }

  @Test
  void aKeyPromotedWhileItsReaderWaitedIsNoMiss() throws Exception {
    List<Function<ReadDirtyMap<String, Integer>, @Nullable Object>> readers =
        List.of(map -> map.get("new"), map -> map.get("absent"), map -> map.replace("new", 0, 1));
    List<@Nullable Object> answers = new ArrayList<>();
    for (Function<ReadDirtyMap<String, Integer>, @Nullable Object> reader : readers) {
      ReadDirtyMap<String, Integer> map = withExpunged();
      answers.add(promotedMeanwhile(map, () -> reader.apply(map)));
      assertThat(map.read.amended).isFalse();
      assertThat(map.misses).isZero();
    }
    assertThat(answers).containsExactly(0, null, true);
  }

  @Test
  void aKeyPromotedWhileItsWriterWaitedIsWrittenWhereItIs() throws Exception {
    ReadDirtyMap<String, Integer> map = withExpunged();
    assertThat(promotedMeanwhile(map, () -> map.put("new", 1))).isEqualTo(0);
    assertThat(map.dirty).isNull();
    assertThat(readEntry(map, "new").state()).isEqualTo(1);
  }

  @Test
  void aKeyPromotedWhileItsRemoverWaitedKeepsItsSlot() throws Exception {
    ReadDirtyMap<String, Integer> map = withExpunged();
    assertThat(promotedMeanwhile(map, () -> map.remove("new"))).isEqualTo(0);
    assertThat(readEntry(map, "new").state()).isNull();
  }

  @Test
  void anExpungedKeyLeftBehindWhileItsWriterWaitedIsNew() throws Exception {
    ReadDirtyMap<String, Integer> map = withExpunged();
    ReadDirtyEntry<Integer> expunged = readEntry(map, "gone");
    assertThat(promotedMeanwhile(map, () -> map.put("gone", 1))).isNull();
    assertThat(expunged.state()).isSameAs(ReadDirtyEntry.EXPUNGED);
    assertThat(map.read.map).containsOnlyKeys("kept", "new");
    assertThat(dirty(map)).containsOnlyKeys("kept", "new", "gone");
    assertThat(map.get("gone")).isEqualTo(1);
  }

  /** What {@code work} returns, done by another thread while this one has the lock. */
  private static <T> T whileLocked(ReadDirtyMap<?, ?> map, Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    map.lock.lock();
    try {
      start(task);
      return task.get(1, TimeUnit.MINUTES);
    } finally {
      map.lock.unlock();
    }
  }

  /** What {@code work} returns after it met the dirty map, waited, and found it promoted. */
  private static <T> T promotedMeanwhile(ReadDirtyMap<String, Integer> map, Callable<T> work)
      throws Exception {
    FutureTask<T> waiting;
    map.lock.lock();
    try {
      waiting = waiting(map, work);
      map.forEach((key, value) -> {});
    } finally {
      map.lock.unlock();
    }
    return waiting.get();
  }

  private static <T> FutureTask<T> waiting(ReadDirtyMap<?, ?> map, Callable<T> work)
      throws InterruptedException {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = start(task);
    while (!map.lock.hasQueuedThread(thread)) {
      assertThat(task.isDone()).as("done without the lock").isFalse();
      Thread.sleep(1);
    }
    return task;
  }

  private static Thread start(Runnable task) {
    Thread thread = new Thread(task);
    thread.setDaemon(true); // a test that fails leaves it waiting
    thread.start();
    return thread;
  }
}
