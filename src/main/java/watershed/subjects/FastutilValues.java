package watershed.subjects;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;

/** Entries that are elements of fastutil's arrays. */
final class FastutilValues implements IntTable {
  private final Int2IntOpenHashMap map;

  FastutilValues(Int2IntOpenHashMap map) {
    this.map = map;
  }

  @Override
  public void put(int key, int value) {
    map.put(key, value);
  }

  @Override
  public int get(int key, int absent) {
    return map.getOrDefault(key, absent);
  }

  @Override
  public int size() {
    return map.size();
  }
}
