package watershed.subjects;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.concurrent.locks.StampedLock;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Keys spread over shards by their hash, each shard a {@link HashMap} under its own read-write
 * lock, as the article's sharded map has it.
 *
 * <p>The article's lock is Go's {@code RWMutex}: not reentrant, its readers counted in one word. Of
 * Java's locks {@link StampedLock} comes nearest; {@code ReentrantReadWriteLock} also keeps a count
 * per thread, for a reentrancy that Go does not have. So what sharding itself gains is read against
 * the design {@code StampedLock}, which is the same with one shard.
 */
final class ShardedMap<K, V> implements MapUnderTest<K, V> {
  /** 2^32 divided by the golden ratio, odd: its product's high bits depend on every bit below. */
  private static final int GOLDEN = 0x9E3779B9;

  private final Shard<K, V>[] shards;
  private final int shift;

  /**
   * @param count number of shards, a power of two, at least 2
   * @param entries expected in all shards together
   * @param padded whether each shard's lock and table header lie on lines of their own
   * @throws IllegalArgumentException if {@code count} is not such a power
   */
  ShardedMap(int count, int entries, boolean padded) {
    if (count < 2 || Integer.bitCount(count) != 1) {
      throw new IllegalArgumentException("shards must be a power of two from 2 up: " + count);
    }
    int each = (int) Math.ceil((double) entries / count);
    shards = newArray(count);
    for (int i = 0; i < count; i++) {
      shards[i] = padded ? new PaddedShard<>(each) : new Shard<>(HashMaps.sized(each));
    }
    shift = Integer.SIZE - Integer.numberOfTrailingZeros(count);
  }

  /** A shard array holds shards of these K and V only: it is filled here and never handed out. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  private static <K, V> Shard<K, V>[] newArray(int count) {
    return new Shard[count];
  }

  /**
   * The shard of a key. Hazard: HashMap takes its table index from the low bits of {@code h ^ (h
   * >>> 16)}. A shard chosen by the same bits would leave each shard's table with the few indices
   * that they allow, and its chains as many times longer. The product's high bits share none.
   */
  private Shard<K, V> shardOf(K key) {
    int h = key.hashCode();
    return shards[((h ^ (h >>> 16)) * GOLDEN) >>> shift];
  }

  /** The shards themselves, so that their layout can be looked at. */
  Shard<K, V>[] shards() {
    return shards.clone();
  }

  @Override
  public @Nullable V get(K key) {
    Shard<K, V> shard = shardOf(key);
    long stamp = shard.readLock();
    try {
      return shard.map.get(key);
    } finally {
      shard.unlockRead(stamp);
    }
  }

  @Override
  public @Nullable V put(K key, V value) {
    requireNonNull(value);
    Shard<K, V> shard = shardOf(key);
    long stamp = shard.writeLock();
    try {
      return shard.map.put(key, value);
    } finally {
      shard.unlockWrite(stamp);
    }
  }

  @Override
  public @Nullable V putIfAbsent(K key, V value) {
    requireNonNull(value);
    Shard<K, V> shard = shardOf(key);
    long stamp = shard.writeLock();
    try {
      return shard.map.putIfAbsent(key, value);
    } finally {
      shard.unlockWrite(stamp);
    }
  }

  @Override
  public @Nullable V remove(K key) {
    Shard<K, V> shard = shardOf(key);
    long stamp = shard.writeLock();
    try {
      return shard.map.remove(key);
    } finally {
      shard.unlockWrite(stamp);
    }
  }

  @Override
  public boolean remove(K key, V expected) {
    requireNonNull(expected);
    Shard<K, V> shard = shardOf(key);
    long stamp = shard.writeLock();
    try {
      return shard.map.remove(key, expected);
    } finally {
      shard.unlockWrite(stamp);
    }
  }

  @Override
  public boolean replace(K key, V expected, V value) {
    requireNonNull(expected);
    requireNonNull(value);
    Shard<K, V> shard = shardOf(key);
    long stamp = shard.writeLock();
    try {
      return shard.map.replace(key, expected, value);
    } finally {
      shard.unlockWrite(stamp);
    }
  }

  @Override
  public int size() {
    int size = 0;
    for (Shard<K, V> shard : shards) {
      long stamp = shard.readLock();
      try {
        size += shard.map.size();
      } finally {
        shard.unlockRead(stamp);
      }
    }
    return size;
  }

  @Override
  public void clear() {
    for (Shard<K, V> shard : shards) {
      long stamp = shard.writeLock();
      try {
        shard.map.clear();
      } finally {
        shard.unlockWrite(stamp);
      }
    }
  }

  /** Holds one shard's read lock at a time: the visitor must not write to this map. */
  @Override
  public void forEach(BiConsumer<? super K, ? super V> visitor) {
    for (Shard<K, V> shard : shards) {
      long stamp = shard.readLock();
      try {
        shard.map.forEach(visitor);
      } finally {
        shard.unlockRead(stamp);
      }
    }
  }

  /** A shard is its lock: the word that threads fight over lies in this object, not behind it. */
  static class Shard<K, V> extends StampedLock {
    final HashMap<K, V> map;

    Shard(HashMap<K, V> map) {
      this.map = map;
    }
  }

  /**
   * Hazard: padding must be a subclass's. The JVM orders the fields of one class as it likes, but
   * lays a superclass's before them; so these 128 bytes follow the lock's words, and no other
   * shard's word can lie in the same 128-byte line, wherever the collector moves the two.
   */
  static final class PaddedShard<K, V> extends Shard<K, V> {
    long p00, p01, p02, p03, p04, p05, p06, p07, p08, p09, p10, p11, p12, p13, p14, p15;

    PaddedShard(int entries) {
      super(new PaddedHashMap<>(entries));
    }
  }

  /** The table's header is written too, by puts and removes that change its size. */
  static final class PaddedHashMap<K, V> extends HashMap<K, V> {
    long p00, p01, p02, p03, p04, p05, p06, p07, p08, p09, p10, p11, p12, p13, p14, p15;

    PaddedHashMap(int entries) {
      super(HashMaps.capacityFor(entries));
    }
  }
}
