package watershed.experiments;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.ThreadParams;
import watershed.subjects.KeyDistribution;
import watershed.subjects.KeyIdentity;
import watershed.subjects.MapDesign;
import watershed.subjects.MapUnderTest;
import watershed.subjects.Mix;
import watershed.subjects.TapeDriver;
import watershed.subjects.TapeRecipe;
import watershed.subjects.Workload;

/** What {@link Contention} measures on: one map for all threads, and one tape for each. */
public final class ContentionState {
  private static final int POLLUTION_ROUNDS = 20;
  private static final int POLLUTION_STEPS = 2_000;
  private static final int POLLUTION_KEYS = 64;

  private ContentionState() {}

  /** What the JVM has seen before it compiles the measured loop. */
  public enum Profile {
    /** The measured design alone: its calls are bound and inlined. */
    mono,
    /** Every design: calls through the facade are looked up, as in a program that uses several. */
    mega
  }

  /** The map, its keys and its values. */
  @State(Scope.Benchmark)
  public static class Shared {
    @Param public MapDesign design;

    /** Percent. */
    @Param("5")
    @Bounds(max = 100)
    public double writes;

    @Param("16384")
    @Bounds(min = 2, max = 1 << 24)
    public int keys;

    @Param("uniform")
    public KeyDistribution distribution;

    @Param("update")
    public Mix mix;

    /** Percent of the reads; anything but 100 for {@code mix=update} only. */
    @Param("100")
    @Bounds(max = 100)
    public double hits;

    @Param("identical")
    public KeyIdentity keyIdentity;

    @Param("mono")
    public Profile profile;

    MapUnderTest<Integer, Integer> map;
    Workload workload;

    /** Builds and fills the map. */
    @Setup(Level.Trial)
    public void fill() {
      // The lab may give each block a seed of its own; its forks must then all have the same one.
      long seed = Long.getLong("watershed.seed", 1);
      if (profile == Profile.mega) {
        pollute(seed);
      }
      // Presized for all keys under churn too: more than half of them may be present for a while.
      map = design.create(keys);
      workload = new Workload(recipe(keys), keyIdentity, seed);
      workload.prefill(map);
    }

    private TapeRecipe recipe(int keys) {
      return new TapeRecipe(keys, writes, hits, mix, distribution);
    }

    /** Drives every design through the very code that will be measured. */
    private void pollute(long seed) {
      Workload small = new Workload(recipe(POLLUTION_KEYS), keyIdentity, seed);
      for (int round = 0; round < POLLUTION_ROUNDS; round++) {
        for (MapDesign other : MapDesign.values()) {
          MapUnderTest<Integer, Integer> target = other.create(POLLUTION_KEYS);
          small.prefill(target);
          TapeDriver driver = small.driver(round);
          for (int i = 0; i < POLLUTION_STEPS; i++) {
            driver.step(target);
          }
        }
      }
    }
  }

  /** One thread's tape. */
  @State(Scope.Thread)
  public static class Worker {
    TapeDriver driver;
    private long positionBefore;
    private long hitsBefore;

    /** Makes the tape. */
    @Setup(Level.Trial)
    public void windTape(Shared shared, ThreadParams thread) {
      driver = shared.workload.driver(thread.getThreadIndex());
    }

    /** Marks where the iteration begins. */
    @Setup(Level.Iteration)
    public void mark() {
      positionBefore = driver.position();
      hitsBefore = driver.hits();
    }

    /**
     * Counts what the iteration did, from the tape and after the loop.
     *
     * @throws IllegalStateException if the map's size did not hold still
     */
    @TearDown(Level.Iteration)
    public void count(Shared shared, Realised realised, ThreadParams thread) {
      long operations = driver.position() - positionBefore;
      realised.writes = driver.tape().writes(positionBefore, driver.position());
      realised.reads = operations - realised.writes;
      realised.hits = driver.hits() - hitsBefore;
      realised.hottest = Math.round(driver.tape().hottestShare() * operations);
      // JMH adds up the threads' counters, and the map has but one size.
      if (thread.getThreadIndex() == 0 && shared.design.isMap()) {
        realised.finalSize = shared.workload.requireSteady(shared.map);
      }
    }
  }

  /**
   * What was really done, beside every score. JMH sums these over threads, and EVENTS over
   * iterations too: shares are their ratios. The operations that JMH runs before and after its
   * clock to keep threads busy are among them.
   */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Realised {
    public long reads;
    public long writes;

    /** Reads that found something. */
    public long hits;

    /** Operations on each thread's most frequent key. */
    public long hottest;

    /** Entries at the end; the sum over iterations where JMH sums those. */
    public long finalSize;
  }
}
