package watershed.probes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openjdk.jol.info.GraphLayout;

/** Known amounts are planted and must come back to the byte. */
class FootprintTest {
  private static final int ARRAY_HEADER = 16;

  @Test
  void plantedBytesAreCounted() {
    assertThat(AllocatedBytes.perRun(() -> new byte[1000])).isEqualTo(ARRAY_HEADER + 1000);
    assertThat(AllocatedBytes.perRun(() -> null)).isZero();
    String constant = "nothing new";
    assertThat(AllocatedBytes.perRun(() -> constant)).isZero();
  }

  @Test
  void nullAndSharedConstantsAreNobodysOwn() {
    assertThat(Footprint.of(null, List.of())).isEqualTo(new Footprint(0, 0));
    assertThat(Footprint.apart(Map.of(), Map.of())).isEqualTo(new Footprint(0, 0));
  }

  @Test
  void aWholeGraphIsWhatJolMakesOfIt() {
    Map<Integer, String> map = new HashMap<>();
    for (int i = 0; i < 100; i++) {
      map.put(1000 + i, new String("value " + i));
    }
    GraphLayout jol = GraphLayout.parseInstance(map);
    assertThat(Footprint.of(map, List.of()))
        .isEqualTo(new Footprint(jol.totalSize(), jol.totalCount()));
  }

  @Test
  void sharedObjectsAndWhatOnlyTheyReachAreLeftOut() {
    byte[] buffer = new byte[10_000];
    Object[] shared = {buffer};
    Object[] root = {shared, new byte[100]};
    assertThat(Footprint.of(root, List.of((Object) shared)))
        .isEqualTo(new Footprint((ARRAY_HEADER + 2 * 4) + (ARRAY_HEADER + 104), 2));
  }

  @Test
  void twinsKeepWhatTheyDoNotShare() {
    String key = "key";
    Map<String, Object> map = new HashMap<>(Map.of(key, key));
    Map<String, Object> twin = new HashMap<>(Map.of(key, key));
    Footprint own = Footprint.apart(map, twin);
    assertThat(own).isEqualTo(Footprint.of(map, List.of(key)));
    assertThat(Footprint.partsOf(map, twin))
        .extracting(part -> part.getClass().getSimpleName())
        .containsExactly("HashMap", "Node");
  }

  @Test
  void sizesWithoutTheAgentAreRefused() {
    assertThat(SizesAgent.isLoaded()).isFalse();
    assertThatThrownBy(() -> ObjectLayout.of(new Object(), LayoutMode.ACTUAL))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("-javaagent");
  }

  @Test
  void addressesOfElementsAreTheirSizeApart() {
    long[] words = new long[4];
    assertThat(CacheLine.addressOf(words, 3) - CacheLine.addressOf(words, 0)).isEqualTo(24);
    assertThatThrownBy(() -> CacheLine.offsetOf(String.class, "nothing"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("java.lang.String has no field 'nothing'");
  }
}
