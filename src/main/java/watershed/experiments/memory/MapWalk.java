package watershed.experiments.memory;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import watershed.experiments.Bounds;
import watershed.probes.Footprint;
import watershed.subjects.KeyDistribution;
import watershed.subjects.KeyIdentity;
import watershed.subjects.MapDesign;
import watershed.subjects.MapUnderTest;
import watershed.subjects.Mix;
import watershed.subjects.TapeDriver;
import watershed.subjects.TapeRecipe;
import watershed.subjects.Workload;

/**
 * What {@link WorkingSet} measures on: a filled map, and the one thread's tape of operations. The
 * tape, 256 KiB or more of it, is read in sequence, which prefetchers see coming.
 */
@State(Scope.Benchmark)
public class MapWalk {
  /** Entries of the map whose graph JOL walks: of millions that takes longer than to measure. */
  static final int MOST_WALKED = 1 << 16;

  private static final int STRETCH = 1024;
  private static final long WARM_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  @Param public MapDesign design;

  @Param({"16384", "1048576"})
  @Bounds(min = 2, max = 1 << 23)
  public int keys;

  /** Percent; of keys that are present, so that the size holds still. */
  @Param({"0", "5"})
  @Bounds(max = 100)
  public double writes;

  @Param({"uniform", "zipf"})
  public KeyDistribution distribution;

  MapUnderTest<Integer, Integer> map;
  TapeDriver driver;
  double entryBytes;

  /** Fills the map, finds its size and has its loop compiled. */
  @Setup
  public void prepare() {
    long seed = Long.getLong("watershed.seed", 1);
    int walked = walked(keys);
    entryBytes = (double) Footprint.of(filled(walked, seed), List.of()).bytes() / walked;
    Workload workload = workload(keys, seed);
    map = design.create(keys);
    workload.prefill(map);
    driver = workload.driver(0);
    // What filling left behind is gone, and the map lies where it will stay.
    System.gc();
    warmUp(workload);
  }

  /**
   * Entries of the map that JOL walks, a power of 16 fewer where they are too many: tables that
   * double are then as full, and the nodes of a trie of 16 branches as well.
   */
  private static int walked(int keys) {
    int walked = keys;
    while (walked > MOST_WALKED) {
      walked /= 16;
    }
    return walked;
  }

  private MapUnderTest<Integer, Integer> filled(int entries, long seed) {
    MapUnderTest<Integer, Integer> sample = design.create(entries);
    workload(entries, seed).prefill(sample);
    return sample;
  }

  private Workload workload(int entries, long seed) {
    // Identical keys: what a look-up brings is what the map holds, and all that it touches.
    return new Workload(
        new TapeRecipe(entries, writes, 100, Mix.update, distribution),
        KeyIdentity.identical,
        seed);
  }

  /**
   * Until the loop is compiled and every key that the tape names was touched: a quarter of a
   * second, and a lap of the longest tape.
   */
  private void warmUp(Workload workload) {
    long start = System.nanoTime();
    int done = 0;
    while (System.nanoTime() - start < WARM_UP_NANOS || done < driver.tape().length()) {
      run(16 * STRETCH);
      done += 16 * STRETCH;
    }
    if (design.isMap()) {
      workload.requireSteady(map);
    }
  }

  /**
   * Does the next operations of the tape.
   *
   * @param operations a multiple of {@value #STRETCH}
   * @return reads and writes that found something
   */
  long run(int operations) {
    long found = 0;
    for (int i = 0; i < operations; i += STRETCH) {
      found += stretch();
    }
    return found;
  }

  /** A call of its own, which is compiled as it stands and not in the midst of a long loop. */
  private int stretch() {
    TapeDriver tape = driver;
    MapUnderTest<Integer, Integer> target = map;
    int found = 0;
    for (int i = 0; i < STRETCH; i++) {
      found += tape.step(target) == null ? 0 : 1;
    }
    return found;
  }
}
