package watershed.probes;

import java.lang.reflect.Field;

/**
 * Where a field lies in memory. Offsets alone do not decide which fields share a line: the object's
 * own address does.
 *
 * <p>The collector moves objects: an address holds until the next collection only. Call {@link
 * #settle()} first, let nothing allocate much in between, and read again at the end.
 */
public final class CacheLine {
  /** What most processors transfer and own at a time, in bytes. */
  public static final int LINE = 64;

  /** Two lines, which many processors fetch together; one line on some others. */
  public static final int PAIR = 128;

  private CacheLine() {}

  /**
   * Moves what is alive into the old generation, where no young collection touches it again. A full
   * collection later may still move it.
   */
  public static void settle() {
    // The first may copy objects to a survivor space only, depending on the collector.
    System.gc();
    System.gc();
  }

  /**
   * The present address of a field, in bytes.
   *
   * @param holder the object that has the field, itself or inherited
   * @param field simple name of the field
   * @throws IllegalArgumentException if the object has no such field
   */
  public static long addressOf(Object holder, String field) {
    return Addresses.of(holder) + offsetOf(holder.getClass(), field);
  }

  /**
   * The present address of an element of an array of longs, in bytes.
   *
   * @param array the array
   * @param index of the element
   */
  public static long addressOf(long[] array, int index) {
    long base = Jol.vm().arrayBaseOffset("long");
    return Addresses.of(array) + base + (long) Long.BYTES * index;
  }

  /**
   * Offset of a field from the start of its object, in bytes.
   *
   * @param type class of the object; the field may be inherited
   * @param field simple name of the field
   * @throws IllegalArgumentException if there is no such field
   */
  public static long offsetOf(Class<?> type, String field) {
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      for (Field candidate : at.getDeclaredFields()) {
        if (candidate.getName().equals(field)) {
          return Jol.vm().fieldOffset(candidate);
        }
      }
    }
    throw new IllegalArgumentException(type.getName() + " has no field '" + field + "'");
  }

  /**
   * How many granules two addresses are apart; 0 where they share one.
   *
   * @param granule {@link #LINE} or {@link #PAIR}, in bytes
   */
  public static long distance(long address, long other, int granule) {
    return Math.abs(Math.floorDiv(address, granule) - Math.floorDiv(other, granule));
  }
}
