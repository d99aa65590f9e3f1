package watershed.record;

/**
 * A field within an object.
 *
 * @param owner simple name of the class that declares it
 * @param name of the field
 * @param type of the field
 * @param offset from the start of the object, bytes
 * @param size bytes
 */
public record FieldSlot(String owner, String name, String type, long offset, long size) {
  /** Bytes in a cache line where a system reports none. */
  public static final int LINE = 64;

  /** The first byte after it. */
  public long end() {
    return offset + size;
  }
}
