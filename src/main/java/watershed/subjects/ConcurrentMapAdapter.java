package watershed.subjects;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Any {@link ConcurrentMap}. One class serves all of them because a fork measures one design only:
 * the call through {@code map} has one receiver there and is inlined.
 */
final class ConcurrentMapAdapter<K, V> implements MapUnderTest<K, V> {
  private final ConcurrentMap<K, V> map;

  ConcurrentMapAdapter(ConcurrentMap<K, V> map) {
    this.map = map;
  }

  /**
   * An unbounded cache. It has no policy, hence no maintenance that could hide on another thread;
   * the calling thread is named as executor so that this stays true whatever is set later.
   */
  static <K, V> MapUnderTest<K, V> caffeine(int entries) {
    return new ConcurrentMapAdapter<>(
        Caffeine.newBuilder()
            .initialCapacity(entries)
            .executor(Runnable::run)
            .<K, V>build()
            .asMap());
  }

  @Override
  public @Nullable V get(K key) {
    return map.get(key);
  }

  @Override
  public @Nullable V put(K key, V value) {
    return map.put(key, value);
  }

  @Override
  public @Nullable V putIfAbsent(K key, V value) {
    return map.putIfAbsent(key, value);
  }

  @Override
  public @Nullable V remove(K key) {
    return map.remove(key);
  }

  /** Hazard: asked for null some of these maps answer no and others throw: here all throw. */
  @Override
  public boolean remove(K key, V expected) {
    return map.remove(key, requireNonNull(expected));
  }

  @Override
  public boolean replace(K key, V expected, V value) {
    return map.replace(key, expected, value);
  }

  @Override
  public int size() {
    return map.size();
  }

  @Override
  public void clear() {
    map.clear();
  }

  @Override
  public void forEach(BiConsumer<? super K, ? super V> visitor) {
    map.forEach(visitor);
  }
}
