package watershed.probes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Planted bytes are found, by the heap as by JOL, and dropped ones are not. */
class LiveHeapTest {
  private static final int ARRAYS = 2000;
  private static final int ARRAY_BYTES = 4096;

  @ParameterizedTest
  @ValueSource(ints = {10, 100})
  void plantedBytesAreFound(int percent) {
    long before = LiveHeap.bytes();
    byte[][] planted = new byte[ARRAYS][];
    for (int i = 0; i < ARRAYS; i++) {
      byte[] array = new byte[ARRAY_BYTES];
      planted[i] = i % 100 < percent ? array : null;
    }
    long grown = LiveHeap.bytes() - before;
    assertThat(grown).isCloseTo(Footprint.of(planted, List.of()).bytes(), withPercentage(5));
  }

  @Test
  void whatNothingRefersToIsNotCounted() {
    long before = LiveHeap.bytes();
    long sum = 0;
    for (int i = 0; i < ARRAYS; i++) {
      sum += new byte[ARRAY_BYTES].length;
    }
    assertThat(sum).isEqualTo((long) ARRAYS * ARRAY_BYTES);
    assertThat(LiveHeap.bytes() - before).isLessThan(sum / 20);
  }
}
