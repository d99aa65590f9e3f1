package watershed.subjects;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Ticker;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The implementations behind {@link RegistryDesign}. */
final class Registries {
  private Registries() {}

  /** A map that is safe by itself. */
  static final class OfMap implements Registry {
    private final Map<Integer, Object> map;

    OfMap(Map<Integer, Object> map) {
      this.map = map;
    }

    @Override
    public void put(Integer key, Object value) {
      map.put(key, value);
    }

    @Override
    public @Nullable Object get(Integer key) {
      return map.get(key);
    }

    @Override
    public long residents() {
      return map.size();
    }
  }

  /** Caffeine, and the clock that its expiry goes by. */
  static final class OfCache implements Registry {
    private final Cache<Integer, Object> cache;
    private final InsertClock clock;

    OfCache(Cache<Integer, Object> cache, InsertClock clock) {
      this.cache = cache;
      this.clock = clock;
    }

    @Override
    public void put(Integer key, Object value) {
      clock.advance();
      cache.put(key, value);
    }

    @Override
    public @Nullable Object get(Integer key) {
      return cache.getIfPresent(key);
    }

    @Override
    public long residents() {
      cache.cleanUp();
      return cache.estimatedSize();
    }
  }

  /** Advances by 1 ms with every insert. Of one thread: others would lose ticks. */
  static final class InsertClock implements Ticker {
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private long nanos;

    void advance() {
      nanos += TICK_NANOS;
    }

    @Override
    public long read() {
      return nanos;
    }
  }

  /** Least recently used by the JDK's own means. A look-up reorders, so it takes the lock too. */
  static final class Eldest implements Registry {
    private final Bounded map;

    Eldest(int bound) {
      map = new Bounded(bound);
    }

    @Override
    public void put(Integer key, Object value) {
      synchronized (map) {
        map.put(key, value);
      }
    }

    @Override
    public @Nullable Object get(Integer key) {
      synchronized (map) {
        return map.get(key);
      }
    }

    @Override
    public long residents() {
      synchronized (map) {
        return map.size();
      }
    }
  }

  private static final class Bounded extends LinkedHashMap<Integer, Object> {
    private static final long serialVersionUID = 1;

    private static final int CAPACITY = 16;
    private static final float LOAD_FACTOR = 0.75f;

    private final int bound;

    Bounded(int bound) {
      super(CAPACITY, LOAD_FACTOR, true);
      this.bound = bound;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Integer, Object> eldest) {
      return size() > bound;
    }
  }
}
