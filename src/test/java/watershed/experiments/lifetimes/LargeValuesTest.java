package watershed.experiments.lifetimes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import watershed.subjects.ReleasedValues;
import watershed.testing.Jvm;
import watershed.testing.Shots;

/** Each way leaves what its name says, to the byte by JOL, and within 5 % of that by the heap. */
class LargeValuesTest {
  private static final int ENTRIES = 2000;
  private static final int VALUE_BYTES = 1024;
  private static final int ARRAY_HEADER = 16;

  /** Of a map that grew past 1536 entries, which are three quarters of 2^11 slots. */
  private static final int TABLE_BYTES = ARRAY_HEADER + 4 * (1 << 12);

  /** The views that a map makes of itself at the first call, and keeps. */
  private static final int VIEWS_BYTES = 32;

  private static final double HEAP_NOISE_BYTES = 4096;

  @ParameterizedTest
  @EnumSource
  void waysLeaveWhatTheirNamesSay(Jvm jvm) {
    String[] cells =
        Arrays.stream(ReleasedValues.values())
            .map(way -> "way=" + way + " entries=" + ENTRIES + " valueBytes=" + VALUE_BYTES)
            .toArray(String[]::new);
    List<Shots.Shot> shots = Shots.in(jvm, List.of(), LargeValues.class, cells);
    Map<ReleasedValues, Double> left = new EnumMap<>(ReleasedValues.class);
    for (ReleasedValues way : ReleasedValues.values()) {
      Shots.Shot shot = shots.get(way.ordinal());
      double retained = shot.get("retainedBytes");
      left.put(way, retained);
      assertThat(shot.get("heapBytes"))
          .as(way.name())
          .isCloseTo(retained, within(Math.max(0.05 * retained, HEAP_NOISE_BYTES)));
    }
    assertThat(shots.get(ReleasedValues.KEPT.ordinal()).get("heapTellsPercent")).isEqualTo(5);
    assertThat(shots.get(ReleasedValues.REBUILT.ordinal()).get("heapTellsPercent"))
        .as("of one empty map the heap tells nothing")
        .isGreaterThan(100);
    double filled = shots.get(0).get("filledBytes");
    double values = (double) ENTRIES * (ARRAY_HEADER + VALUE_BYTES);
    double empty = jvm.compact() ? 40 : 48;
    double node = jvm.compact() ? 24 : 32;
    double entries = ENTRIES * (16 + node);
    assertThat(filled).isEqualTo(values + entries + TABLE_BYTES + empty);
    assertThat(left.get(ReleasedValues.KEPT)).isEqualTo(filled);
    assertThat(left.get(ReleasedValues.NULL_VALUE))
        .isCloseTo(filled - values, within((double) VIEWS_BYTES));
    assertThat(left.get(ReleasedValues.NULL_OBJECT))
        .isCloseTo(filled - values, within((double) VIEWS_BYTES));
    assertThat(left.get(ReleasedValues.REMOVED))
        .isCloseTo(TABLE_BYTES + empty, within((double) VIEWS_BYTES));
    assertThat(left.get(ReleasedValues.REBUILT)).isEqualTo(empty);
  }
}
