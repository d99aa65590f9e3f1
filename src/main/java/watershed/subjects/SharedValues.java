package watershed.subjects;

import java.util.function.Supplier;

/**
 * A locked map and a concurrent one, each alone or both, over the same values. Each map has keys
 * boxed for itself, as its callers box them.
 */
public enum SharedValues {
  /** No map. */
  VALUES(false, false, 0),
  LOCKED(true, false, 0),
  CONCURRENT(false, true, 0),
  BOTH(true, true, 0),
  /** Nothing but both maps is held, and every key was removed from the locked one. */
  EVICTED_FROM_ONE(true, true, 1),
  /** Nothing but both maps is held, and every key was removed from both. */
  EVICTED_FROM_BOTH(true, true, 2);

  /** Beyond what the JVM caches of boxed numbers. */
  private static final int FIRST = 1000;

  private final boolean locked;
  private final boolean concurrent;
  private final int evictions;

  SharedValues(boolean locked, boolean concurrent, int evictions) {
    this.locked = locked;
    this.concurrent = concurrent;
    this.evictions = evictions;
  }

  /**
   * Makes values and the maps over them.
   *
   * @param design of the concurrent map
   * @param n number of values
   * @param value makes a value
   * @return what is held: an array of the maps and, where nothing is evicted, of the values
   */
  public Object hold(MapDesign design, int n, Supplier<Object> value) {
    Object[] values = new Object[n];
    for (int i = 0; i < n; i++) {
      values[i] = value.get();
    }
    Object[] held = new Object[3];
    if (locked) {
      held[0] = map(MapDesign.RWLock, values, evictions > 0);
    }
    if (concurrent) {
      held[1] = map(design, values, evictions > 1);
    }
    if (evictions == 0) {
      held[2] = values;
    }
    return held;
  }

  private static Object map(MapDesign design, Object[] values, boolean evicts) {
    MapUnderTest<Integer, Object> map = design.create(0);
    for (int i = 0; i < values.length; i++) {
      map.put(FIRST + i, values[i]);
    }
    for (int i = 0; i < values.length && evicts; i++) {
      map.remove(FIRST + i);
    }
    return map;
  }
}
