package watershed.subjects;

/** What is done to a full map so that it holds less. */
public enum Shrinkage {
  /** 99 of every hundred keys are removed, one by one. */
  REMOVE_99(99),
  /** Nothing is: the map at its peak. */
  REMOVE_0(0),
  REMOVE_50(50),
  REMOVE_100(100),
  /** The map's own {@code clear()}. */
  CLEAR(100),
  /** 99 of every hundred are removed, and what is left is copied into a new map. */
  COPY(99);

  private static final int HUNDRED = 100;

  private final int percent;

  Shrinkage(int percent) {
    this.percent = percent;
  }

  /** How many of so many entries are left. */
  public int left(int entries) {
    int left = 0;
    for (int i = 0; i < entries; i++) {
      left += stays(i) ? 1 : 0;
    }
    return left;
  }

  /**
   * Takes entries out of a map.
   *
   * @param map that has all of the keys
   * @param keys in the order in which they were put
   * @param kind of the map, for one that takes its place
   * @return the map that is used from then on
   */
  public ShrinkingMap.Instance applyTo(
      ShrinkingMap.Instance map, Integer[] keys, ShrinkingMap kind) {
    if (this == CLEAR) {
      map.clear();
      return map;
    }
    for (int i = 0; i < keys.length; i++) {
      if (!stays(i)) {
        map.remove(keys[i]);
      }
    }
    return this == COPY ? copy(map, keys, kind.create()) : map;
  }

  private ShrinkingMap.Instance copy(
      ShrinkingMap.Instance from, Integer[] keys, ShrinkingMap.Instance to) {
    for (int i = 0; i < keys.length; i++) {
      if (stays(i)) {
        to.put(keys[i], from.get(keys[i]));
      }
    }
    return to;
  }

  private boolean stays(int i) {
    return i % HUNDRED >= percent;
  }
}
