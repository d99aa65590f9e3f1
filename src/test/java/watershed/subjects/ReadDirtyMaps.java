package watershed.subjects;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;

/** ReadDirtyMaps in known states, and what is inside them. */
final class ReadDirtyMaps {
  private ReadDirtyMaps() {}

  /** The keys in the dirty map, each with 0. */
  static ReadDirtyMap<String, Integer> filled(List<String> keys) {
    ReadDirtyMap<String, Integer> map = new ReadDirtyMap<>(4);
    keys.forEach(key -> map.put(key, 0));
    return map;
  }

  /** The keys in the read map, each with 0. */
  static ReadDirtyMap<String, Integer> promoted(List<String> keys) {
    ReadDirtyMap<String, Integer> map = filled(keys);
    map.forEach((key, value) -> {});
    return map;
  }

  /** Read has "gone", expunged, and "kept"; dirty has "kept" and "new". */
  static ReadDirtyMap<String, Integer> withExpunged() {
    ReadDirtyMap<String, Integer> map = promoted(List.of("gone", "kept"));
    map.remove("gone");
    map.put("new", 0);
    return map;
  }

  static <K, V> HashMap<K, ReadDirtyEntry<V>> dirty(ReadDirtyMap<K, V> map) {
    assertThat(map.dirty).isNotNull();
    return map.dirty;
  }

  static <K, V> ReadDirtyEntry<V> readEntry(ReadDirtyMap<K, V> map, K key) {
    assertThat(map.read.map).containsKey(key);
    return map.read.map.get(key);
  }
}
