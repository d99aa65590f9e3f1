package watershed.subjects;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Ways to be done with the values of a map, and what the program still holds then. The first six do
 * as one should; what their names say is why values can stay after the others.
 */
public enum ValueRemoval {
  /** Every key is removed; the map is held, here and where nothing else is said. */
  HASH_MAP(value -> removed(ShrinkingMap.HASH_MAP, value)),
  CONCURRENT_HASH_MAP(value -> removed(ShrinkingMap.CONCURRENT_HASH_MAP, value)),
  CONCURRENT_SKIP_LIST_MAP(value -> removed(ShrinkingMap.CONCURRENT_SKIP_LIST_MAP, value)),
  READ_DIRTY_MAP(value -> removed(ShrinkingMap.READ_DIRTY_MAP, value)),
  NON_BLOCKING_HASH_MAP(value -> removed(ShrinkingMap.NON_BLOCKING_HASH_MAP, value)),
  /** Every key is removed while a view of the map is held: it is a view, no copy. */
  LIVE_VIEW(ValueRemoval::underLiveView),
  /** Keys changed after they were put: none is found again. */
  MUTATED_KEYS(ValueRemoval::underMutatedKeys),
  /** Keys removed by equal ones, of a map that goes by identity. */
  IDENTITY_KEYS(ValueRemoval::underIdentityKeys),
  /** An iterator stands before each entry when all are removed, and is held. */
  OPEN_ITERATORS(ValueRemoval::beforeIterators),
  /** The map is dropped, but for a sub-map of one key. */
  SUB_MAP_HELD(ValueRemoval::oneKeyOfMap),
  /** The map is dropped, but for the set of its keys. */
  KEY_SET_HELD(ValueRemoval::keysOfMap),
  /** A list is dropped, but for a sub-list of one element. */
  SUB_LIST_HELD(ValueRemoval::oneElementOfList),
  /** Weak keys that nothing refers to any more, but each key's own value. */
  WEAK_KEYS(ValueRemoval::underWeakKeys);

  /** How many values there are. */
  public static final int VALUES = 64;

  /** Beyond what the JVM caches of boxed numbers. */
  private static final int FIRST = 1000;

  @SuppressWarnings("ImmutableEnumChecker") // lambdas without a state of their own
  private final Function<Supplier<Object>, Object> way;

  ValueRemoval(Function<Supplier<Object>, Object> way) {
    this.way = way;
  }

  /**
   * Stores {@value #VALUES} values and removes them in this way.
   *
   * @param value makes a value
   * @return what is held on to
   */
  public Object leave(Supplier<Object> value) {
    return way.apply(value);
  }

  private static Object removed(ShrinkingMap kind, Supplier<Object> value) {
    ShrinkingMap.Instance map = kind.create();
    Integer[] keys = ShrinkingMap.keys(VALUES);
    for (Integer key : keys) {
      map.put(key, value.get());
    }
    for (Integer key : keys) {
      map.get(key);
    }
    for (Integer key : keys) {
      map.remove(key);
    }
    return map.itself();
  }

  private static Object underMutatedKeys(Supplier<Object> value) {
    Map<MutableKey, Object> map = new HashMap<>();
    List<MutableKey> keys = new ArrayList<>();
    for (int i = 0; i < VALUES; i++) {
      MutableKey key = new MutableKey(i);
      keys.add(key);
      map.put(key, value.get());
    }
    for (MutableKey key : keys) {
      key.id += VALUES;
      map.remove(key);
    }
    return map;
  }

  private static Object underIdentityKeys(Supplier<Object> value) {
    Map<String, Object> map = new IdentityHashMap<>();
    for (int i = 0; i < VALUES; i++) {
      map.put(new StringBuilder("key ").append(i).toString(), value.get());
    }
    for (int i = 0; i < VALUES; i++) {
      map.remove(new StringBuilder("key ").append(i).toString());
    }
    return map;
  }

  private static Object beforeIterators(Supplier<Object> value) {
    Map<Integer, Object> map = filled(new HashMap<Integer, Object>(), value);
    List<Iterator<Object>> open = new ArrayList<>();
    for (int i = 0; i < VALUES; i++) {
      Iterator<Object> iterator = map.values().iterator();
      for (int passed = 0; passed < i; passed++) {
        iterator.next();
      }
      open.add(iterator);
    }
    for (int i = 0; i < VALUES; i++) {
      map.remove(FIRST + i);
    }
    return open;
  }

  private static Object underLiveView(Supplier<Object> value) {
    TreeMap<Integer, Object> map = filled(new TreeMap<Integer, Object>(), value);
    Map<Integer, Object> view = map.tailMap(FIRST, true);
    for (int i = 0; i < VALUES; i++) {
      map.remove(FIRST + i);
    }
    return view;
  }

  private static Object oneKeyOfMap(Supplier<Object> value) {
    return filled(new TreeMap<Integer, Object>(), value).headMap(FIRST, true);
  }

  private static Object keysOfMap(Supplier<Object> value) {
    return filled(new HashMap<Integer, Object>(), value).keySet();
  }

  private static Object oneElementOfList(Supplier<Object> value) {
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < VALUES; i++) {
      list.add(value.get());
    }
    return list.subList(0, 1);
  }

  private static Object underWeakKeys(Supplier<Object> value) {
    Map<Object, Object> map = new WeakHashMap<>();
    for (int i = 0; i < VALUES; i++) {
      Object key = new Object();
      map.put(key, new Object[] {value.get(), key});
    }
    return map;
  }

  private static <M extends Map<Integer, Object>> M filled(M map, Supplier<Object> value) {
    for (int i = 0; i < VALUES; i++) {
      map.put(FIRST + i, value.get());
    }
    return map;
  }

  /** What no key should be. */
  private static final class MutableKey {
    int id;

    MutableKey(int id) {
      this.id = id;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof MutableKey key && key.id == id;
    }

    @Override
    public int hashCode() {
      return id;
    }
  }
}
