package watershed.subjects;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An immutable {@link HashMap} behind a volatile reference: reads take no lock, and every write
 * copies all entries.
 */
final class CopyOnWriteMap<K, V> implements MapUnderTest<K, V> {
  private final int expected;
  private final Object writing = new Object();
  private volatile HashMap<K, V> current;

  CopyOnWriteMap(int entries) {
    expected = entries;
    current = HashMaps.sized(entries);
  }

  @Override
  public @Nullable V get(K key) {
    return current.get(requireNonNull(key));
  }

  @Override
  public @Nullable V put(K key, V value) {
    requireNonNull(key);
    requireNonNull(value);
    return write(copy -> copy.put(key, value));
  }

  @Override
  public @Nullable V putIfAbsent(K key, V value) {
    requireNonNull(key);
    requireNonNull(value);
    synchronized (writing) {
      V present = current.get(key);
      return present != null ? present : write(copy -> copy.put(key, value));
    }
  }

  /** One copy for all of them: filled one by one, n entries would take n copies. */
  @Override
  public void putAll(Iterable<? extends Map.Entry<? extends K, ? extends V>> entries) {
    write(
        copy -> {
          for (Map.Entry<? extends K, ? extends V> e : entries) {
            copy.put(requireNonNull(e.getKey()), requireNonNull(e.getValue()));
          }
          return null;
        });
  }

  @Override
  public @Nullable V remove(K key) {
    requireNonNull(key);
    synchronized (writing) {
      return current.containsKey(key) ? write(copy -> copy.remove(key)) : null;
    }
  }

  @Override
  public boolean remove(K key, V expected) {
    requireNonNull(key);
    requireNonNull(expected);
    synchronized (writing) {
      if (!expected.equals(current.get(key))) {
        return false;
      }
      write(copy -> copy.remove(key));
      return true;
    }
  }

  @Override
  public boolean replace(K key, V expected, V value) {
    requireNonNull(key);
    requireNonNull(expected);
    requireNonNull(value);
    synchronized (writing) {
      if (!expected.equals(current.get(key))) {
        return false;
      }
      write(copy -> copy.put(key, value));
      return true;
    }
  }

  @Override
  public int size() {
    return current.size();
  }

  @Override
  public void clear() {
    synchronized (writing) {
      current = HashMaps.sized(expected);
    }
  }

  /** Visits the entries that the map had when the visit began. */
  @Override
  public void forEach(BiConsumer<? super K, ? super V> visitor) {
    current.forEach(visitor);
  }

  private @Nullable V write(Function<HashMap<K, V>, @Nullable V> change) {
    synchronized (writing) {
      HashMap<K, V> before = current;
      HashMap<K, V> copy = HashMaps.sized(Math.max(expected, before.size() + 1));
      copy.putAll(before);
      V replaced = change.apply(copy);
      current = copy;
      return replaced;
    }
  }
}
