package watershed.subjects;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A {@link HashMap} under its own monitor. */
final class SynchronizedMap<K, V> implements MapUnderTest<K, V> {
  private final HashMap<K, V> map;

  SynchronizedMap(int entries) {
    map = HashMaps.sized(entries);
  }

  @Override
  public @Nullable V get(K key) {
    requireNonNull(key);
    synchronized (map) {
      return map.get(key);
    }
  }

  @Override
  public @Nullable V put(K key, V value) {
    requireNonNull(key);
    requireNonNull(value);
    synchronized (map) {
      return map.put(key, value);
    }
  }

  @Override
  public @Nullable V putIfAbsent(K key, V value) {
    requireNonNull(key);
    requireNonNull(value);
    synchronized (map) {
      return map.putIfAbsent(key, value);
    }
  }

  @Override
  public @Nullable V remove(K key) {
    requireNonNull(key);
    synchronized (map) {
      return map.remove(key);
    }
  }

  @Override
  public boolean remove(K key, V expected) {
    requireNonNull(key);
    requireNonNull(expected);
    synchronized (map) {
      return map.remove(key, expected);
    }
  }

  @Override
  public boolean replace(K key, V expected, V value) {
    requireNonNull(key);
    requireNonNull(expected);
    requireNonNull(value);
    synchronized (map) {
      return map.replace(key, expected, value);
    }
  }

  @Override
  public int size() {
    synchronized (map) {
      return map.size();
    }
  }

  @Override
  public void clear() {
    synchronized (map) {
      map.clear();
    }
  }

  @Override
  public void forEach(BiConsumer<? super K, ? super V> visitor) {
    synchronized (map) {
      map.forEach(visitor);
    }
  }
}
