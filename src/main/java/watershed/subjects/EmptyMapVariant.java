package watershed.subjects;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Ways of having a map with nothing in it yet. */
public enum EmptyMapVariant {
  /** A field left null; the map is made at the first write. */
  NULL_FIELD(() -> null, map -> map == null ? new HashMap<>() : map),
  /** The shared immutable constant; replaced by a {@code HashMap} at the first write. */
  EMPTY_MAP(Collections::emptyMap, map -> map instanceof HashMap ? map : new HashMap<>()),
  /** The newer shared immutable constant; replaced by a {@code HashMap} at the first write. */
  MAP_OF(Map::of, map -> map instanceof HashMap ? map : new HashMap<>()),
  HASH_MAP(HashMap::new),
  HASH_MAP_0(() -> new HashMap<>(0)),
  HASH_MAP_16(() -> new HashMap<>(16)),
  /** {@code HashMap.newHashMap(0)}, which JDK 19 brought. */
  NEW_HASH_MAP_0(NewHashMap::ofZero) {
    @Override
    public int sinceJdk() {
      return NewHashMap.SINCE_JDK;
    }
  },
  LINKED_HASH_MAP(LinkedHashMap::new),
  TREE_MAP(TreeMap::new),
  /** Takes no keys but those of one enum: {@link Key64}. */
  ENUM_MAP(EmptyMapVariant::enumMap) {
    @Override
    public Object[] keys() {
      return Key64.values();
    }
  },
  CONCURRENT_HASH_MAP(ConcurrentHashMap::new),
  CONCURRENT_HASH_MAP_0(() -> new ConcurrentHashMap<>(0)),
  CONCURRENT_SKIP_LIST_MAP(ConcurrentSkipListMap::new),
  SYNCHRONIZED_MAP(() -> Collections.synchronizedMap(new HashMap<>())),
  IDENTITY_HASH_MAP(IdentityHashMap::new),
  WEAK_HASH_MAP(WeakHashMap::new);

  /** Number of keys that {@link #keys()} offers. */
  public static final int KEYS = 64;

  private final Supplier<@Nullable Map<Object, Object>> factory;
  private final UnaryOperator<@Nullable Map<Object, Object>> writable;

  EmptyMapVariant(Supplier<@Nullable Map<Object, Object>> factory) {
    this(factory, map -> map);
  }

  EmptyMapVariant(
      Supplier<@Nullable Map<Object, Object>> factory,
      UnaryOperator<@Nullable Map<Object, Object>> writable) {
    this.factory = factory;
    this.writable = writable;
  }

  /**
   * Has an empty map in this way, then writes to it.
   *
   * @param keys at least {@code puts} of what {@link #keys()} returned
   * @param value stored under each key
   * @param puts number of entries, from 0
   * @return the map; null for {@link #NULL_FIELD} without a put
   */
  public @Nullable Map<Object, Object> make(Object[] keys, Object value, int puts) {
    // Both calls go to lambdas. They inline because a fork uses one variant only: with two or more
    // in one JVM they would not, and escape analysis would see nothing.
    Map<Object, Object> map = factory.get();
    for (int i = 0; i < puts; i++) {
      map = writable.apply(map);
      if (map == null) {
        throw new IllegalStateException(name() + " has no map to write to");
      }
      map.put(keys[i], value);
    }
    return map;
  }

  /** {@value #KEYS} distinct keys, boxed beforehand. */
  public Object[] keys() {
    Object[] keys = new Object[KEYS];
    for (int i = 0; i < KEYS; i++) {
      keys[i] = i;
    }
    return keys;
  }

  /** The oldest feature release that has this variant. */
  public int sinceJdk() {
    return 17;
  }

  // EnumMap's key type can't be told from Object, by which all variants share one signature; it
  // checks each key itself, and keys() offers the right ones.
  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Map<Object, Object> enumMap() {
    return (Map) new EnumMap<>(Key64.class);
  }
}
