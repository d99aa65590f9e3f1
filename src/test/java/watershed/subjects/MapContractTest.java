package watershed.subjects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every design must do with one thread: a fast and wrong contender has no place. */
class MapContractTest {
  static Stream<MapDesign> maps() {
    return Arrays.stream(MapDesign.values()).filter(MapDesign::isMap);
  }

  @ParameterizedTest
  @MethodSource("maps")
  void answersAsAMapDoes(MapDesign design) {
    MapUnderTest<String, String> map = design.create(4);
    assertThat(map.get("a")).isNull();
    assertThat(map.remove("a")).isNull();
    assertThat(map.put("a", "1")).isNull();
    assertThat(map.put("a", "2")).isEqualTo("1");
    assertThat(map.get("a")).isEqualTo("2");
    assertThat(map.get("b")).isNull();
    assertThat(map.putIfAbsent("a", "3")).isEqualTo("2");
    assertThat(map.get("a")).isEqualTo("2");
    assertThat(map.putIfAbsent("b", "4")).isNull();
    assertThat(map.get("b")).isEqualTo("4");
    assertThat(map.size()).isEqualTo(2);
    assertThat(map.remove("a")).isEqualTo("2");
    assertThat(map.remove("a")).isNull();
    assertThat(map.get("a")).isNull();
    assertThat(map.size()).isEqualTo(1);
    map.clear();
    assertThat(map.size()).isZero();
    assertThat(map.get("b")).isNull();
    assertThat(map.put("b", "5")).isNull();
  }

  @ParameterizedTest
  @MethodSource("maps")
  void findsByEqualityNotIdentity(MapDesign design) {
    MapUnderTest<String, String> map = design.create(4);
    map.put("key", "value");
    assertThat(map.get(new String("key"))).isEqualTo("value");
    assertThat(map.put(new String("key"), "other")).isEqualTo("value");
    assertThat(map.remove(new String("key"))).isEqualTo("other");
    assertThat(map.size()).isZero();
  }

  @ParameterizedTest
  @MethodSource("maps")
  void removesAndReplacesOnlyWhatEqualsTheExpected(MapDesign design) {
    MapUnderTest<String, String> map = design.create(4);
    String second = new String("second");
    assertThat(map.remove("key", "first")).as("absent").isFalse();
    assertThat(map.replace("key", "first", second)).as("absent").isFalse();
    assertThat(map.size()).isZero();
    map.put("key", "first");
    assertThat(map.remove("key", "second")).isFalse();
    assertThat(map.replace("key", "second", "third")).isFalse();
    assertThat(map.get("key")).isEqualTo("first");
    assertThat(map.replace("key", new String("first"), second)).isTrue();
    assertThat(map.get("key")).isSameAs(second);
    assertThat(map.remove("key", "first")).isFalse();
    assertThat(map.size()).isEqualTo(1);
    assertThat(map.remove("key", new String("second"))).isTrue();
    assertThat(map.remove("key", "second")).isFalse();
    assertThat(map.get("key")).isNull();
    assertThat(map.size()).isZero();
  }

  @ParameterizedTest
  @MethodSource("maps")
  void replacesByAnEqualValueThatIsAnotherObject(MapDesign design) {
    MapUnderTest<String, String> map = design.create(4);
    String second = new String("value");
    map.put("key", new String("value"));
    map.put("key", second);
    assertThat(map.get("key")).isSameAs(second);
  }

  @ParameterizedTest
  @MethodSource("maps")
  @SuppressWarnings("DataFlowIssue")
  void refusesNulls(MapDesign design) {
    MapUnderTest<String, String> map = design.create(4);
    assertThatNullPointerException().isThrownBy(() -> map.get(null));
    assertThatNullPointerException().isThrownBy(() -> map.put(null, "v"));
    assertThatNullPointerException().isThrownBy(() -> map.put("k", null));
    assertThatNullPointerException().isThrownBy(() -> map.putIfAbsent(null, "v"));
    assertThatNullPointerException().isThrownBy(() -> map.putIfAbsent("k", null));
    assertThatNullPointerException().isThrownBy(() -> map.remove(null));
    assertThatNullPointerException().isThrownBy(() -> map.remove(null, "v"));
    assertThatNullPointerException().isThrownBy(() -> map.remove("k", null));
    assertThatNullPointerException().isThrownBy(() -> map.replace(null, "v", "w"));
    assertThatNullPointerException().isThrownBy(() -> map.replace("k", null, "w"));
    assertThatNullPointerException().isThrownBy(() -> map.replace("k", "v", null));
    assertThat(map.size()).isZero();
    assertThat(map.put("k", "v")).as("no lock was left held").isNull();
  }

  @ParameterizedTest
  @MethodSource("maps")
  void agreesWithHashMapOnAnyOperations(MapDesign design) {
    // A map presized for too little must grow; one for too much must not mind.
    for (int presized : new int[] {0, 16, 5_000}) {
      MapUnderTest<Integer, Integer> map = design.create(presized);
      Map<Integer, Integer> model = new HashMap<>();
      SplittableRandom random = new SplittableRandom(presized);
      for (int i = 0; i < 5_000; i++) {
        // Keys a power of two apart have equal low bits: a shard or table that saw only those
        // would still have to answer right.
        Integer key = random.nextInt(300) << (i % 3 * 8);
        switch (random.nextInt(7)) {
          case 0 -> assertThat(map.put(key, i)).isEqualTo(model.put(key, i));
          case 1 -> assertThat(map.putIfAbsent(key, i)).isEqualTo(model.putIfAbsent(key, i));
          case 2 -> assertThat(map.remove(key)).isEqualTo(model.remove(key));
          case 3 -> {
            Integer expected = random.nextBoolean() ? model.getOrDefault(key, -1) : i;
            assertThat(map.remove(key, expected)).isEqualTo(model.remove(key, expected));
          }
          case 4 -> {
            Integer expected = random.nextBoolean() ? model.getOrDefault(key, -1) : i;
            assertThat(map.replace(key, expected, i)).isEqualTo(model.replace(key, expected, i));
          }
          default -> assertThat(map.get(key)).isEqualTo(model.get(key));
        }
        assertThat(map.size()).isEqualTo(model.size());
      }
      assertThat(contents(map)).isEqualTo(model);
    }
  }

  @ParameterizedTest
  @MethodSource("maps")
  void storesAllInTheOrderGiven(MapDesign design) {
    MapUnderTest<String, Integer> map = design.create(2);
    map.put("b", 0);
    map.putAll(List.of(Map.entry("a", 1), Map.entry("b", 2), Map.entry("a", 3)));
    assertThat(contents(map)).isEqualTo(Map.of("a", 3, "b", 2));
  }

  @ParameterizedTest
  @MethodSource("maps")
  void visitsEveryEntryOnce(MapDesign design) {
    MapUnderTest<Integer, Integer> map = design.create(1_000);
    List<Integer> visited = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      map.put(i, -i);
    }
    map.forEach((k, v) -> visited.add(k - v));
    assertThat(visited).hasSize(1_000).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(MapDesign.class)
  void refusesToExpectLessThanNothing(MapDesign design) {
    assertThatIllegalArgumentException().isThrownBy(() -> design.create(-1));
  }

  @Test
  void nullMapKeepsNothingButHandsValuesBack() {
    MapUnderTest<String, String> map = MapDesign.NullMap.create(4);
    assertThat(map.put("a", "1")).isEqualTo("1");
    assertThat(map.get("b")).isEqualTo("1");
    assertThat(map.size()).isZero();
    assertThat(contents(map)).isEmpty();
    assertThat(map.replace("b", "1", "2")).as("who tries until it succeeds does").isTrue();
    assertThat(MapDesign.NullMap.isMap()).isFalse();
  }

  private static <K, V> Map<K, V> contents(MapUnderTest<K, V> map) {
    Map<K, V> contents = new LinkedHashMap<>();
    map.forEach((k, v) -> assertThat(contents.put(k, v)).isNull());
    return contents;
  }
}
