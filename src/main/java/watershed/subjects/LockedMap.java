package watershed.subjects;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A {@link HashMap} under one lock, or under the two sides of a read-write lock.
 *
 * <p>Nulls are refused because the concurrent maps refuse them: equal guarantees, equal work.
 */
final class LockedMap<K, V> implements MapUnderTest<K, V> {
  private final HashMap<K, V> map;
  private final Lock read;
  private final Lock write;

  /** Both sides are the same lock where {@code lock} knows no readers. */
  LockedMap(int entries, Lock lock) {
    map = HashMaps.sized(entries);
    read = lock;
    write = lock;
  }

  LockedMap(int entries, ReadWriteLock lock) {
    map = HashMaps.sized(entries);
    read = lock.readLock();
    write = lock.writeLock();
  }

  @Override
  public @Nullable V get(K key) {
    requireNonNull(key);
    read.lock();
    try {
      return map.get(key);
    } finally {
      read.unlock();
    }
  }

  @Override
  public @Nullable V put(K key, V value) {
    requireNonNull(key);
    requireNonNull(value);
    write.lock();
    try {
      return map.put(key, value);
    } finally {
      write.unlock();
    }
  }

  @Override
  public @Nullable V putIfAbsent(K key, V value) {
    requireNonNull(key);
    requireNonNull(value);
    write.lock();
    try {
      return map.putIfAbsent(key, value);
    } finally {
      write.unlock();
    }
  }

  @Override
  public @Nullable V remove(K key) {
    requireNonNull(key);
    write.lock();
    try {
      return map.remove(key);
    } finally {
      write.unlock();
    }
  }

  @Override
  public boolean remove(K key, V expected) {
    requireNonNull(key);
    requireNonNull(expected);
    write.lock();
    try {
      return map.remove(key, expected);
    } finally {
      write.unlock();
    }
  }

  @Override
  public boolean replace(K key, V expected, V value) {
    requireNonNull(key);
    requireNonNull(expected);
    requireNonNull(value);
    write.lock();
    try {
      return map.replace(key, expected, value);
    } finally {
      write.unlock();
    }
  }

  @Override
  public int size() {
    read.lock();
    try {
      return map.size();
    } finally {
      read.unlock();
    }
  }

  @Override
  public void clear() {
    write.lock();
    try {
      map.clear();
    } finally {
      write.unlock();
    }
  }

  /** Holds the read lock throughout: a visitor that wrote to this map would wait for itself. */
  @Override
  public void forEach(BiConsumer<? super K, ? super V> visitor) {
    read.lock();
    try {
      map.forEach(visitor);
    } finally {
      read.unlock();
    }
  }
}
