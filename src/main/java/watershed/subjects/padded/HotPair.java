package watershed.subjects.padded;

/**
 * Two counters that threads hammer, A and B.
 *
 * <p>Writers add atomically, as the counters of a concurrent map do: a plain store in a loop would
 * be kept in a register, and an opaque one would drain from the store buffer while the next ones
 * proceed, so that most of the wait for the line would not show. Readers use an acquiring load,
 * which can't be hoisted out of the loop and costs nothing more than a plain one on x86.
 */
public interface HotPair {
  /** Adds one to A and returns what it was. */
  long addA();

  /** Adds one to B and returns what it was. */
  long addB();

  /** Reads B. */
  long readB();

  /** Where A is. */
  Spot spotA();

  /** Where B is. */
  Spot spotB();

  /**
   * A field of an object.
   *
   * @param holder the object
   * @param field simple name of the field, which it may inherit
   */
  record Spot(Object holder, String field) {}
}
