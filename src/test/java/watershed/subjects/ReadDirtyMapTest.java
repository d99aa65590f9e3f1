package watershed.subjects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static watershed.subjects.ReadDirtyMaps.dirty;
import static watershed.subjects.ReadDirtyMaps.filled;
import static watershed.subjects.ReadDirtyMaps.promoted;
import static watershed.subjects.ReadDirtyMaps.readEntry;
import static watershed.subjects.ReadDirtyMaps.withExpunged;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The state of a ReadDirtyMap before and after each of its transitions. */
class ReadDirtyMapTest {
  @Test
  void newKeysGoToTheDirtyMap() {
    ReadDirtyMap<String, Integer> map = new ReadDirtyMap<>(4);
    assertThat(map.read.amended).isFalse();
    assertThat(map.dirty).isNull();
    map.put("a", 1);
    map.putIfAbsent("b", 2);
    assertThat(map.read.amended).isTrue();
    assertThat(map.read.map).isEmpty();
    assertThat(dirty(map)).containsOnlyKeys("a", "b");
    assertThat(map.misses).isZero();
  }

  @Test
  void asManyMissesAsTheDirtyMapHasEntriesPromoteIt() {
    ReadDirtyMap<String, Integer> map = filled(List.of("a", "b", "c"));
    HashMap<String, ReadDirtyEntry<Integer>> dirty = dirty(map);
    assertThat(map.get("a")).isEqualTo(0);
    assertThat(map.get("absent")).isNull();
    assertThat(map.misses).as("found or not").isEqualTo(2);
    assertThat(map.read.amended).isTrue();
    assertThat(map.get("a")).isEqualTo(0);
    assertThat(map.read.amended).isFalse();
    assertThat(map.read.map).as("moved, not copied").isSameAs(dirty);
    assertThat(map.dirty).isNull();
    assertThat(map.misses).isZero();
    map.get("absent");
    assertThat(map.misses).as("nothing to look into").isZero();
  }

  @Test
  void putIfAbsentCountsAMissOnTheDirtyMapAndPutDoesNot() {
    ReadDirtyMap<String, Integer> map = filled(List.of("a", "b", "c"));
    for (int i = 1; i < 10; i++) {
      assertThat(map.put("a", i)).isEqualTo(i - 1);
    }
    assertThat(map.misses).isZero();
    assertThat(map.putIfAbsent("a", 10)).isEqualTo(9);
    assertThat(map.misses).isEqualTo(1);
    map.putIfAbsent("d", 0);
    assertThat(map.misses).as("no entry found").isEqualTo(1);
  }

  @Test
  void removalOfADirtyKeyTakesItsSlotAndCountsAMiss() {
    ReadDirtyMap<String, Integer> map = filled(List.of("a", "b", "c"));
    assertThat(map.remove("a")).isEqualTo(0);
    assertThat(dirty(map)).containsOnlyKeys("b", "c");
    assertThat(map.misses).isEqualTo(1);
    assertThat(map.remove("b")).isEqualTo(0);
    assertThat(map.read.amended).as("2 misses for 1 entry").isFalse();
    assertThat(map.read.map).containsOnlyKeys("c");
  }

  @Test
  void removalOfTheLastDirtyKeyPromotesAnEmptyMap() {
    ReadDirtyMap<String, Integer> map = filled(List.of("a"));
    assertThat(map.remove("a")).isEqualTo(0);
    assertThat(map.read.map).isEmpty();
    assertThat(map.read.amended).isFalse();
    assertThat(map.dirty).isNull();
  }

  @Test
  void removalOfAReadKeyLeavesItsSlot() {
    ReadDirtyMap<String, Integer> map = promoted(List.of("a", "b"));
    ReadDirtyEntry<Integer> entry = readEntry(map, "a");
    assertThat(map.remove("a")).isEqualTo(0);
    assertThat(map.remove("a")).isNull();
    assertThat(map.get("a")).isNull();
    assertThat(readEntry(map, "a")).isSameAs(entry);
    assertThat(entry.state()).isNull();
    assertThat(map.put("a", 1)).isNull();
    assertThat(readEntry(map, "a")).as("revived").isSameAs(entry);
    assertThat(map.remove("a")).isEqualTo(1);
    assertThat(map.putIfAbsent("a", 2)).isNull();
    assertThat(map.putIfAbsent("a", 3)).isEqualTo(2);
    assertThat(entry.state()).isEqualTo(2);
    assertThat(map.dirty).as("none of this concerns it").isNull();
    assertThat(map.misses).isZero();
  }

  @Test
  void aNewKeyExpungesWhatIsDeletedAndCopiesTheRest() {
    ReadDirtyMap<String, Integer> map = withExpunged();
    assertThat(map.read.amended).isTrue();
    assertThat(map.read.map).containsOnlyKeys("gone", "kept");
    assertThat(readEntry(map, "gone").state()).isSameAs(ReadDirtyEntry.EXPUNGED);
    assertThat(dirty(map)).containsOnlyKeys("kept", "new");
    assertThat(dirty(map).get("kept")).as("shared").isSameAs(readEntry(map, "kept"));
    HashMap<String, ReadDirtyEntry<Integer>> made = dirty(map);
    map.remove("kept");
    map.put("newer", 0);
    assertThat(dirty(map)).as("not made again").isSameAs(made);
    assertThat(made.get("kept").state()).as("deleted in both, not expunged").isNull();
  }

  @Test
  void anExpungedEntryIsAbsent() {
    ReadDirtyMap<String, Integer> map = withExpunged();
    assertThat(map.get("gone")).isNull();
    assertThat(map.remove("gone")).isNull();
    assertThat(map.remove("gone", 0)).isFalse();
    assertThat(map.replace("gone", 0, 1)).isFalse();
    assertThat(map.size()).isEqualTo(2);
    assertThat(readEntry(map, "gone").state()).isSameAs(ReadDirtyEntry.EXPUNGED);
    assertThat(map.misses).as("its slot says all").isZero();
  }

  @Test
  void aPutIntoAnExpungedEntryBringsItBackToTheDirtyMap() {
    for (boolean ifAbsent : new boolean[] {false, true}) {
      ReadDirtyMap<String, Integer> map = withExpunged();
      ReadDirtyEntry<Integer> entry = readEntry(map, "gone");
      assertThat(ifAbsent ? map.putIfAbsent("gone", 1) : map.put("gone", 1)).isNull();
      assertThat(dirty(map).get("gone")).isSameAs(entry);
      assertThat(readEntry(map, "gone")).isSameAs(entry);
      assertThat(entry.state()).isEqualTo(1);
      assertThat(map.misses).isZero();
      map.forEach((key, value) -> {});
      assertThat(map.get("gone")).as("after promotion").isEqualTo(1);
    }
  }

  /** Retention: it takes a new key and then a promotion for a removed key's slot to go. */
  @Test
  void slotsVanishOnlyByANewDirtyMapAndItsPromotion() {
    ReadDirtyMap<String, Integer> map = promoted(List.of("a", "b"));
    map.remove("a");
    for (int i = 0; i < 10; i++) {
      map.get("absent");
      map.forEach((key, value) -> {});
    }
    assertThat(map.read.map).as("neither").containsOnlyKeys("a", "b");
    map.put("c", 0);
    map.remove("b");
    assertThat(map.read.map).as("a new dirty map").containsOnlyKeys("a", "b");
    map.forEach((key, value) -> {});
    assertThat(map.read.map).as("removed after it was made").containsOnlyKeys("b", "c");
    map.put("d", 0);
    map.forEach((key, value) -> {});
    assertThat(map.read.map).as("once more").containsOnlyKeys("c", "d");
  }

  @Test
  void visitsPromoteAndSkipWhatIsDeleted() {
    ReadDirtyMap<String, Integer> map = withExpunged();
    map.remove("kept");
    List<String> visited = new ArrayList<>();
    map.forEach((key, value) -> visited.add(key));
    assertThat(visited).containsExactly("new");
    assertThat(map.read.amended).isFalse();
    assertThat(map.read.map).containsOnlyKeys("kept", "new");
    assertThat(map.dirty).isNull();
  }

  @Test
  void aVisitorMayWrite() {
    ReadDirtyMap<String, Integer> map = promoted(List.of("a", "b"));
    assertThatNoException()
        .isThrownBy(() -> map.forEach((key, value) -> map.put(key + "'", map.remove(key))));
    assertThat(map.read.amended).isTrue();
    assertThat(map.size()).isEqualTo(2);
    assertThat(map.get("a'")).isEqualTo(0);
  }

  @Test
  void theSizeIsCountedAndChangesNothing() {
    ReadDirtyMap<String, Integer> map = withExpunged();
    for (int i = 0; i < 10; i++) {
      assertThat(map.size()).isEqualTo(2);
    }
    assertThat(map.read.amended).isTrue();
    assertThat(map.misses).isZero();
  }

  @Test
  void clearingForgetsBothMapsAndTheMisses() {
    ReadDirtyMap<String, Integer> map = withExpunged();
    map.get("new");
    assertThat(map.misses).isEqualTo(1);
    map.clear();
    assertThat(map.read.map).isEmpty();
    assertThat(map.read.amended).isFalse();
    assertThat(map.dirty).isNull();
    assertThat(map.misses).isZero();
    assertThat(map.put("gone", 1)).isNull();
    assertThat(dirty(map)).containsOnlyKeys("gone");
  }

  @Test
  void aConditionalRemovalLeavesTheDirtySlotAndCountsAMiss() {
    ReadDirtyMap<String, Integer> map = filled(List.of("a", "b", "c", "d"));
    assertThat(map.remove("a", 1)).isFalse();
    assertThat(map.remove("a", 0)).isTrue();
    assertThat(map.remove("absent", 0)).isFalse();
    assertThat(map.misses).isEqualTo(3);
    assertThat(dirty(map)).containsOnlyKeys("a", "b", "c", "d");
    assertThat(dirty(map).get("a").state()).isNull();
    assertThat(map.size()).isEqualTo(3);
    assertThat(map.put("a", 1)).isNull();
  }

  @Test
  void aConditionalReplacementCountsAMissOnTheDirtyMap() {
    ReadDirtyMap<String, Integer> map = filled(List.of("a", "b", "c", "d"));
    assertThat(map.replace("a", 1, 2)).isFalse();
    assertThat(map.replace("a", 0, 2)).isTrue();
    assertThat(map.replace("absent", 0, 1)).isFalse();
    assertThat(map.misses).isEqualTo(3);
    assertThat(map.get("a")).isEqualTo(2);
    assertThat(map.read.map).as("4 misses").containsOnlyKeys("a", "b", "c", "d");
  }

  @Test
  void conditionsOnReadKeysAreDecidedByTheEntry() {
    ReadDirtyMap<String, Integer> map = promoted(List.of("a", "b"));
    map.put("new", 0);
    assertThat(map.replace("a", 0, 1_000)).isTrue();
    assertThat(map.replace("a", Integer.valueOf(1_000), 2_000)).as("equal").isTrue();
    assertThat(map.remove("a", 1_000)).isFalse();
    assertThat(map.remove("a", Integer.valueOf(2_000))).isTrue();
    assertThat(map.remove("a", 2_000)).isFalse();
    assertThat(map.replace("a", 2_000, 1)).isFalse();
    assertThat(readEntry(map, "a").state()).isNull();
    assertThat(dirty(map).get("a")).as("the same in both").isSameAs(readEntry(map, "a"));
    assertThat(map.misses).isZero();
  }
}
