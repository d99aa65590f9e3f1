package watershed.subjects;

/** A table from positive keys to numbers, whatever its entries are made of. Not thread-safe. */
public interface IntTable {
  /**
   * Maps a key to a value, in place of the one that it had.
   *
   * @param key above 0
   */
  void put(int key, int value);

  /** What the key is mapped to, or {@code absent}. */
  int get(int key, int absent);

  /** How many keys are mapped. */
  int size();
}
