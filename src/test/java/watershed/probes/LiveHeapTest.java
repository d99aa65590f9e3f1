package watershed.probes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import watershed.testing.Jvm;

/** Planted bytes are found, by the heap as by JOL, under the collector of measuring forks. */
class LiveHeapTest {
  private static final List<String> COLLECTOR = List.of("-XX:+UseParallelGC");
  private static final double NOISE_BYTES = 4096;

  @ParameterizedTest
  @EnumSource
  void plantedBytesAreFoundAndDroppedOnesAreNot(Jvm jvm) {
    List<String> lines =
        jvm.runWith(COLLECTOR, PlantedHeap.class, "0", "10", "100").stream()
            .filter(line -> !line.startsWith("#"))
            .toList();
    assertThat(lines).hasSize(3);
    for (String line : lines) {
      String[] word = line.split(" ", -1);
      double byJol = Double.parseDouble(word[2]);
      assertThat(Double.parseDouble(word[1]))
          .as(line)
          .isCloseTo(byJol, within(Math.max(0.02 * byJol, NOISE_BYTES)));
    }
  }

  @Test
  void aJvmThatDoesNotCollectWhenAskedIsRefused() {
    List<String> deaf = List.of("-XX:+UseParallelGC", "-XX:+DisableExplicitGC");
    assertThatThrownBy(() -> Jvm.JDK_17.runWith(deaf, PlantedHeap.class, "0"))
        .hasMessageContaining("does not collect when asked");
  }
}
