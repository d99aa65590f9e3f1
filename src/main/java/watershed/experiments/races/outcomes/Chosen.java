package watershed.experiments.races.outcomes;

import java.util.function.Supplier;
import watershed.subjects.LazyInit;
import watershed.subjects.LazyMap;
import watershed.subjects.MapUnderTest;
import watershed.subjects.SharedMaps;

/**
 * What is on trial in this JVM. jcstress makes the states itself, by constructors without
 * arguments: so they ask here.
 */
public final class Chosen {
  /** Names a {@link LazyInit} where jcstress runs on its own. */
  private static final String LAZY = System.getProperty("watershed.lazy", "SPLIT_LOCK");

  /** Names a map of {@link SharedMaps} there. */
  private static final String MAP = System.getProperty("watershed.map", SharedMaps.UNLOCKED);

  private static volatile Supplier<LazyMap<Integer, Integer>> lazy =
      () -> LazyInit.valueOf(LAZY).create(1);
  private static volatile Supplier<MapUnderTest<Integer, Integer>> map =
      () -> SharedMaps.create(MAP, 1);

  private Chosen() {}

  /** From now on states are made with such a lazy map, which must be empty. */
  public static void lazyMap(Supplier<LazyMap<Integer, Integer>> maker) {
    lazy = maker;
  }

  /** From now on states are made with such a map, which must be empty. */
  public static void map(Supplier<MapUnderTest<Integer, Integer>> maker) {
    map = maker;
  }

  static LazyMap<Integer, Integer> newLazyMap() {
    return lazy.get();
  }

  static MapUnderTest<Integer, Integer> newMap() {
    return map.get();
  }
}
