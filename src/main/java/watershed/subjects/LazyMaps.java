package watershed.subjects;

import java.util.HashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The maps behind {@link LazyInit}. */
final class LazyMaps {
  private LazyMaps() {}

  static final class SplitLock<K, V> implements LazyMap<K, V> {
    private final HashMap<K, V> map;
    private final Lock lock = new ReentrantLock();

    SplitLock(int entries) {
      map = HashMaps.sized(entries);
    }

    @Override
    public V get(K key, Function<? super K, ? extends V> maker) {
      V found = look(key);
      if (found != null) {
        return found;
      }
      // The hazard on trial: nobody holds the lock here, and another thread may have looked too.
      V made = maker.apply(key);
      lock.lock();
      try {
        map.put(key, made);
      } finally {
        lock.unlock();
      }
      return made;
    }

    private @Nullable V look(K key) {
      lock.lock();
      try {
        return map.get(key);
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void remove(K key) {
      lock.lock();
      try {
        map.remove(key);
      } finally {
        lock.unlock();
      }
    }
  }

  static final class OneLock<K, V> implements LazyMap<K, V> {
    private final HashMap<K, V> map;
    private final Lock lock = new ReentrantLock();

    OneLock(int entries) {
      map = HashMaps.sized(entries);
    }

    @Override
    public V get(K key, Function<? super K, ? extends V> maker) {
      lock.lock();
      try {
        V found = map.get(key);
        if (found != null) {
          return found;
        }
        V made = maker.apply(key);
        map.put(key, made);
        return made;
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void remove(K key) {
      lock.lock();
      try {
        map.remove(key);
      } finally {
        lock.unlock();
      }
    }
  }

  static final class PutIfAbsent<K, V> implements LazyMap<K, V> {
    private final ConcurrentHashMap<K, V> map;

    PutIfAbsent(int entries) {
      map = new ConcurrentHashMap<>(entries);
    }

    @Override
    public V get(K key, Function<? super K, ? extends V> maker) {
      V found = map.get(key);
      if (found != null) {
        return found;
      }
      V made = maker.apply(key);
      V earlier = map.putIfAbsent(key, made);
      return earlier != null ? earlier : made;
    }

    @Override
    public void remove(K key) {
      map.remove(key);
    }
  }

  static final class ComputeIfAbsent<K, V> implements LazyMap<K, V> {
    private final ConcurrentHashMap<K, V> map;

    ComputeIfAbsent(int entries) {
      map = new ConcurrentHashMap<>(entries);
    }

    @Override
    public V get(K key, Function<? super K, ? extends V> maker) {
      return map.computeIfAbsent(key, maker);
    }

    @Override
    public void remove(K key) {
      map.remove(key);
    }
  }

  static final class DoubleChecked<K, V> implements LazyMap<K, V> {
    private final ConcurrentHashMap<K, V> map;

    DoubleChecked(int entries) {
      map = new ConcurrentHashMap<>(entries);
    }

    @Override
    public V get(K key, Function<? super K, ? extends V> maker) {
      V found = map.get(key);
      return found != null ? found : map.computeIfAbsent(key, maker);
    }

    @Override
    public void remove(K key) {
      map.remove(key);
    }
  }
}
