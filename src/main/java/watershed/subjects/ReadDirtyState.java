package watershed.subjects;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The two maps of a {@link ReadDirtyMap} and the ways from one state to the next. A superclass and
 * not a part, which would be one more object between a look-up and its table.
 *
 * <p>Neither map is ever changed in structure while it is {@code read}: a plain HashMap, published
 * by a volatile write. So a removed key's slot stays in {@code read}, and goes only when a later
 * {@code dirty}, made without it, takes that place.
 *
 * <p>Presizing: only {@code dirty} is ever filled, {@code read} being either empty or a former one.
 * So each {@code dirty} is made for the expected entries, as every other design's table is, or for
 * as many as {@code read} has slots where those are more. Go makes it for the latter alone, and
 * would grow it while it is filled.
 */
abstract class ReadDirtyState<K, V> {
  private final int expected;

  /** Unfair, as Go's mutex is until a thread has waited long. */
  final ReentrantLock lock = new ReentrantLock();

  volatile Read<K, V> read = new Read<>(new HashMap<>(), false);

  /** Read and written under the lock only, as is {@link #misses}; null unless read is amended. */
  @Nullable HashMap<K, ReadDirtyEntry<V>> dirty;

  /** Lies beside {@link #read}, as in Go: each miss takes that cache line from all readers. */
  int misses;

  ReadDirtyState(int entries) {
    expected = entries;
  }

  /** The entry of a key, with a lock only where {@code read} does not settle it. */
  final @Nullable ReadDirtyEntry<V> find(K key) {
    Read<K, V> now = read;
    ReadDirtyEntry<V> entry = now.map.get(requireNonNull(key));
    return entry == null && now.amended ? findLocked(key, false) : entry;
  }

  /** As {@link #find}; what only {@code dirty} has is taken out of it. */
  final @Nullable ReadDirtyEntry<V> unlink(K key) {
    Read<K, V> now = read;
    ReadDirtyEntry<V> entry = now.map.get(requireNonNull(key));
    return entry == null && now.amended ? findLocked(key, true) : entry;
  }

  /**
   * Looks again, since it may have been promoted meanwhile, and then into {@code dirty}: a miss,
   * found or not. (Go's own counts none where a conditional replacement finds nothing.)
   */
  private @Nullable ReadDirtyEntry<V> findLocked(K key, boolean unlink) {
    lock.lock();
    try {
      ReadDirtyEntry<V> entry = read.map.get(key);
      if (entry == null && dirty != null) {
        entry = unlink ? dirty.remove(key) : dirty.get(key);
        miss();
      }
      return entry;
    } finally {
      lock.unlock();
    }
  }

  /** Under the lock: the entry in {@code read}, put back into {@code dirty} if it was expunged. */
  final @Nullable ReadDirtyEntry<V> findInRead(K key) {
    ReadDirtyEntry<V> entry = read.map.get(key);
    if (entry != null && entry.unexpunge()) {
      // Only making the dirty map expunges, and promoting it leaves the expunged behind.
      requireNonNull(dirty).put(key, entry);
    }
    return entry;
  }

  /** Under the lock: the entry in {@code dirty}. Whether that is a miss is the caller's to say. */
  final @Nullable ReadDirtyEntry<V> findInDirty(K key) {
    return dirty == null ? null : dirty.get(key);
  }

  /** Under the lock, after a look into {@code dirty}. */
  final void miss() {
    misses++;
    if (dirty != null && misses >= dirty.size()) {
      promote(dirty);
    }
  }

  /** What {@code read} is after a promotion, if one was needed for it to have every key. */
  final Read<K, V> promoted() {
    Read<K, V> now = read;
    if (!now.amended) {
      return now;
    }
    lock.lock();
    try {
      return dirty == null ? read : promote(dirty);
    } finally {
      lock.unlock();
    }
  }

  private Read<K, V> promote(HashMap<K, ReadDirtyEntry<V>> whole) {
    Read<K, V> promoted = new Read<>(whole, false);
    read = promoted;
    dirty = null;
    misses = 0;
    return promoted;
  }

  /** Under the lock: adds a key that neither map has. */
  final void add(K key, V value) {
    HashMap<K, ReadDirtyEntry<V>> to = dirty == null ? makeDirty() : dirty;
    to.put(key, new ReadDirtyEntry<>(value));
  }

  /**
   * Copies what lives in {@code read}, O(n). What is deleted there is expunged first: from then on
   * no put without a lock can revive it behind the back of a dirty map that lacks it.
   */
  private HashMap<K, ReadDirtyEntry<V>> makeDirty() {
    HashMap<K, ReadDirtyEntry<V>> slots = read.map;
    HashMap<K, ReadDirtyEntry<V>> made = HashMaps.sized(Math.max(expected, slots.size() + 1));
    slots.forEach(
        (key, entry) -> {
          if (!entry.expungeIfNull()) {
            made.put(key, entry);
          }
        });
    dirty = made;
    read = new Read<>(slots, true);
    return made;
  }

  /** Forgets everything. */
  final void reset() {
    lock.lock();
    try {
      read = new Read<>(new HashMap<>(), false);
      dirty = null;
      misses = 0;
    } finally {
      lock.unlock();
    }
  }

  /** What needs no lock. A class and not a record, whose fields JOL can't read on 25. */
  static final class Read<K, V> {
    final HashMap<K, ReadDirtyEntry<V>> map;

    /** Whether {@code dirty} has keys that {@code map} lacks. */
    final boolean amended;

    Read(HashMap<K, ReadDirtyEntry<V>> map, boolean amended) {
      this.map = map;
      this.amended = amended;
    }
  }
}
