package watershed.subjects;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import watershed.subjects.KeyDistribution.KeyChooser;

/**
 * Keys, values and tapes for one map, all made before it is measured. Threads share the keys and
 * the values and have a tape each.
 */
public final class Workload {
  /** See {@link #sizeTolerance()}. */
  private static final double SIGMAS = 6;

  private final TapeRecipe recipe;
  private final long seed;
  private final KeyChooser chooser;
  private final Integer[] stored;
  private final Integer[] lookups;
  private final Integer[] values;

  /**
   * Makes the keys and the values.
   *
   * @param identity whether look-ups bring the stored key objects or equal ones
   * @param seed of everything random here; equal seeds give equal workloads
   */
  public Workload(TapeRecipe recipe, KeyIdentity identity, long seed) {
    this.recipe = recipe;
    this.seed = seed;
    chooser = recipe.distribution().over(recipe.keys(), seed);
    lookups = boxed(recipe.keyRange());
    stored = identity == KeyIdentity.identical ? lookups : boxed(recipe.keys());
    values = boxed(2 * recipe.length());
  }

  /** Every object of its own: no number is one that {@link Integer#valueOf} keeps a copy of. */
  private static Integer[] boxed(int count) {
    Integer[] boxed = new Integer[count];
    for (int i = 0; i < count; i++) {
      boxed[i] = scrambled(i);
    }
    return boxed;
  }

  /**
   * A number of its own for each index below 2^30, at least 128. Hazard: consecutive integers as
   * keys are a perfect hash, with no collision and all in the order of the table, which no real key
   * set is. Each step is undone by another of its kind, so no two indices give the same number.
   */
  static int scrambled(int index) {
    int mask = (1 << 30) - 1;
    int x = index;
    x ^= x >>> 15;
    x = x * 0x2C1B3C6D & mask;
    x ^= x >>> 13;
    x = x * 0x297A2D39 & mask;
    x ^= x >>> 16;
    return x + 128;
  }

  /** The key that a map stores under an index. */
  public Integer storedKey(int index) {
    return stored[index];
  }

  /** The key that operations bring for an index; from the number of keys up, never present. */
  public Integer lookupKey(int index) {
    return lookups[index];
  }

  /**
   * Fills an empty map: all keys, or a random half for {@link Mix#churn}. A half that was not
   * random, such as the even ones, could be a half of the table or of the shards.
   *
   * <p>Then visits it once. A {@link ReadDirtyMap} takes its lock for keys that were put and never
   * read; a tape of puts alone would measure that for ever, one of few reads for an unknown time.
   */
  public void prefill(MapUnderTest<Integer, Integer> map) {
    List<Map.Entry<Integer, Integer>> entries = new ArrayList<>(expectedSize());
    int[] order = KeyDistribution.shuffled(recipe.keys(), seed + 1);
    for (int i = 0; i < recipe.keys(); i++) {
      if (order[i] < expectedSize()) {
        // A stored key is its own first value: no put of a tape ever brings that object.
        entries.add(Map.entry(stored[i], stored[i]));
      }
    }
    map.putAll(entries);
    map.forEach((key, value) -> {});
  }

  /** The size at which the map holds still. */
  public int expectedSize() {
    return (int) Math.round(recipe.keys() * recipe.mix().filled());
  }

  /**
   * How far the size may be from {@link #expectedSize()}: 2 %, or six standard deviations where
   * those are more. Under churn each key is present or not by its own last write, so the size is
   * binomial. Four deviations would fail one healthy check in 16 000, and a night makes more.
   */
  public double sizeTolerance() {
    double filled = recipe.mix().filled();
    double deviation = Math.sqrt(recipe.keys() * filled * (1 - filled));
    return Math.max(0.02 * expectedSize(), SIGMAS * deviation);
  }

  /**
   * Checks that a map still has the size that its operations should leave it. Some designs count
   * their entries one by one, so whoever needs the size takes it from here.
   *
   * @return its size
   * @throws IllegalStateException if it lost entries or grew
   */
  public int requireSteady(MapUnderTest<Integer, Integer> map) {
    int size = map.size();
    if (Math.abs(size - expectedSize()) > sizeTolerance()) {
      throw new IllegalStateException(
          String.format(
              "the map has %d entries where %d (give or take %.0f) should stand still:"
                  + " what was measured is not the map that was asked for",
              size, expectedSize(), sizeTolerance()));
    }
    return size;
  }

  /** The driver of one thread, at the start of that thread's own tape. */
  public TapeDriver driver(int thread) {
    return TapeDriver.of(tape(thread), lookups, values, thread, 0);
  }

  /**
   * The drivers of threads that are too many for a tape each, since one takes 256 KiB or more.
   * Those that share a tape start at places spread evenly over it.
   *
   * @param threads number of drivers
   * @param tapes number of tapes, at least 1 and at most one a driver
   */
  public List<TapeDriver> drivers(int threads, int tapes) {
    List<OperationTape> made = new ArrayList<>(tapes);
    for (int i = 0; i < tapes; i++) {
      made.add(tape(i));
    }
    int sharing = (threads + tapes - 1) / tapes;
    List<TapeDriver> drivers = new ArrayList<>(threads);
    for (int thread = 0; thread < threads; thread++) {
      OperationTape tape = made.get(thread % tapes);
      long start = (long) tape.length() * (thread / tapes) / sharing;
      drivers.add(TapeDriver.of(tape, lookups, values, thread, start));
    }
    return List.copyOf(drivers);
  }

  private OperationTape tape(int thread) {
    return OperationTape.generate(recipe, chooser, seed, thread);
  }
}
