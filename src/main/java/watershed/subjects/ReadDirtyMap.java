package watershed.subjects;

import static java.util.Objects.requireNonNull;
import static watershed.subjects.ReadDirtyEntry.EXPUNGED;

import java.util.HashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The algorithm of Go's {@code sync.Map} before 1.24, written from its description: a map {@code
 * read} that is used without a lock, and under a lock {@code dirty}, which has what lives in {@code
 * read}, by the same entry objects, and the keys that came since. Whoever finds a key in {@code
 * read} works on its entry alone; whoever must look into {@code dirty} counts a miss, and as many
 * misses as it has entries make it the next {@code read}. The first key that is new after that
 * copies all entries.
 */
final class ReadDirtyMap<K, V> extends ReadDirtyState<K, V> implements MapUnderTest<K, V> {
  ReadDirtyMap(int entries) {
    super(entries);
  }

  @Override
  public @Nullable V get(K key) {
    ReadDirtyEntry<V> entry = find(key);
    return entry == null ? null : entry.get();
  }

  @Override
  public @Nullable V put(K key, V value) {
    requireNonNull(value);
    ReadDirtyEntry<V> entry = read.map.get(requireNonNull(key));
    if (entry != null) {
      Object before = entry.swapUnlessExpunged(value);
      if (before != EXPUNGED) {
        return ReadDirtyEntry.valueOf(before);
      }
    }
    return putLocked(key, value);
  }

  private @Nullable V putLocked(K key, V value) {
    lock.lock();
    try {
      ReadDirtyEntry<V> entry = findInRead(key);
      if (entry == null) {
        entry = findInDirty(key); // no miss: a map that is only put into is never promoted
      }
      if (entry != null) {
        return entry.swap(value);
      }
      add(key, value);
      return null;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public @Nullable V putIfAbsent(K key, V value) {
    requireNonNull(value);
    ReadDirtyEntry<V> entry = read.map.get(requireNonNull(key));
    if (entry != null) {
      Object before = entry.setIfNull(value);
      if (before != EXPUNGED) {
        return ReadDirtyEntry.valueOf(before);
      }
    }
    return putIfAbsentLocked(key, value);
  }

  private @Nullable V putIfAbsentLocked(K key, V value) {
    lock.lock();
    try {
      ReadDirtyEntry<V> entry = findInRead(key);
      if (entry != null) {
        return ReadDirtyEntry.valueOf(entry.setIfNull(value));
      }
      entry = findInDirty(key);
      if (entry != null) {
        Object before = entry.setIfNull(value);
        miss();
        return ReadDirtyEntry.valueOf(before);
      }
      add(key, value);
      return null;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public @Nullable V remove(K key) {
    ReadDirtyEntry<V> entry = unlink(key);
    return entry == null ? null : entry.delete();
  }

  /** Leaves the dirty map's slot where it is, with nothing in it. */
  @Override
  public boolean remove(K key, V expected) {
    requireNonNull(expected);
    ReadDirtyEntry<V> entry = find(key);
    return entry != null && entry.replaceIf(expected, null);
  }

  @Override
  public boolean replace(K key, V expected, V value) {
    requireNonNull(expected);
    requireNonNull(value);
    ReadDirtyEntry<V> entry = find(key);
    return entry != null && entry.replaceIf(expected, value);
  }

  /**
   * Counts entry by entry, O(n), since removed keys keep their slots; under the lock where keys
   * have come since the last promotion. Counts no miss and promotes nothing, unlike {@link
   * #forEach}: a benchmark asks for the size between its windows, and a promotion there would cost
   * the next window a new dirty map.
   */
  @Override
  public int size() {
    Read<K, V> now = read;
    return now.amended ? sizeLocked() : count(now.map);
  }

  private int sizeLocked() {
    lock.lock();
    try {
      return count(dirty == null ? read.map : dirty);
    } finally {
      lock.unlock();
    }
  }

  private static <K, V> int count(HashMap<K, ReadDirtyEntry<V>> map) {
    int[] size = new int[1];
    map.forEach((key, entry) -> size[0] += entry.get() == null ? 0 : 1);
    return size[0];
  }

  @Override
  public void clear() {
    reset();
  }

  /**
   * Promotes, then visits without a lock: each key that is there throughout once, with a value that
   * it had meanwhile; one that comes or goes meanwhile once or never. The visitor may write to this
   * map.
   */
  @Override
  public void forEach(BiConsumer<? super K, ? super V> visitor) {
    promoted()
        .map
        .forEach(
            (key, entry) -> {
              V value = entry.get();
              if (value != null) {
                visitor.accept(key, value);
              }
            });
  }
}
