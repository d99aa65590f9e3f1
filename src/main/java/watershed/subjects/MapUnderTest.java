package watershed.subjects;

import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The facade that every contender implements: the operations that experiments measure, and the
 * conditional ones, without which no caller could change a value by what it was. Each has the
 * meaning that {@link java.util.concurrent.ConcurrentMap} gives it.
 *
 * <p>Neither keys nor values may be null, those that are only compared included. Every operation
 * may be called by any number of threads.
 */
public interface MapUnderTest<K, V> {
  /** The value of {@code key}, or null where there is none. */
  @Nullable V get(K key);

  /** Stores {@code value}; returns what it replaced, or null. */
  @Nullable V put(K key, V value);

  /** Stores {@code value} only where {@code key} has none; returns what was there, or null. */
  @Nullable V putIfAbsent(K key, V value);

  /** Stores every entry, in the order given; no more atomic than as many {@link #put}s. */
  default void putAll(Iterable<? extends Map.Entry<? extends K, ? extends V>> entries) {
    for (Map.Entry<? extends K, ? extends V> entry : entries) {
      put(entry.getKey(), entry.getValue());
    }
  }

  /** Removes {@code key}; returns the value that it had, or null. */
  @Nullable V remove(K key);

  /**
   * Removes {@code key} only where its value equals {@code expected}; returns whether it did. Of
   * threads that try the same at once, one succeeds.
   */
  boolean remove(K key, V expected);

  /**
   * Stores {@code value} only where {@code key} has a value that equals {@code expected}; returns
   * whether it did.
   */
  boolean replace(K key, V expected, V value);

  /** Number of entries; exact when no other thread writes. */
  int size();

  /** Removes every entry. */
  void clear();

  /**
   * Visits every entry. Where other threads write meanwhile, each key that is there throughout is
   * visited once, with a value no older than the one at the beginning; one that comes and goes may
   * be seen any number of times.
   */
  void forEach(BiConsumer<? super K, ? super V> visitor);
}
