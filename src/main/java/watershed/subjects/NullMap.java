package watershed.subjects;

import static java.util.Objects.requireNonNull;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Stores nothing: what is left when it is measured is the cost of the harness.
 *
 * <p>It takes the key's hash, which every map must, and hands the value of a {@code put} straight
 * back. Were neither used, the compiler would drop the harness's loads of them as dead code, and
 * the harness would look cheaper than it is.
 */
final class NullMap<K, V> implements MapUnderTest<K, V> {
  /** A hash that no key of a tape has; what is asked of a key with it is answered with null. */
  private static final int NO_HASH = Integer.MIN_VALUE;

  /** What every look-up returns. Written once: a write per put would be contention of its own. */
  private @Nullable V answer;

  @Override
  public @Nullable V get(K key) {
    return key.hashCode() == NO_HASH ? null : answer;
  }

  @Override
  public @Nullable V put(K key, V value) {
    if (answer == null) {
      answer = value;
    }
    return key.hashCode() == NO_HASH ? null : value;
  }

  @Override
  public @Nullable V putIfAbsent(K key, V value) {
    return put(key, value);
  }

  @Override
  public @Nullable V remove(K key) {
    return get(key);
  }

  @Override
  public boolean remove(K key, V expected) {
    return expected == get(key);
  }

  /** Says that it did, so that who tries until it succeeds does not try for ever. */
  @Override
  public boolean replace(K key, V expected, V value) {
    requireNonNull(value);
    return expected == get(key);
  }

  @Override
  public int size() {
    return 0;
  }

  @Override
  public void clear() {
    answer = null;
  }

  /** Visits nothing. */
  @Override
  public void forEach(BiConsumer<? super K, ? super V> visitor) {}
}
