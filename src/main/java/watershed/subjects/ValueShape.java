package watershed.subjects;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.util.HashMap;

/** What the entries of a table are made of: from four objects each to none at all. */
public enum ValueShape {
  /** A {@code HashMap} of boxed keys; each value is an object that points to one of its own. */
  OBJECT_VALUE,
  /** A {@code HashMap} of boxed keys and boxed values. */
  BOXED_VALUE,
  /** fastutil's open addressing over primitive keys and values. */
  FASTUTIL,
  /** Open addressing over two parallel arrays, the least that a table can be. */
  PARALLEL_ARRAYS;

  /** The JDK keeps smaller boxes in a cache, where all tables would share them. */
  private static final int FIRST_KEY = 1_000;

  /**
   * A table of that many entries.
   *
   * @param presized whether it has room for them from the start, or grows as by default
   */
  public IntTable filled(int entries, boolean presized) {
    IntTable table = presized ? withRoomFor(entries) : small();
    for (int i = 0; i < entries; i++) {
      table.put(key(i), key(i));
    }
    return table;
  }

  /**
   * The key of an entry of {@link #filled}.
   *
   * @param entry from 0
   */
  public static int key(int entry) {
    return FIRST_KEY + entry;
  }

  private IntTable small() {
    return switch (this) {
      case OBJECT_VALUE -> new PointedValues(new HashMap<>());
      case BOXED_VALUE -> new BoxedValues(new HashMap<>());
      case FASTUTIL -> new FastutilValues(new Int2IntOpenHashMap());
      case PARALLEL_ARRAYS -> new ParallelArrays(0);
    };
  }

  private IntTable withRoomFor(int entries) {
    return switch (this) {
      case OBJECT_VALUE -> new PointedValues(HashMaps.sized(entries));
      case BOXED_VALUE -> new BoxedValues(HashMaps.sized(entries));
      case FASTUTIL -> new FastutilValues(new Int2IntOpenHashMap(entries));
      case PARALLEL_ARRAYS -> new ParallelArrays(entries);
    };
  }
}
