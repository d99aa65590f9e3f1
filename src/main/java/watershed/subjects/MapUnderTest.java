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
   * Visits every entry; weakly consistent at the least when other threads write.
   *
   * <p>What every design promises, whatever other threads write meanwhile: no exception; a key that
   * is present throughout is visited exactly once, with a value that it had during the visit;
   * nothing is visited that the map did not hold at some moment of the visit. A key that goes and
   * comes back may be visited again. Beyond that:
   *
   * <ul>
   *   <li>{@code CopyOnWrite} shows the map as it was when the visit began. The visitor may write.
   *   <li>{@code RWLock}, {@code RWLockFair}, {@code StampedLock}, {@code ReentrantLock} and {@code
   *       Synchronized} show the map at one moment: writers wait until the visit ends. The visitor
   *       must not write; it would wait for itself, or fail.
   *   <li>The sharded ones show each shard at one moment, but one shard after the other: of two
   *       writes, the later may be seen and the earlier missed. The visitor must not write.
   *   <li>All others show each part of the map as it is when the visit comes there: of what is
   *       written meanwhile, anything may be seen or missed. The visitor may write.
   * </ul>
   */
  void forEach(BiConsumer<? super K, ? super V> visitor);
}
