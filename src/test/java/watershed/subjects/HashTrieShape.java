package watershed.subjects;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import watershed.subjects.HashTrieNode.Entry;
import watershed.subjects.HashTrieNode.Indirect;

/** Keys of wanted hashes for a {@link HashTrieMap}, and what must hold of its tree at rest. */
final class HashTrieShape {
  /** Of the maps that {@link #key} makes keys for. */
  static final int SEED = 0;

  private static final BigInteger RANGE = BigInteger.ONE.shiftLeft(Integer.SIZE);

  private HashTrieShape() {}

  /**
   * A key with that hash in a map of {@link #SEED}. A new object at every call, if not by chance
   * one of the few numbers that are boxed once for all.
   *
   * @param id tells keys of the same hash apart
   */
  static Long key(int hash, int id) {
    // A Long's hash code is its two halves, one exclusive-or the other.
    int code = unmixed(hash) ^ SEED;
    return ((long) id << Integer.SIZE) | Integer.toUnsignedLong(code ^ id);
  }

  /** Undoes {@link HashTrieMap#hash}, step by step from its end. */
  private static int unmixed(int hash) {
    int h = hash ^ (hash >>> 16);
    h *= inverse(0xC2B2AE35);
    h ^= (h >>> 13) ^ (h >>> 26);
    h *= inverse(0x85EBCA6B);
    return h ^ (h >>> 16);
  }

  private static int inverse(int odd) {
    return BigInteger.valueOf(Integer.toUnsignedLong(odd)).modInverse(RANGE).intValue();
  }

  /** The branches that a hash leads through, from the root, which there must be. */
  static <K, V> List<Indirect<K, V>> branches(HashTrieMap<K, V> map, int hash) {
    List<Indirect<K, V>> branches = new ArrayList<>();
    HashTrieNode<K, V> node = map.root();
    while (node instanceof Indirect<K, V> branch) {
      branches.add(branch);
      node = branch.get(branch.slotOf(hash));
    }
    return branches;
  }

  /** Checks the whole tree; nobody may be writing. Returns the number of entries. */
  static <K, V> int check(HashTrieMap<K, V> map) {
    Indirect<K, V> root = map.root();
    if (root == null) {
      return 0;
    }
    assertThat(root.parent).isNull();
    assertThat(root.shift).isEqualTo(HashTrieNode.TOP);
    return check(map, root, 0);
  }

  private static <K, V> int check(HashTrieMap<K, V> map, Indirect<K, V> at, int path) {
    assertThat(at.dead).as("dead and still linked").isFalse();
    assertThat(at.mutex.isLocked()).as("lock left held").isFalse();
    assertThat(at.shift).isNotNegative();
    int entries = 0;
    for (int slot = 0; slot < HashTrieNode.WIDTH; slot++) {
      int to = path | (slot << at.shift);
      HashTrieNode<K, V> node = at.get(slot);
      if (node instanceof Indirect<K, V> below) {
        assertThat(below.parent).isSameAs(at);
        assertThat(below.shift).isEqualTo(at.shift - HashTrieNode.BITS);
        assertThat(below.isEmpty()).as("empty branch").isFalse();
        entries += check(map, below, to);
      } else if (node instanceof Entry<K, V> head) {
        entries += checkChain(map, head, to >>> at.shift, at.shift);
      }
    }
    return entries;
  }

  private static <K, V> int checkChain(HashTrieMap<K, V> map, Entry<K, V> head, int path, int at) {
    Set<K> keys = new HashSet<>();
    for (Entry<K, V> e = head; e != null; e = e.overflow) {
      assertThat(map.hash(e.key)).as("hashes of a chain").isEqualTo(map.hash(head.key));
      assertThat(keys.add(e.key)).as("a key once").isTrue();
    }
    assertThat(map.hash(head.key) >>> at).as("path").isEqualTo(path);
    return keys.size();
  }
}
