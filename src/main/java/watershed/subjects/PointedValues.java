package watershed.subjects;

import java.util.Map;

/** Entries whose value has a pointer in it: node, key, value, and what it points to. */
final class PointedValues implements IntTable {
  private final Map<Integer, Item> map;

  PointedValues(Map<Integer, Item> map) {
    this.map = map;
  }

  @Override
  public void put(int key, int value) {
    map.put(key, new Item(new Amount(value)));
  }

  @Override
  public int get(int key, int absent) {
    Item item = map.get(key);
    return item == null ? absent : item.amount.number;
  }

  @Override
  public int size() {
    return map.size();
  }

  /** A value. Not a record, whose offsets later JDKs do not tell to JOL. */
  static final class Item {
    private final Amount amount;

    Item(Amount amount) {
      this.amount = amount;
    }
  }

  /** What a value points to. */
  static final class Amount {
    private final int number;

    Amount(int number) {
      this.number = number;
    }
  }
}
