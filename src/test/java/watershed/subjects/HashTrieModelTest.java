package watershed.subjects;

import static org.assertj.core.api.Assertions.assertThat;
import static watershed.subjects.HashTrieShape.key;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random operations on few hashes, near and equal, against {@link HashMap}. */
class HashTrieModelTest {
  private static final int STEPS = 4_000;

  /** Differing in the first nibble, in the last, in one between, and in several. */
  private static final int[] HASHES = {
    0x00000000, 0x00000001, 0x0000000F, 0x00010000, 0x00010001, 0x10000000, 0xF0000000, 0xFFFFFFFF
  };

  private static final int KEYS_PER_HASH = 3;

  /**
   * @param load how many of ten writes bring an entry: the tree stays small, or grows full
   */
  @ParameterizedTest
  @ValueSource(ints = {2, 5, 8})
  void theTreeIsSoundAfterEveryStep(int load) {
    HashTrieMap<Long, Integer> map = new HashTrieMap<>(HashTrieShape.SEED);
    Map<Long, Integer> model = new HashMap<>();
    SplittableRandom random = new SplittableRandom(load);
    for (int step = 0; step < STEPS; step++) {
      Long key = key(HASHES[random.nextInt(HASHES.length)], random.nextInt(KEYS_PER_HASH));
      Integer value = random.nextInt(4);
      Integer expected = random.nextInt(4);
      if (random.nextInt(10) < load) {
        switch (random.nextInt(3)) {
          case 0 -> assertThat(map.put(key, value)).isEqualTo(model.put(key, value));
          case 1 ->
              assertThat(map.putIfAbsent(key, value)).isEqualTo(model.putIfAbsent(key, value));
          default ->
              assertThat(map.replace(key, expected, value))
                  .isEqualTo(model.replace(key, expected, value));
        }
      } else if (random.nextBoolean()) {
        assertThat(map.remove(key)).isEqualTo(model.remove(key));
      } else {
        assertThat(map.remove(key, expected)).isEqualTo(model.remove(key, expected));
      }
      if (random.nextInt(1_000) == 0) {
        map.clear();
        model.clear();
      }
      assertThat(map.get(key)).isEqualTo(model.get(key));
      assertThat(HashTrieShape.check(map)).isEqualTo(model.size());
    }
    Map<Long, Integer> contents = new HashMap<>();
    map.forEach(contents::put);
    assertThat(contents).isEqualTo(model);
    assertThat(map.size()).isEqualTo(model.size());
    assertThat(map.root()).isNotNull();
  }
}
