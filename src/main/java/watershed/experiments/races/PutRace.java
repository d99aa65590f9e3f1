package watershed.experiments.races;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import watershed.experiments.Forbidden;
import watershed.subjects.MapUnderTest;

/** Has several threads fill an empty map with keys of their own, and counts what is missing. */
final class PutRace {
  /**
   * What became of one map.
   *
   * @param puts distinct keys that were to be put
   * @param lost how many of them are not found
   * @param drift how far {@code size()} is from the number of those that are
   * @param broken how many puts threw; of a map that a thread is stuck in, also those that never
   *     ended, and where it is the reader, all that it has not found
   * @param stuck whether a thread was still inside the map at the deadline
   */
  record Round(int puts, int lost, int drift, int broken, boolean stuck) {
    boolean flawless() {
      return lost == 0 && drift == 0 && broken == 0 && !stuck;
    }
  }

  /**
   * Between two threads' counts, and from the array's length, which all read: 128 bytes, so that
   * they share no line of any cache. Else counting would slow the race that it is to watch.
   */
  private static final int APART = 32;

  private final Supplier<MapUnderTest<Integer, Integer>> maps;
  private final int writers;
  private final long deadlineMillis;

  /**
   * @param maps make an empty map each
   * @param deadline of the filling of one map, and of the reading
   */
  PutRace(Supplier<MapUnderTest<Integer, Integer>> maps, int writers, Duration deadline) {
    this.maps = maps;
    this.writers = writers;
    this.deadlineMillis = deadline.toMillis();
  }

  /**
   * Fills a new map in every round. The rounds end early where a thread got stuck: there is no way
   * to stop it, so it would disturb those that follow.
   *
   * @param puts into each map, by all writers together
   */
  List<Round> run(int rounds, int puts) throws InterruptedException {
    Integer[] keys = IntStream.range(0, puts).boxed().toArray(Integer[]::new);
    List<Round> done = new ArrayList<>();
    ExecutorService pool =
        Executors.newFixedThreadPool(
            writers,
            task -> {
              Thread thread = new Thread(task, "watershed-writer");
              // Or one that is stuck would keep the JVM from ending.
              thread.setDaemon(true);
              return thread;
            });
    try {
      for (int i = 0; i < rounds; i++) {
        Round round = round(pool, keys);
        done.add(round);
        if (round.stuck()) {
          break;
        }
      }
    } finally {
      pool.shutdownNow();
    }
    return done;
  }

  private Round round(ExecutorService pool, Integer[] keys) throws InterruptedException {
    MapUnderTest<Integer, Integer> map = maps.get();
    AtomicInteger waiting = new AtomicInteger(writers);
    AtomicIntegerArray done = new AtomicIntegerArray((1 + writers) * APART);
    List<Callable<Integer>> tasks = new ArrayList<>();
    for (int writer = 0; writer < writers; writer++) {
      int first = writer;
      tasks.add(
          () -> {
            awaitAll(waiting);
            return fill(map, keys, first, done);
          });
    }
    List<Future<Integer>> fills = pool.invokeAll(tasks, deadlineMillis, TimeUnit.MILLISECONDS);
    if (fills.stream().anyMatch(Future::isCancelled)) {
      return stuck(keys, done);
    }
    int broken = 0;
    for (Future<Integer> fill : fills) {
      broken += ended(fill);
    }
    int thrown = broken;
    // A map that is damaged may hold up who reads it, too.
    AtomicIntegerArray found = new AtomicIntegerArray(1);
    Callable<Round> reader = () -> read(map, keys, thrown, found);
    Future<Round> read =
        pool.invokeAll(List.of(reader), deadlineMillis, TimeUnit.MILLISECONDS).get(0);
    return read.isCancelled() ? stuck(keys, found) : ended(read);
  }

  /**
   * A map that a thread did not come out of.
   *
   * @param done by each thread
   */
  private static Round stuck(Integer[] keys, AtomicIntegerArray done) {
    int all = 0;
    for (int i = 0; i < done.length(); i++) {
      all += done.get(i);
    }
    return new Round(keys.length, 0, 0, keys.length - all, true);
  }

  /**
   * Waits awake: woken one after the other, the first would be through before the last began.
   *
   * @param waiting how many have not come yet, this thread included
   */
  private static void awaitAll(AtomicInteger waiting) throws InterruptedException {
    waiting.decrementAndGet();
    while (waiting.get() > 0) {
      Thread.yield(); // to a writer that has no CPU yet
      if (Thread.interrupted()) {
        throw new InterruptedException("the other writers did not come");
      }
    }
  }

  /**
   * Puts every key of one writer's.
   *
   * @param done gets the number of those that ended well
   * @return how many threw
   */
  private int fill(
      MapUnderTest<Integer, Integer> map, Integer[] keys, int first, AtomicIntegerArray done) {
    int broken = 0;
    int ended = 0;
    for (int i = first; i < keys.length; i += writers) {
      try {
        map.put(keys[i], keys[i]);
        done.setRelease((1 + first) * APART, ++ended);
      } catch (RuntimeException damaged) {
        // As a HashMap does whose bin became a tree under one thread while another was in it.
        broken++;
      }
    }
    return broken;
  }

  private static Round read(
      MapUnderTest<Integer, Integer> map, Integer[] keys, int broken, AtomicIntegerArray found) {
    int lost = 0;
    for (Integer key : keys) {
      if (map.get(key) == null) {
        lost++;
      } else {
        found.setRelease(0, found.getPlain(0) + 1);
      }
    }
    int drift = Math.abs(map.size() - (keys.length - lost));
    return new Round(keys.length, lost, drift, broken, false);
  }

  private static <T> T ended(Future<T> task) throws InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a thread that used the map ended with " + e.getCause(), e);
    }
  }

  /**
   * Refuses any flaw.
   *
   * @param design that is meant to have none
   * @throws Forbidden if a round has one
   */
  static void refuseFlaws(String design, List<Round> rounds) {
    rounds.stream()
        .filter(round -> !round.flawless())
        .findFirst()
        .ifPresent(
            round -> {
              throw new Forbidden(design + " under concurrent puts of distinct keys: " + round);
            });
  }

  /** All rounds as a table in plain text. */
  static String table(List<Round> rounds) {
    StringBuilder text = new StringBuilder("    puts     lost    drift   broken  stuck\n");
    for (Round r : rounds) {
      text.append(
          String.format(
              Locale.ROOT, "%8d %8d %8d %8d  %s%n", r.puts, r.lost, r.drift, r.broken, r.stuck));
    }
    return text.toString();
  }
}
