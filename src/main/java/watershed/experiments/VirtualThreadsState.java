package watershed.experiments;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;
import watershed.subjects.KeyDistribution;
import watershed.subjects.KeyIdentity;
import watershed.subjects.MapDesign;
import watershed.subjects.MapUnderTest;
import watershed.subjects.Mix;
import watershed.subjects.TapeDriver;
import watershed.subjects.TapeRecipe;
import watershed.subjects.Workload;

/** What {@link VirtualThreads} measures on: one map, and a place on a tape for each task. */
public final class VirtualThreadsState {
  /** Of one invocation, by all tasks together: JMH divides by one number for all cells. */
  static final int OPERATIONS = 1 << 20;

  /** The harness and four designs of a kind each, a thread for each task, of both kinds. */
  static final String FEW =
      "crew=NullMap-platform,NullMap-virtual,ConcurrentHashMap-platform,ConcurrentHashMap-virtual,"
          + "RWLock-platform,RWLock-virtual,Synchronized-platform,Synchronized-virtual,"
          + "Sharded64-platform,Sharded64-virtual,ReadDirtyMap-platform,ReadDirtyMap-virtual,"
          + "HashTrieMap-platform,HashTrieMap-virtual";

  private static final int MOST_TAPES = 64;

  /** No tape's value or key is below 128. */
  private static final Object NEVER_STORED = Integer.valueOf(-1);

  private VirtualThreadsState() {}

  /** Which threads do the tasks. */
  public enum Kind {
    /** A platform thread for each. */
    platform,
    /** A virtual thread for each. */
    virtual,
    /** As many platform threads as CPUs, each of which takes the next task when it is done. */
    pooled
  }

  /** The map, its tasks and the threads that do them. */
  @State(Scope.Benchmark)
  public static class Shared {
    /** {@code DESIGN-KIND}: a {@link MapDesign} and a {@link Kind}. */
    @Param({
      "NullMap-platform",
      "NullMap-virtual",
      "NullMap-pooled",
      "ConcurrentHashMap-platform",
      "ConcurrentHashMap-virtual",
      "ConcurrentHashMap-pooled",
      "RWLock-platform",
      "RWLock-virtual",
      "RWLock-pooled",
      "StampedLock-platform",
      "StampedLock-virtual",
      "StampedLock-pooled",
      "Synchronized-platform",
      "Synchronized-virtual",
      "Synchronized-pooled",
      "Sharded64-platform",
      "Sharded64-virtual",
      "Sharded64-pooled",
      "ReadDirtyMap-platform",
      "ReadDirtyMap-virtual",
      "ReadDirtyMap-pooled",
      "HashTrieMap-platform",
      "HashTrieMap-virtual",
      "HashTrieMap-pooled"
    })
    public String crew;

    @Param("64")
    @Bounds(min = 1, max = 4096)
    public int tasks;

    /** Percent. */
    @Param("30")
    @Bounds(max = 100)
    public double writes;

    @Param("16384")
    @Bounds(min = 2, max = 1 << 24)
    public int keys;

    MapDesign design;
    MapUnderTest<Integer, Integer> map;
    Workload workload;
    List<TapeDriver> drivers;
    private final AtomicInteger nextTask = new AtomicInteger();
    private Crew threads;

    /**
     * Fills the map and gathers the crew.
     *
     * @throws IllegalArgumentException if JMH has several threads: each would drive all of the crew
     */
    @Setup(Level.Trial)
    public void prepare(BenchmarkParams params) {
      if (params.getThreads() != 1) {
        throw new IllegalArgumentException(
            "VirtualThreads has threads of its own: say -p tasks=N and leave JMH one thread");
      }
      fill();
      gather();
    }

    /** Builds and fills the map, and makes the tapes. */
    void fill() {
      design = MapDesign.valueOf(crew.substring(0, crew.lastIndexOf('-')));
      TapeRecipe recipe = new TapeRecipe(keys, writes, 100, Mix.update, KeyDistribution.uniform);
      workload = new Workload(recipe, KeyIdentity.identical, Long.getLong("watershed.seed", 1));
      map = design.create(keys);
      workload.prefill(map);
      drivers = workload.drivers(tasks, Math.min(tasks, MOST_TAPES));
    }

    /** Starts the threads; throws {@link Unavailable} where there are none of that kind. */
    void gather() {
      threads =
          switch (Kind.valueOf(crew.substring(crew.lastIndexOf('-') + 1))) {
            case platform -> Crew.gather(Crew::platform, tasks, this::task);
            case virtual -> Crew.gather(VirtualThreadStarter::start, tasks, this::task);
            case pooled ->
                Crew.gather(
                    Crew::platform,
                    Runtime.getRuntime().availableProcessors(),
                    member -> takeTasks());
          };
    }

    /** Does every task once. */
    void perform() throws InterruptedException {
      nextTask.set(0);
      threads.work();
    }

    /** Ends the threads. */
    @TearDown(Level.Trial)
    public void disband() throws InterruptedException {
      threads.disband();
    }

    /** Operations of one task in an invocation; the first tasks have what does not divide. */
    int share(int task) {
      return OPERATIONS / tasks + (task < OPERATIONS % tasks ? 1 : 0);
    }

    private void takeTasks() {
      for (int task = nextTask.getAndIncrement(); task < tasks; task = nextTask.getAndIncrement()) {
        task(task);
      }
    }

    private void task(int task) {
      TapeDriver driver = drivers.get(task);
      for (int left = share(task); left > 0; left--) {
        // What the map answered must be used, or a read could be dead code.
        Object answer = driver.step(map);
        if (answer == NEVER_STORED) {
          throw new IllegalStateException("the map holds what was never stored");
        }
      }
    }
  }

  /** Counts what an iteration did, from the tapes and after it. */
  @State(Scope.Thread)
  public static class Tally {
    private long[] positions = new long[0];
    private long hits;

    /** Marks where the iteration begins. */
    @Setup(Level.Iteration)
    public void mark(Shared shared) {
      positions = shared.drivers.stream().mapToLong(TapeDriver::position).toArray();
      hits = hits(shared);
    }

    /**
     * Counts.
     *
     * @throws IllegalStateException if the map's size did not hold still
     */
    @TearDown(Level.Iteration)
    public void count(Shared shared, ContentionState.Realised realised) {
      long operations = 0;
      long writes = 0;
      double hottest = 0;
      for (int i = 0; i < positions.length; i++) {
        TapeDriver driver = shared.drivers.get(i);
        long done = driver.position() - positions[i];
        operations += done;
        writes += driver.tape().writes(positions[i], driver.position());
        hottest += driver.tape().hottestShare() * done;
      }
      realised.reads = operations - writes;
      realised.writes = writes;
      realised.hottest = Math.round(hottest);
      realised.hits = hits(shared) - hits;
      if (shared.design.isMap()) {
        realised.finalSize = shared.workload.requireSteady(shared.map);
      }
    }

    private static long hits(Shared shared) {
      return shared.drivers.stream().mapToLong(TapeDriver::hits).sum();
    }
  }
}
