package watershed.subjects;

import static org.assertj.core.api.Assertions.assertThat;
import static watershed.subjects.HashTrieShape.SEED;
import static watershed.subjects.HashTrieShape.branches;
import static watershed.subjects.HashTrieShape.check;
import static watershed.subjects.HashTrieShape.key;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import watershed.subjects.HashTrieNode.Entry;
import watershed.subjects.HashTrieNode.Indirect;

/** Every transition of the tree, one thread at a time. */
class HashTrieMapTest {
  private static final int SAME = 0x5A5A5A5A;

  private final HashTrieMap<Long, Integer> map = new HashTrieMap<>(SEED);

  @Test
  void keysHaveTheHashesThatTheseTestsAskFor() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 1_000; i++) {
      int hash = random.nextInt();
      assertThat(map.hash(key(hash, i))).isEqualTo(hash);
    }
    assertThat(new HashTrieMap<Long, Integer>(SEED + 1).hash(key(SAME, 0))).isNotEqualTo(SAME);
  }

  @Test
  void theFirstWriteMakesTheRoot() {
    assertThat(map.get(1L)).isNull();
    assertThat(map.remove(1L)).isNull();
    assertThat(map.replace(1L, 1, 2)).isFalse();
    map.clear();
    assertThat(map.size()).isZero();
    assertThat(map.root()).isNull();

    assertThat(map.putIfAbsent(1L, 1)).isNull();

    assertThat(map.root()).isNotNull();
    assertThat(check(map)).isEqualTo(1);
  }

  @Test
  void twoEntriesThatMeetInASlotMoveIntoABranch() {
    map.put(key(0x1A000000, 0), 1);
    Indirect<Long, Integer> root = map.root();
    Object first = at(0x1);
    map.put(key(0x1B000000, 0), 2);

    assertThat(map.root()).isSameAs(root);
    assertThat(at(0x1)).isInstanceOf(Indirect.class);
    assertThat(at(0x1, 0xA)).isSameAs(first);
    assertThat(at(0x1, 0xB)).isInstanceOf(Entry.class);
    assertThat(check(map)).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
  void thereIsABranchForEveryEqualNibble(int equal) {
    int other = SAME ^ (1 << (HashTrieNode.TOP - equal * HashTrieNode.BITS));
    map.put(key(SAME, 0), 1);
    map.put(key(other, 0), 2);

    assertThat(branches(map, SAME)).hasSize(equal + 1).isEqualTo(branches(map, other));
    assertThat(check(map)).isEqualTo(2);
    assertThat(map.get(key(SAME, 0))).isEqualTo(1);
    assertThat(map.get(key(other, 0))).isEqualTo(2);
    assertThat(map.get(key(other, 1))).isNull();
  }

  @Test
  void entriesOfOneHashMakeAChainNewestFirst() {
    fillChain();

    assertThat(branches(map, SAME)).hasSize(1);
    assertThat(chain()).containsExactly(13, 12, 11, 10);
    assertThat(check(map)).isEqualTo(4);
    for (int id = 0; id < 4; id++) {
      assertThat(map.get(key(SAME, id))).isEqualTo(10 + id);
    }
    assertThat(map.get(key(SAME, 4))).isNull();
  }

  @Test
  void aChainsHeadIsReplacedInItsSlotAndAnyOtherBehindTheOneBefore() {
    fillChain();
    Entry<Long, Integer> head = head();
    assertThat(map.put(key(SAME, 2), 20)).isEqualTo(12);
    assertThat(head()).as("a middle one's replacement leaves the slot alone").isSameAs(head);
    assertThat(map.replace(key(SAME, 0), 10, 30)).isTrue();
    assertThat(head()).isSameAs(head);
    assertThat(map.put(key(SAME, 3), 40)).isEqualTo(13);
    assertThat(head()).isNotSameAs(head);
    assertThat(head().overflow).isSameAs(head.overflow);
    assertThat(head.value).as("entries never change").isEqualTo(13);

    assertThat(chain()).containsExactly(40, 20, 11, 30);
    assertThat(check(map)).isEqualTo(4);
  }

  @Test
  void aChainLosesItsHeadItsMiddleAndItsLast() {
    fillChain();
    assertThat(map.remove(key(SAME, 3))).isEqualTo(13);
    assertThat(chain()).containsExactly(12, 11, 10);
    assertThat(map.remove(key(SAME, 1))).isEqualTo(11);
    assertThat(chain()).containsExactly(12, 10);
    assertThat(map.remove(key(SAME, 0), 10)).isTrue();
    assertThat(chain()).containsExactly(12);
    assertThat(check(map)).isEqualTo(1);
    assertThat(map.remove(key(SAME, 2))).isEqualTo(12);
    assertThat(map.root().isEmpty()).isTrue();
  }

  @Test
  void aReaderOnAnEntryTakenOutStillFindsTheRest() {
    fillChain();
    Entry<Long, Integer> readerIsHere = head();
    map.remove(key(SAME, 3));
    assertThat(readerIsHere.find(key(SAME, 0)).value).isEqualTo(10);
  }

  @Test
  void aChainMovesAsOneIntoABranch() {
    fillChain();
    map.put(key(SAME ^ 0x100, 0), 99);

    assertThat(branches(map, SAME)).hasSize(6);
    assertThat(chain()).containsExactly(13, 12, 11, 10);
    assertThat(check(map)).isEqualTo(5);
  }

  @Test
  void anEmptiedBranchIsCutOff() {
    map.put(key(0x1A000000, 0), 1);
    map.put(key(0x1B000000, 0), 2);
    Indirect<Long, Integer> branch = branches(map, 0x1A000000).get(1);
    map.remove(key(0x1A000000, 0));
    assertThat(at(0x1)).as("one entry is not lifted into the slot above").isSameAs(branch);
    assertThat(branch.dead).isFalse();

    map.remove(key(0x1B000000, 0));

    assertThat(at(0x1)).isNull();
    assertThat(branch.dead).isTrue();
    assertThat(map.root().dead).isFalse();
    assertThat(check(map)).isZero();
  }

  @Test
  void pruningGoesUpToTheRootAndNotBeyond() {
    map.put(key(SAME, 0), 1);
    map.put(key(SAME ^ 1, 0), 2);
    List<Indirect<Long, Integer>> branches = branches(map, SAME);
    assertThat(branches).hasSize(8);
    map.remove(key(SAME, 0));
    assertThat(branches).noneMatch(b -> b.dead);

    assertThat(map.remove(key(SAME ^ 1, 0), 2)).isTrue();

    assertThat(branches.subList(1, 8)).allMatch(b -> b.dead).allMatch(Indirect::isEmpty);
    assertThat(map.root()).isSameAs(branches.get(0));
    assertThat(check(map)).isZero();
    assertThat(branches).noneMatch(b -> b.mutex.isLocked());
  }

  @Test
  void pruningStopsAtABranchInUse() {
    map.put(key(SAME, 0), 1);
    map.put(key(SAME ^ 1, 0), 2);
    map.put(key(SAME ^ 0x10000, 0), 3);
    List<Indirect<Long, Integer>> branches = branches(map, SAME);
    map.remove(key(SAME, 0));
    map.remove(key(SAME ^ 1, 0));

    assertThat(branches.subList(0, 4)).noneMatch(b -> b.dead);
    assertThat(branches.subList(4, 8)).allMatch(b -> b.dead);
    assertThat(branches(map, SAME)).hasSize(4);
    assertThat(check(map)).isEqualTo(1);
    assertThat(branches).noneMatch(b -> b.mutex.isLocked());
  }

  @Test
  void clearLeavesTheOldTreeToThoseWhoAreInIt() {
    fillChain();
    Indirect<Long, Integer> old = map.root();
    map.clear();
    assertThat(map.root()).isNotSameAs(old);
    assertThat(old.isEmpty()).isFalse();
    assertThat(map.size()).isZero();
    assertThat(map.get(key(SAME, 0))).isNull();
    assertThat(map.put(key(SAME, 0), 1)).isNull();
    assertThat(check(map)).isEqualTo(1);
  }

  /** Else look-ups that bring equal keys would come to find identical ones, and be cheaper. */
  @Test
  void aReplacedEntryKeepsTheFirstKeyObject() {
    Long first = key(SAME, 1);
    Long equal = key(SAME, 1);
    assertThat(equal).isEqualTo(first).isNotSameAs(first);
    map.put(first, 1);
    map.put(equal, 2);
    map.replace(equal, 2, 3);
    map.forEach((k, v) -> assertThat(k).isSameAs(first));
    assertThat(map.get(equal)).isEqualTo(3);
  }

  private void fillChain() {
    for (int id = 0; id < 4; id++) {
      assertThat(map.put(key(SAME, id), 10 + id)).isNull();
    }
  }

  private List<Integer> chain() {
    List<Integer> values = new ArrayList<>();
    for (Entry<Long, Integer> e = head(); e != null; e = e.overflow) {
      values.add(e.value);
    }
    return values;
  }

  /** The entry where {@link #SAME} leads. */
  private Entry<Long, Integer> head() {
    List<Indirect<Long, Integer>> branches = branches(map, SAME);
    Indirect<Long, Integer> last = branches.get(branches.size() - 1);
    return (Entry<Long, Integer>) last.get(last.slotOf(SAME));
  }

  private HashTrieNode<Long, Integer> at(int... slots) {
    HashTrieNode<Long, Integer> node = map.root();
    for (int slot : slots) {
      node = ((Indirect<Long, Integer>) node).get(slot);
    }
    return node;
  }
}
