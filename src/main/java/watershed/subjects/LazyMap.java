package watershed.subjects;

import java.util.function.Function;

/**
 * A map whose values are made when they are first asked for. Any number of threads may ask at once;
 * what they are then given is what the ways of {@link LazyInit} differ in. Neither keys nor values
 * may be null.
 */
public interface LazyMap<K, V> {
  /**
   * The value of a key, made by {@code maker} where there is none yet.
   *
   * @param maker must not use this map
   */
  V get(K key, Function<? super K, ? extends V> maker);

  /** Removes a key: who asks next makes its value anew. */
  void remove(K key);
}
