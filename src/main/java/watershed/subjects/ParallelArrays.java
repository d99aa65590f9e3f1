package watershed.subjects;

/** Linear probing over an array of keys and one of values, at most three quarters full. */
final class ParallelArrays implements IntTable {
  private static final int FEWEST_SLOTS = 16;
  private static final int MOST_ENTRIES = 1 << 28;

  /** Odd, and near 2^32 over the golden ratio: neighbouring keys land far apart. */
  private static final int SPREAD = 0x9E3779B9;

  private int[] keys; // 0 where the slot is free
  private int[] values;
  private int size;

  /**
   * @param room entries that it holds without growing
   */
  ParallelArrays(int room) {
    if (room < 0 || room > MOST_ENTRIES) {
      throw new IllegalArgumentException("no room for " + room + " entries");
    }
    int slots = FEWEST_SLOTS;
    while (mostIn(slots) < room) {
      slots *= 2;
    }
    keys = new int[slots];
    values = new int[slots];
  }

  @Override
  public void put(int key, int value) {
    if (key <= 0) {
      throw new IllegalArgumentException("key " + key + " is not above 0");
    }
    int slot = slotOf(keys, key);
    if (keys[slot] == 0) {
      if (size == mostIn(keys.length)) {
        grow();
        slot = slotOf(keys, key);
      }
      keys[slot] = key;
      size++;
    }
    values[slot] = value;
  }

  @Override
  public int get(int key, int absent) {
    int slot = slotOf(keys, key);
    return key > 0 && keys[slot] == key ? values[slot] : absent;
  }

  @Override
  public int size() {
    return size;
  }

  private static int mostIn(int slots) {
    return slots / 4 * 3;
  }

  /** The slot that holds the key, or the free one where it would go. */
  private static int slotOf(int[] keys, int key) {
    int mask = keys.length - 1;
    int slot = (key * SPREAD) >>> Integer.numberOfLeadingZeros(mask);
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    int[] widerKeys = new int[2 * keys.length];
    int[] widerValues = new int[2 * keys.length];
    for (int i = 0; i < keys.length; i++) {
      if (keys[i] != 0) {
        int slot = slotOf(widerKeys, keys[i]);
        widerKeys[slot] = keys[i];
        widerValues[slot] = values[i];
      }
    }
    keys = widerKeys;
    values = widerValues;
  }
}
