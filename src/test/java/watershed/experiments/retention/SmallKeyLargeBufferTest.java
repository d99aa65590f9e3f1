package watershed.experiments.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import watershed.subjects.SmallKey;
import watershed.testing.Jvm;

class SmallKeyLargeBufferTest {
  private static final int BUFFER = 1 << 20;

  /** A String and its 8 bytes, on every JDK. */
  private static final double COPY = 24 + 24;

  private static final Set<SmallKey> WINDOWS =
      EnumSet.of(SmallKey.BYTE_BUFFER_SLICE, SmallKey.CHAR_BUFFER_VIEW, SmallKey.SUB_LIST);

  @ParameterizedTest
  @Jvm.Ends
  void windowsPinTheirBuffersAndCopiesDoNot(Jvm jvm) {
    Map<String, Map<String, Double>> found = RetentionRun.by("key", jvm, SmallKeyLargeBuffer.class);

    RetentionRun.assertAgreement(found);
    Map<String, Double> kept = RetentionRun.all(found, "retainedBytes");
    assertThat(kept).hasSameSizeAs(SmallKey.values());
    kept.forEach(
        (key, bytes) -> {
          if (WINDOWS.contains(SmallKey.valueOf(key))) {
            assertThat(bytes).as(key).isBetween(1.0 * BUFFER, BUFFER + 256.0);
          } else {
            assertThat(bytes).as(key).isEqualTo(COPY);
          }
        });
    assertThat(RetentionRun.all(found, "bufferBytes").values()).containsOnly((double) BUFFER);
  }

  @Test
  void everyWayCutsTheSameKey() {
    String text = (String) SmallKey.SUBSTRING.cut(4096, 0xBEEF);
    assertThat(text).isEqualTo("poolaaaa").hasSize(SmallKey.KEY_BYTES);
    assertThat(SmallKey.NEW_STRING.cut(4096, 0xBEEF)).isEqualTo(text);
    assertThat(SmallKey.INTERN.cut(4096, 0xBEEF)).isSameAs(text.intern());
    assertThat(SmallKey.CHAR_BUFFER_VIEW.cut(4096, 0xBEEF)).hasToString(text);
    ByteBuffer slice = (ByteBuffer) SmallKey.BYTE_BUFFER_SLICE.cut(4096, 0xBEEF);
    assertThat(StandardCharsets.ISO_8859_1.decode(slice).toString()).isEqualTo(text);
    assertThat((List<?>) SmallKey.SUB_LIST.cut(4096, 1)).hasSize(SmallKey.KEY_BYTES);
  }
}
