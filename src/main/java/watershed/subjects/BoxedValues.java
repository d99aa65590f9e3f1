package watershed.subjects;

import java.util.Map;

/** Entries of three objects: node, key and value. */
final class BoxedValues implements IntTable {
  private final Map<Integer, Integer> map;

  BoxedValues(Map<Integer, Integer> map) {
    this.map = map;
  }

  @Override
  public void put(int key, int value) {
    map.put(key, value);
  }

  @Override
  public int get(int key, int absent) {
    Integer value = map.get(key);
    return value == null ? absent : value;
  }

  @Override
  public int size() {
    return map.size();
  }
}
