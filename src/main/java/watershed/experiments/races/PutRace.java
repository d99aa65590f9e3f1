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
import java.util.function.Supplier;
import java.util.stream.IntStream;
import watershed.experiments.Forbidden;
import watershed.subjects.MapUnderTest;

/** Has several threads fill an empty map with keys of their own, and counts what is missing. */
final class PutRace {
  /**
   * What became of one map.
   *
   * @param puts distinct keys that were put; 0 where that did not end
   * @param lost how many of them are not found
   * @param drift how far {@code size()} is from the number of those that are
   * @param broken how many puts threw
   * @param stuck whether a thread was still inside the map at the deadline
   */
  record Round(int puts, int lost, int drift, int broken, boolean stuck) {
    boolean flawless() {
      return lost == 0 && drift == 0 && broken == 0 && !stuck;
    }
  }

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
    List<Callable<Integer>> tasks = new ArrayList<>();
    for (int writer = 0; writer < writers; writer++) {
      int first = writer;
      tasks.add(
          () -> {
            awaitAll(waiting);
            return fill(map, keys, first, writers);
          });
    }
    List<Future<Integer>> fills = pool.invokeAll(tasks, deadlineMillis, TimeUnit.MILLISECONDS);
    if (fills.stream().anyMatch(Future::isCancelled)) {
      return new Round(0, 0, 0, 0, true);
    }
    int broken = 0;
    for (Future<Integer> fill : fills) {
      broken += ended(fill);
    }
    int thrown = broken;
    // A map that is damaged may hold up who reads it, too.
    Callable<Round> reader = () -> read(map, keys, thrown);
    Future<Round> read =
        pool.invokeAll(List.of(reader), deadlineMillis, TimeUnit.MILLISECONDS).get(0);
    return read.isCancelled() ? new Round(0, 0, 0, broken, true) : ended(read);
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

  /** Puts every step-th key; returns how many puts threw. */
  private static int fill(MapUnderTest<Integer, Integer> map, Integer[] keys, int first, int step) {
    int broken = 0;
    for (int i = first; i < keys.length; i += step) {
      try {
        map.put(keys[i], keys[i]);
      } catch (RuntimeException damaged) {
        // As a HashMap does whose bin became a tree under one thread while another was in it.
        broken++;
      }
    }
    return broken;
  }

  private static Round read(MapUnderTest<Integer, Integer> map, Integer[] keys, int broken) {
    int lost = 0;
    for (Integer key : keys) {
      if (map.get(key) == null) {
        lost++;
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
