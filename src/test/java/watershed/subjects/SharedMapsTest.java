package watershed.subjects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** The unlocked map is right but for its lock. */
class SharedMapsTest {
  @Test
  void oneThreadFindsNothingWrongWithTheUnlockedMap() {
    MapUnderTest<Integer, Integer> map = SharedMaps.create(SharedMaps.UNLOCKED, 1);
    for (int i = 0; i < 1000; i++) {
      assertThat(map.put(i, i)).isNull();
    }
    assertThat(map.size()).isEqualTo(1000);
    assertThat(map.remove(1)).isEqualTo(1);
    assertThat(map.get(1)).isNull();
    assertThat(map.replace(2, 2, 3)).isTrue();
    assertThat(map.putIfAbsent(2, 4)).isEqualTo(3);
    assertThat(SharedMaps.isSafe(SharedMaps.UNLOCKED)).isFalse();
  }

  @Test
  void designsAreFoundByName() {
    MapUnderTest<Integer, Integer> map = SharedMaps.create("HashTrieMap", 1);
    assertThat(map).isInstanceOf(HashTrieMap.class);
    assertThat(SharedMaps.isSafe("HashTrieMap")).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SharedMaps.<Integer, Integer>create("Hashtable", 1))
        .withMessageContaining("Hashtable");
  }
}
