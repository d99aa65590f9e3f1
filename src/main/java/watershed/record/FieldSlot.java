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
  /** Bytes in a cache line, as {@link #line()} counts them. */
  public static final int LINE = 64;

  /** The cache line that it begins in, counted from the one where an aligned object starts. */
  public long line() {
    return offset / LINE;
  }

  /** The first byte after it. */
  public long end() {
    return offset + size;
  }
}
