package watershed.subjects;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jctools.maps.NonBlockingHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Maps that are filled, used and emptied, to see what they keep. None is presized: each has grown
 * to its peak by itself.
 */
public enum ShrinkingMap {
  HASH_MAP(HashMap::new),
  LINKED_HASH_MAP(LinkedHashMap::new),
  CONCURRENT_HASH_MAP(ConcurrentHashMap::new),
  TREE_MAP(TreeMap::new),
  CONCURRENT_SKIP_LIST_MAP(ConcurrentSkipListMap::new),
  /** Sixty-four locked HashMaps. */
  SHARDED_64(MapDesign.Sharded64),
  /** Go's {@code sync.Map} before 1.24. */
  READ_DIRTY_MAP(MapDesign.ReadDirtyMap),
  /** Go's {@code sync.Map} since 1.24. */
  HASH_TRIE_MAP(MapDesign.HashTrieMap),
  /** JCTools'. */
  NON_BLOCKING_HASH_MAP(NonBlockingHashMap::new);

  /** 2^32 divided by the golden ratio, odd: multiples of it are distinct, and in no order. */
  private static final int GOLDEN = 0x9E3779B9;

  @SuppressWarnings("ImmutableEnumChecker") // lambdas without a state of their own
  private final Supplier<Instance> factory;

  ShrinkingMap(Supplier<Map<Integer, Object>> maps) {
    factory = () -> Instance.of(maps.get());
  }

  ShrinkingMap(MapDesign design) {
    factory = () -> Instance.of(design.<Integer, Object>create(0));
  }

  /** An empty map. */
  public Instance create() {
    return factory.get();
  }

  /**
   * A map that has been in use: every key was put, with itself as value, and then read. It is the
   * reading that gives {@link #READ_DIRTY_MAP} its final form.
   */
  public Instance used(Integer[] keys) {
    Instance map = create();
    for (Integer key : keys) {
      map.put(key, key);
    }
    for (Integer key : keys) {
      map.get(key);
    }
    return map;
  }

  /**
   * Distinct keys, boxed beforehand and in no order; up to ten million, none of them is small
   * enough for the JVM to have it in its cache.
   */
  public static Integer[] keys(int n) {
    Integer[] keys = new Integer[n];
    for (int i = 0; i < n; i++) {
      keys[i] = (i + 1) * GOLDEN;
    }
    return keys;
  }

  /**
   * One map, and what is done with it.
   *
   * @param itself the map, without what is wrapped around it here
   * @param puts stores a value under a key
   * @param gets the value of a key, or null
   * @param removes a key
   * @param clears all by the map's own method
   * @param visits every entry
   */
  public record Instance(
      Object itself,
      BiConsumer<Integer, Object> puts,
      Function<Integer, @Nullable Object> gets,
      Consumer<Integer> removes,
      Runnable clears,
      Consumer<BiConsumer<Integer, Object>> visits) {

    private static Instance of(Map<Integer, Object> map) {
      return new Instance(
          map, map::put, map::get, map::remove, map::clear, visitor -> map.forEach(visitor));
    }

    private static Instance of(MapUnderTest<Integer, Object> map) {
      return new Instance(
          map, map::put, map::get, map::remove, map::clear, visitor -> map.forEach(visitor));
    }

    void put(Integer key, Object value) {
      puts.accept(key, value);
    }

    /**
     * The value of a key that is there.
     *
     * @throws IllegalStateException if it is not
     */
    Object get(Integer key) {
      Object value = gets.apply(key);
      if (value == null) {
        throw new IllegalStateException("the map lost key " + key);
      }
      return value;
    }

    void remove(Integer key) {
      removes.accept(key);
    }

    void clear() {
      clears.run();
    }

    /** Visits every entry; returns the sum of the keys. */
    public long sumOfKeys() {
      long[] sum = new long[1];
      visits.accept((key, value) -> sum[0] += key);
      return sum[0];
    }
  }
}
