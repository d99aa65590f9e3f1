package watershed.experiments.collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import watershed.subjects.ValueShape;
import watershed.testing.Jvm;

/** The objects and bytes of tables are those that follow from what their entries are. */
class TableCostsTest {
  private static final int ENTRIES = ShapeBytes.ENTRIES;

  /** Slots of a table of 10^4 entries at a load of three quarters. */
  private static final int SLOTS = 1 << 14;

  /** What a JVM allocates once by itself while a table is filled, not for it. */
  private static final Offset<Long> ONCE = within(512L);

  /** Figures of a shape; see {@link ShapeBytes}. */
  private record Row(
      long objects, long bytes, long presized, long allocated, long growth, long counted) {}

  @ParameterizedTest
  @Jvm.Ends
  void objectsAndBytesFollowFromTheEntries(Jvm jvm) {
    Map<ValueShape, Row> rows = rows(jvm);
    long tables = 2 + 1; // the facade, the map, its array

    Row boxed = rows.get(ValueShape.BOXED_VALUE);
    assertThat(boxed.objects()).isEqualTo(3L * ENTRIES + tables);
    long node = jvm.compact() ? 24 : 32;
    long map = 16 + (jvm.compact() ? 40 : 48) + array(jvm, SLOTS);
    assertThat(boxed.bytes()).isEqualTo(map + ENTRIES * (node + 16 + 16));

    Row pointed = rows.get(ValueShape.OBJECT_VALUE);
    assertThat(pointed.objects()).as("one more each").isEqualTo(4L * ENTRIES + tables);
    assertThat(pointed.bytes()).isEqualTo(map + ENTRIES * (node + 16 + 16 + 16));

    assertThat(rows.get(ValueShape.FASTUTIL).objects()).isLessThan(10);
    assertThat(rows.get(ValueShape.PARALLEL_ARRAYS).objects()).isEqualTo(3);
    for (ValueShape primitive :
        new ValueShape[] {ValueShape.FASTUTIL, ValueShape.PARALLEL_ARRAYS}) {
      assertThat(rows.get(primitive).bytes())
          .as(primitive.name())
          .isBetween(2 * array(jvm, SLOTS), 2 * array(jvm, SLOTS) + 200);
    }
  }

  @ParameterizedTest
  @Jvm.Ends
  void growthIsTheOutgrownTables(Jvm jvm) {
    Map<ValueShape, Row> rows = rows(jvm);
    long references = 0;
    for (int slots = 16; slots < SLOTS; slots *= 2) {
      references += array(jvm, slots);
    }
    for (ValueShape map : new ValueShape[] {ValueShape.OBJECT_VALUE, ValueShape.BOXED_VALUE}) {
      assertThat(rows.get(map).growth()).as(map.name()).isCloseTo(references, ONCE);
    }
    assertThat(rows.get(ValueShape.OBJECT_VALUE).growth())
        .as("no more for values that take more")
        .isCloseTo(rows.get(ValueShape.BOXED_VALUE).growth(), ONCE);
    assertThat(rows.get(ValueShape.PARALLEL_ARRAYS).growth()).isCloseTo(2 * references, ONCE);
    assertThat((double) rows.get(ValueShape.FASTUTIL).growth())
        .as("keys and values too, from twice the slots at first")
        .isCloseTo(2.0 * references, Percentage.withPercentage(2));
    rows.forEach(
        (shape, row) -> {
          assertThat(row.presized()).as(shape.name()).isEqualTo(row.bytes());
          assertThat(row.allocated()).as(shape.name()).isCloseTo(row.bytes() + row.growth(), ONCE);
        });
  }

  /** So that half of what is kept tells the one from the other, whatever the load of the table. */
  @ParameterizedTest
  @Jvm.Ends
  void tablesOfReferencesCopyLittleOfWhatTheyKeepAndOthersAllOfIt(Jvm jvm) {
    rows(jvm)
        .forEach(
            (shape, row) -> {
              boolean references =
                  shape == ValueShape.OBJECT_VALUE || shape == ValueShape.BOXED_VALUE;
              assertThat((double) row.growth() / row.bytes())
                  .as(shape.name())
                  .isBetween(references ? 0.0 : 0.9, references ? 0.25 : 1.1);
            });
  }

  /** Two independent counts: JOL's walk from the table, and the JVM's over its heap. */
  @ParameterizedTest
  @Jvm.Ends
  void theJvmCountsTheSameObjectsAndNoGarbage(Jvm jvm) {
    rows(jvm)
        .forEach(
            (shape, row) ->
                assertThat(row.counted())
                    .as(shape.name())
                    .isCloseTo(row.objects(), within(ENTRIES / 50L)));
  }

  @Test
  void aTableThatWasNotFilledIsNotWeighed() {
    assertThatIllegalStateException().isThrownBy(() -> new TableCosts().weigh());
  }

  private static long array(Jvm jvm, int elements) {
    return ((jvm.compact() ? 12 : 16) + 4L * elements + 7) / 8 * 8;
  }

  private static Map<ValueShape, Row> rows(Jvm jvm) {
    Map<ValueShape, Row> rows = new EnumMap<>(ValueShape.class);
    for (String line : jvm.run(ShapeBytes.class)) {
      String[] field = line.split(" ", -1);
      if (field.length == 7 && field[0].matches("[A-Z_]+")) {
        rows.put(
            ValueShape.valueOf(field[0]),
            new Row(
                Long.parseLong(field[1]),
                Long.parseLong(field[2]),
                Long.parseLong(field[3]),
                Long.parseLong(field[4]),
                Long.parseLong(field[5]),
                Long.parseLong(field[6])));
      }
    }
    assertThat(rows).hasSameSizeAs(ValueShape.values());
    return rows;
  }
}
