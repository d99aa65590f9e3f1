package watershed.experiments;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import watershed.subjects.MapUnderTest;
import watershed.subjects.TapeDriver;

/**
 * Says which threads operated on the map of {@link VirtualThreads}, and how often: in the JVM that
 * asks, or by {@link #main} in another.
 */
final class CrewProbe {
  /**
   * What was seen.
   *
   * @param threads that touched the map
   * @param virtual how many of them are virtual
   * @param carriers distinct platform threads under the virtual ones
   * @param exact whether every task moved on its tape by exactly its share a round
   * @param operations on the map
   * @param evenly whether every thread did as much as a task is to do, give or take one operation
   */
  record Seen(
      int threads, int virtual, int carriers, boolean exact, long operations, boolean evenly) {}

  private CrewProbe() {}

  /** Performs rounds with a crew such as {@code RWLock-virtual}. */
  static Seen observe(String crew, int tasks, int rounds) throws InterruptedException {
    VirtualThreadsState.Shared shared = new VirtualThreadsState.Shared();
    shared.crew = crew;
    shared.tasks = tasks;
    shared.writes = 30;
    shared.keys = 1024;
    shared.fill();
    Map<Thread, LongAdder> seen = new ConcurrentHashMap<>();
    Set<String> carriers = ConcurrentHashMap.newKeySet();
    shared.map = watched(shared.map, seen, carriers);
    List<Long> starts = shared.drivers.stream().map(TapeDriver::position).toList();
    shared.gather();
    for (int i = 0; i < rounds; i++) {
      shared.perform();
    }
    boolean exact = true;
    for (int task = 0; task < tasks; task++) {
      long moved = shared.drivers.get(task).position() - starts.get(task);
      exact &= moved == (long) rounds * shared.share(task);
    }
    long least = (long) rounds * (VirtualThreadsState.OPERATIONS / tasks);
    boolean evenly =
        seen.values().stream().allMatch(n -> n.sum() >= least && n.sum() <= least + rounds);
    shared.disband();
    return new Seen(
        seen.size(),
        (int) seen.keySet().stream().filter(CrewProbe::isVirtual).count(),
        carriers.size(),
        exact,
        seen.values().stream().mapToLong(LongAdder::sum).sum(),
        evenly);
  }

  @SuppressWarnings("unchecked") // a proxy of the raw interface stands for any of its types
  private static MapUnderTest<Integer, Integer> watched(
      MapUnderTest<Integer, Integer> map, Map<Thread, LongAdder> seen, Set<String> carriers) {
    return (MapUnderTest<Integer, Integer>)
        Proxy.newProxyInstance(
            CrewProbe.class.getClassLoader(),
            new Class<?>[] {MapUnderTest.class},
            (proxy, method, args) -> {
              LongAdder count = seen.get(Thread.currentThread());
              if (count == null) {
                count = new LongAdder();
                seen.put(Thread.currentThread(), count);
                String name = Thread.currentThread().toString();
                if (isVirtual(Thread.currentThread())) {
                  carriers.add(name.substring(name.lastIndexOf('@') + 1));
                }
              }
              count.increment();
              return method.invoke(map, args);
            });
  }

  /** {@code Thread.isVirtual}, which JDK 17 does not have. */
  private static boolean isVirtual(Thread thread) {
    try {
      return (boolean) Thread.class.getMethod("isVirtual").invoke(thread);
    } catch (NoSuchMethodException olderJdk) {
      return false;
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new AssertionError(e);
    }
  }

  /** Prints what was seen of crew, tasks and rounds, or why they are not to be had. */
  public static void main(String[] args) throws InterruptedException {
    try {
      Seen seen = observe(args[0], Integer.parseInt(args[1]), Integer.parseInt(args[2]));
      System.out.println(seen + " on " + Runtime.getRuntime().availableProcessors());
    } catch (Unavailable e) {
      System.out.println("unavailable: " + e.getMessage());
    }
  }
}
