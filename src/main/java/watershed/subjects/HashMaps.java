package watershed.subjects;

import java.util.HashMap;

/** Presizing that every hand-written design shares, so that none of them grows while measured. */
final class HashMaps {
  private static final double LOAD_FACTOR = 0.75;

  private HashMaps() {}

  /**
   * A map that holds {@code entries} entries without growing, as JDK 19's {@code
   * HashMap.newHashMap} would give: {@code new HashMap(entries)} would still grow once.
   */
  static <K, V> HashMap<K, V> sized(int entries) {
    return new HashMap<>(capacityFor(entries));
  }

  /** The capacity to ask a {@link HashMap} for so that it holds {@code entries} entries. */
  static int capacityFor(int entries) {
    return (int) Math.ceil(entries / LOAD_FACTOR);
  }
}
