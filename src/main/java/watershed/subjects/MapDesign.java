package watershed.subjects;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.function.IntFunction;
import org.jctools.maps.NonBlockingHashMap;

/**
 * The contenders, each with its factory. A new design is one constant here and its tests follow by
 * themselves. Constants are spelled like classes because their names are what users type and
 * reports print.
 */
public enum MapDesign {
  /** Stores nothing: the harness's own cost. */
  NullMap(false, entries -> new NullMap<>()),
  /** The JDK's. Its constructor takes entries, not capacity, unlike HashMap's. */
  ConcurrentHashMap(entries -> new ConcurrentMapAdapter<>(new ConcurrentHashMap<>(entries))),
  /** HashMap under an unfair read-write lock: a thread that asks may overtake the queue. */
  RWLock(entries -> new LockedMap<>(entries, new ReentrantReadWriteLock(false))),
  /** HashMap under a fair read-write lock: first come, first served. */
  RWLockFair(entries -> new LockedMap<>(entries, new ReentrantReadWriteLock(true))),
  /**
   * HashMap under a stamped lock's plain read lock. An optimistic read is no option: it would look
   * into a HashMap while another thread changes it, which may throw, loop or miss entries before
   * the stamp is ever validated.
   */
  StampedLock(entries -> new LockedMap<>(entries, new StampedLock().asReadWriteLock())),
  /** HashMap under one mutex that readers take too. */
  ReentrantLock(entries -> new LockedMap<>(entries, new ReentrantLock())),
  /** HashMap under its monitor. */
  Synchronized(entries -> new SynchronizedMap<>(entries)),
  /** Eight HashMaps, each under a stamped lock used as a read-write lock. */
  Sharded8(entries -> new ShardedMap<>(8, entries, false)),
  /** Sixty-four of them. */
  Sharded64(entries -> new ShardedMap<>(64, entries, false)),
  /** 256 of them. */
  Sharded256(entries -> new ShardedMap<>(256, entries, false)),
  /** Eight, no two of whose locks share a cache line. */
  Sharded8Padded(entries -> new ShardedMap<>(8, entries, true)),
  /** Sixty-four, no two of whose locks share a cache line. */
  Sharded64Padded(entries -> new ShardedMap<>(64, entries, true)),
  /** 256, no two of whose locks share a cache line. */
  Sharded256Padded(entries -> new ShardedMap<>(256, entries, true)),
  /** An immutable map replaced by every write. */
  CopyOnWrite(entries -> new CopyOnWriteMap<>(entries)),
  /** The JDK's sorted one. It has no table to presize. */
  SkipList(entries -> new ConcurrentMapAdapter<>(new ConcurrentSkipListMap<>())),
  /** JCTools' port of Cliff Click's lock-free map; takes entries and gives them four slots each. */
  NonBlockingHashMap(entries -> new ConcurrentMapAdapter<>(new NonBlockingHashMap<>(entries))),
  /** The cache library without bounds: what its map facade costs above the map inside. */
  Caffeine(entries -> ConcurrentMapAdapter.caffeine(entries)),
  /** Go's {@code sync.Map} before 1.24: reads and replacements of known keys need no lock. */
  ReadDirtyMap(entries -> new ReadDirtyMap<>(entries)),
  /** The hash trie that Go's sync.Map is since 1.24. It has no table to presize. */
  HashTrieMap(entries -> new HashTrieMap<>());

  private final boolean isMap;

  @SuppressWarnings("ImmutableEnumChecker") // every factory is a lambda that captures nothing
  private final IntFunction<MapUnderTest<Object, Object>> factory;

  MapDesign(IntFunction<MapUnderTest<Object, Object>> factory) {
    this(true, factory);
  }

  MapDesign(boolean isMap, IntFunction<MapUnderTest<Object, Object>> factory) {
    this.isMap = isMap;
    this.factory = factory;
  }

  /** Whether it keeps what is put into it: false for the harness's own {@link #NullMap}. */
  public boolean isMap() {
    return isMap;
  }

  /**
   * A new, empty map. Keys are comparable because one of the designs sorts them; the others use
   * {@code equals} and {@code hashCode} alone.
   *
   * @param expectedEntries how many entries it holds without growing
   * @throws IllegalArgumentException if that is negative
   */
  @SuppressWarnings("unchecked") // an empty map of objects, seen by nobody else, is a map of K to V
  public <K extends Comparable<? super K>, V> MapUnderTest<K, V> create(int expectedEntries) {
    if (expectedEntries < 0) {
      throw new IllegalArgumentException("negative number of entries: " + expectedEntries);
    }
    return (MapUnderTest<K, V>) (MapUnderTest<?, ?>) factory.apply(expectedEntries);
  }
}
