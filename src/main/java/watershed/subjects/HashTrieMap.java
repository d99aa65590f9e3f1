package watershed.subjects;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import watershed.subjects.HashTrieNode.Entry;
import watershed.subjects.HashTrieNode.Indirect;

/**
 * A concurrent hash trie, the algorithm of Go's {@code sync.Map} since 1.24, written from its
 * description. Four bits of a key's hash at a time, from the top, choose one of sixteen slots, at
 * up to eight levels; a slot holds nothing, another branch, or the entries of one full hash.
 *
 * <p>Reads take no lock and write nothing. A write descends without a lock, locks the last branch
 * and looks again: if its slot leads on by now, or the branch was cut off, it starts again at the
 * root. Nothing is ever resized, so no write is much dearer than another. Branches that a removal
 * left empty are cut off, upwards, so that memory follows the entries.
 *
 * <p>There is no table to presize. There is no size either, as in the original: see {@link #size}.
 */
final class HashTrieMap<K, V> implements MapUnderTest<K, V> {
  /** Mixed into every hash, a map's own: what collides in one map does not in the next. */
  private final int seed;

  /** Made by the first write: an empty map is this object alone. Replaced by {@link #clear}. */
  private volatile @Nullable Indirect<K, V> root;

  HashTrieMap() {
    this(ThreadLocalRandom.current().nextInt());
  }

  /** A map whose tree is the same in every run. */
  HashTrieMap(int seed) {
    this.seed = seed;
  }

  /**
   * The finaliser of MurmurHash3 (Austin Appleby, public domain): every bit of the key's hash
   * decides over every bit of this one. Each step can be undone, so unequal hashes stay unequal.
   */
  int hash(K key) {
    int h = key.hashCode() ^ seed;
    h = (h ^ (h >>> 16)) * 0x85EBCA6B;
    h = (h ^ (h >>> 13)) * 0xC2B2AE35;
    return h ^ (h >>> 16);
  }

  /** The tree, so that its shape can be looked at; null before the first write. */
  @Nullable Indirect<K, V> root() {
    return root;
  }

  @Override
  public @Nullable V get(K key) {
    int hash = hash(key);
    Indirect<K, V> top = root;
    if (top == null) {
      return null;
    }
    int shift = HashTrieNode.TOP; // counted here: a branch's own would have to be loaded first
    HashTrieNode<K, V> node = top.get(HashTrieNode.slot(hash, shift));
    while (node instanceof Indirect<K, V> below) {
      shift -= HashTrieNode.BITS;
      node = below.get(HashTrieNode.slot(hash, shift));
    }
    Entry<K, V> found = matching(node, key, null);
    return found == null ? null : found.value;
  }

  @Override
  public @Nullable V put(K key, V value) {
    return store(key, value, false);
  }

  @Override
  public @Nullable V putIfAbsent(K key, V value) {
    return store(key, value, true);
  }

  @Override
  public @Nullable V remove(K key) {
    return change(key, null, null);
  }

  @Override
  public boolean remove(K key, V expected) {
    return change(key, requireNonNull(expected), null) != null;
  }

  @Override
  public boolean replace(K key, V expected, V value) {
    return change(key, requireNonNull(expected), requireNonNull(value)) != null;
  }

  /** Counts the entries, in time proportional to their number; the algorithm keeps no count. */
  @Override
  public int size() {
    int[] count = {0};
    forEach((key, value) -> count[0]++);
    return count[0];
  }

  /** Leaves the old tree as it is, to those who are still in it. */
  @Override
  public void clear() {
    if (root != null) { // else a root that is just being made would be lost with its first entry
      root = new Indirect<>(null);
    }
  }

  /** Takes no lock: the visitor may write to this map. */
  @Override
  public void forEach(BiConsumer<? super K, ? super V> visitor) {
    requireNonNull(visitor);
    Indirect<K, V> top = root;
    if (top != null) {
      visit(top, visitor);
    }
  }

  private static <K, V> void visit(Indirect<K, V> at, BiConsumer<? super K, ? super V> visitor) {
    for (int slot = 0; slot < HashTrieNode.WIDTH; slot++) {
      // One read of each slot: an entry never leaves what hangs below its slot, so none is seen
      // twice, and none is missed that stays.
      HashTrieNode<K, V> node = at.get(slot);
      if (node instanceof Indirect<K, V> below) {
        visit(below, visitor);
      } else if (node instanceof Entry<K, V> head) {
        for (Entry<K, V> e = head; e != null; e = e.overflow) {
          visitor.accept(e.key, e.value);
        }
      }
    }
  }

  private Indirect<K, V> rootToWrite() {
    Indirect<K, V> made = root;
    if (made != null) {
      return made;
    }
    synchronized (this) {
      made = root;
      if (made == null) {
        made = new Indirect<>(null);
        root = made;
      }
      return made;
    }
  }

  private @Nullable V store(K key, V value, boolean onlyIfAbsent) {
    requireNonNull(value);
    int hash = hash(key);
    while (true) {
      Indirect<K, V> at = rootToWrite();
      HashTrieNode<K, V> seen = at.get(at.slotOf(hash));
      while (seen instanceof Indirect<K, V> below) {
        at = below;
        seen = at.get(at.slotOf(hash));
      }
      if (onlyIfAbsent) {
        Entry<K, V> present = matching(seen, key, null);
        if (present != null) {
          return present.value;
        }
      }
      int slot = at.slotOf(hash);
      at.lock();
      try {
        HashTrieNode<K, V> now = at.get(slot);
        if (at.dead || now instanceof Indirect) {
          continue; // from the root: this branch no longer decides
        }
        if (!(now instanceof Entry<K, V> head)) {
          at.set(slot, new Entry<>(key, value));
          return null;
        }
        Entry<K, V> old = head.find(key);
        if (old == null) {
          at.set(slot, at.joined(head, hash(head.key), new Entry<>(key, value), hash));
          return null;
        }
        if (!onlyIfAbsent) {
          at.exchange(slot, head, old, old.with(value));
        }
        return old.value;
      } finally {
        at.unlock();
      }
    }
  }

  /**
   * Replaces or removes a key that is present.
   *
   * @param expected the value that it must have, or null for any
   * @param value the new value, or null to remove
   * @return the old value, or null where nothing was changed
   */
  private @Nullable V change(K key, @Nullable V expected, @Nullable V value) {
    int hash = hash(key);
    while (true) {
      Indirect<K, V> at = root;
      if (at == null) {
        return null;
      }
      HashTrieNode<K, V> seen = at.get(at.slotOf(hash));
      while (seen instanceof Indirect<K, V> below) {
        at = below;
        seen = at.get(at.slotOf(hash));
      }
      if (matching(seen, key, expected) == null) {
        return null;
      }
      int slot = at.slotOf(hash);
      Indirect<K, V> locked = at;
      at.lock();
      try {
        HashTrieNode<K, V> now = at.get(slot);
        if (at.dead || now instanceof Indirect) {
          continue;
        }
        Entry<K, V> old = matching(now, key, expected);
        if (old == null || !(now instanceof Entry<K, V> head)) {
          return null;
        }
        at.exchange(slot, head, old, value == null ? old.overflow : old.with(value));
        if (value == null && at.get(slot) == null) {
          locked = at.prune(hash);
        }
        return old.value;
      } finally {
        locked.unlock();
      }
    }
  }

  /** The key's entry in a chain, if it has the expected value or any will do; else null. */
  private static <K, V> @Nullable Entry<K, V> matching(
      @Nullable HashTrieNode<K, V> node, K key, @Nullable V expected) {
    Entry<K, V> found = node instanceof Entry<K, V> head ? head.find(key) : null;
    return found == null || expected == null || expected.equals(found.value) ? found : null;
  }
}
