package watershed.subjects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every shape is the same table. */
class ValueShapeTest {
  private static final int ENTRIES = 5_000;
  private static final int ABSENT = -1;

  @ParameterizedTest
  @EnumSource
  void holdsWhatWasPut(ValueShape shape) {
    for (boolean presized : new boolean[] {false, true}) {
      IntTable table = shape.filled(ENTRIES, presized);
      assertThat(table.size()).isEqualTo(ENTRIES);
      for (int i = 0; i < ENTRIES; i++) {
        assertThat(table.get(ValueShape.key(i), ABSENT)).isEqualTo(ValueShape.key(i));
      }
      assertThat(table.get(ValueShape.key(ENTRIES), ABSENT)).isEqualTo(ABSENT);
      assertThat(table.get(ValueShape.key(-1), ABSENT)).isEqualTo(ABSENT);
    }
  }

  @ParameterizedTest
  @EnumSource
  void agreesWithAHashMapOverRandomWrites(ValueShape shape) {
    Random random = new Random(3);
    IntTable table = shape.filled(1, false);
    Map<Integer, Integer> model = new HashMap<>();
    model.put(ValueShape.key(0), ValueShape.key(0));
    for (int i = 0; i < 4 * ENTRIES; i++) {
      // Spread over all ints above 0, and often the same again.
      int key = 1 + random.nextInt(ENTRIES) * (Integer.MAX_VALUE / ENTRIES);
      table.put(key, i);
      model.put(key, i);
    }
    assertThat(table.size()).isEqualTo(model.size());
    model.forEach((key, value) -> assertThat(table.get(key, ABSENT)).isEqualTo(value));
    assertThat(table.get(Integer.MAX_VALUE, ABSENT)).isEqualTo(ABSENT);
  }

  @Test
  void theArraysRefuseWhatWouldMarkAFreeSlot() {
    IntTable table = ValueShape.PARALLEL_ARRAYS.filled(1, false);
    assertThatIllegalArgumentException().isThrownBy(() -> table.put(0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> table.put(-5, 1));
    assertThat(table.get(0, ABSENT)).isEqualTo(ABSENT);
    assertThatIllegalArgumentException().isThrownBy(() -> new ParallelArrays(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> new ParallelArrays(Integer.MAX_VALUE));
  }
}
