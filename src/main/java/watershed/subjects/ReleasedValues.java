package watershed.subjects;

import java.util.HashMap;
import java.util.Map;

/** Ways to let go of the large values of a map that stays itself. */
public enum ReleasedValues {
  /** Nothing is done. */
  KEPT {
    @Override
    public Map<Integer, Object> release(Map<Integer, Object> map) {
      return map;
    }
  },
  /** Every value is replaced by null; the keys stay. */
  NULL_VALUE {
    @Override
    public Map<Integer, Object> release(Map<Integer, Object> map) {
      for (Map.Entry<Integer, Object> entry : map.entrySet()) {
        entry.setValue(null);
      }
      return map;
    }
  },
  /** Every value is replaced by one shared object that stands for none; the keys stay. */
  NULL_OBJECT {
    @Override
    public Map<Integer, Object> release(Map<Integer, Object> map) {
      map.replaceAll((key, value) -> NOTHING);
      return map;
    }
  },
  /** Every entry is removed, one by one; the table stays. */
  REMOVED {
    @Override
    public Map<Integer, Object> release(Map<Integer, Object> map) {
      map.keySet().removeIf(key -> true);
      return map;
    }
  },
  /** A new map takes what is still wanted, which is nothing. */
  REBUILT {
    @Override
    public Map<Integer, Object> release(Map<Integer, Object> map) {
      return new HashMap<>();
    }
  };

  private static final Object NOTHING = new Object();

  /**
   * Lets go of all values.
   *
   * @param map changed, or left to the collector
   * @return the map to go on with
   */
  public abstract Map<Integer, Object> release(Map<Integer, Object> map);

  /**
   * A map full of large values.
   *
   * @param entries how many
   * @param valueBytes length of each
   */
  public static Map<Integer, Object> filled(int entries, int valueBytes) {
    Map<Integer, Object> map = new HashMap<>();
    for (int i = 0; i < entries; i++) {
      map.put(Workload.scrambled(i), new byte[valueBytes]);
    }
    return map;
  }
}
