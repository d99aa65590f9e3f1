package watershed.subjects;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What a slot of a {@link HashTrieMap} holds where it is not null.
 *
 * <p>A class, though nothing is shared but the type: every step of a read casts to it, and a cast
 * to an interface costs more than one to a superclass.
 */
abstract sealed class HashTrieNode<K, V> permits HashTrieNode.Entry, HashTrieNode.Indirect {
  /** Hash bits that choose a slot. */
  static final int BITS = 4;

  /** Slots of a branch. */
  static final int WIDTH = 1 << BITS;

  /** Where the root's nibble begins: it is the topmost of a hash of 32 bits. */
  static final int TOP = Integer.SIZE - BITS;

  private HashTrieNode() {}

  /** The slot that a hash leads to from a branch whose nibble begins at {@code shift}. */
  static int slot(int hash, int shift) {
    return (hash >>> shift) & (WIDTH - 1);
  }

  /**
   * One key and its value, neither of which ever changes: another value is another entry. Keys
   * whose full hashes are equal form a chain. It is read without a lock, and written under that of
   * the branch whose slot holds its head.
   *
   * <p>An entry taken out of its chain keeps its overflow, so that a reader who stands on it still
   * finds all that came after it.
   */
  static final class Entry<K, V> extends HashTrieNode<K, V> {
    final K key;
    final V value;
    volatile @Nullable Entry<K, V> overflow;

    Entry(K key, V value) {
      this.key = key;
      this.value = value;
    }

    /** The entry of a key in the chain that starts here, or null. */
    @Nullable Entry<K, V> find(K wanted) {
      Entry<K, V> e = this;
      while (e != null) {
        if (e.key == wanted || wanted.equals(e.key)) {
          return e;
        }
        e = e.overflow;
      }
      return null;
    }

    /**
     * An entry to stand in this one's place. It keeps this one's key object, as the JDK's maps do:
     * else a map filled with one set of keys would come to hold those of its last writers.
     */
    Entry<K, V> with(V other) {
      Entry<K, V> fresh = new Entry<>(key, other);
      Entry<K, V> rest = overflow;
      if (rest != null) {
        fresh.overflow = rest;
      }
      return fresh;
    }
  }

  /** A branch: a slot for each value of one nibble. */
  static final class Indirect<K, V> extends HashTrieNode<K, V> {
    /**
     * Volatile access to the slots. An {@code AtomicReferenceArray} would be the same accesses with
     * one more object per branch and one more hop per level of a read; Go's slots lie in the node
     * itself.
     */
    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Object[].class);

    final @Nullable Indirect<K, V> parent;

    /**
     * Held to write any slot or a chain below one. A monitor would do for all but pruning, which
     * locks the parent before it unlocks the child, level after level: blocks nest, and cannot.
     */
    final ReentrantLock mutex = new ReentrantLock();

    /** Where this branch's nibble begins; a writer finds its slot again by it. */
    final int shift;

    /** Set under the lock, and for ever: cut off from its parent, so that no write counts here. */
    volatile boolean dead;

    private final Object[] slots = new Object[WIDTH];

    /** The root, or a branch for a slot of {@code parent}. */
    Indirect(@Nullable Indirect<K, V> parent) {
      this.parent = parent;
      shift = parent == null ? TOP : parent.shift - BITS;
    }

    void lock() {
      mutex.lock();
    }

    void unlock() {
      mutex.unlock();
    }

    int slotOf(int hash) {
      return slot(hash, shift);
    }

    @SuppressWarnings("unchecked") // nodes of these K and V are all that is ever stored
    @Nullable HashTrieNode<K, V> get(int slot) {
      return (HashTrieNode<K, V>) SLOT.getVolatile(slots, slot);
    }

    /** Publishes a node and all that was written before. Needs the lock. */
    void set(int slot, @Nullable HashTrieNode<K, V> node) {
      SLOT.setVolatile(slots, slot, node);
    }

    boolean isEmpty() {
      for (int slot = 0; slot < WIDTH; slot++) {
        if (get(slot) != null) {
          return false;
        }
      }
      return true;
    }

    /** Puts {@code next} where {@code old} stands in the chain of a slot. Needs the lock. */
    void exchange(int slot, Entry<K, V> head, Entry<K, V> old, @Nullable Entry<K, V> next) {
      if (old == head) {
        set(slot, next);
        return;
      }
      Entry<K, V> before = head;
      Entry<K, V> e = head.overflow;
      while (e != null && e != old) {
        before = e;
        e = e.overflow;
      }
      before.overflow = next;
    }

    /**
     * What to store where two entries meet in a slot of this branch: one chain if their full hashes
     * are equal. Else as many branches as it takes until their nibbles differ, none of which can be
     * seen before the caller stores the topmost.
     */
    HashTrieNode<K, V> joined(Entry<K, V> old, int oldHash, Entry<K, V> fresh, int hash) {
      if (oldHash == hash) {
        fresh.overflow = old;
        return fresh;
      }
      Indirect<K, V> top = new Indirect<>(this);
      Indirect<K, V> last = top;
      while (last.slotOf(oldHash) == last.slotOf(hash)) {
        Indirect<K, V> below = new Indirect<>(last);
        last.slots[last.slotOf(hash)] = below;
        last = below;
      }
      last.slots[last.slotOf(oldHash)] = old;
      last.slots[last.slotOf(hash)] = fresh;
      return top;
    }

    /**
     * Cuts this branch off if it is empty, then its parent if that became so, and on upwards; not
     * the root. Needs the lock. Locks are taken from child to parent, never the other way.
     *
     * @param hash that led here
     * @return the branch whose lock is held afterwards; this one's is not, unless it is that branch
     */
    Indirect<K, V> prune(int hash) {
      Indirect<K, V> child = this;
      Indirect<K, V> above = parent;
      while (above != null && child.isEmpty()) {
        above.lock();
        child.dead = true;
        above.set(above.slotOf(hash), null);
        child.unlock();
        child = above;
        above = child.parent;
      }
      return child;
    }
  }
}
