package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import watershed.record.Cell;
import watershed.record.Planted;

/** A planted granule is found, and none where none is. */
class GranuleTest {
  private static final String JDK = "17.0.15";
  private static final List<Integer> STRIDES = List.of(8, 16, 32, 64, 128, 192, 256);
  private static final Cell CELL = Cell.of("StrideSweep", Map.of(), 2);

  private static SortedMap<Double, Series> sweep(Map<Integer, Double> nanos, double noise) {
    Map<String, Double> truth =
        nanos.entrySet().stream()
            .collect(Collectors.toMap(e -> String.valueOf(e.getKey()), Map.Entry::getValue));
    Samples samples =
        Samples.of(
            new Planted(5)
                .blocks(5)
                .noise(noise, 0.01, 0)
                .unit("avgt", "ns/op")
                .cell(CELL, truth)
                .trials());
    SortedMap<Double, Series> strides = new TreeMap<>();
    nanos
        .keySet()
        .forEach(
            bytes ->
                strides.put(
                    (double) bytes,
                    Objects.requireNonNull(
                        samples.get(CELL, String.valueOf(bytes), JDK, "primary"))));
    return strides;
  }

  /** Words that share cost three times as much. */
  private static Map<Integer, Double> granule(int bytes) {
    return STRIDES.stream().collect(Collectors.toMap(s -> s, s -> s < bytes ? 16.5 : 5.5));
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 64, 128, 192})
  void aPlantedGranuleIsFound(int bytes) {
    Granule found = Objects.requireNonNull(Granule.of(sweep(granule(bytes), 0.02)));
    assertThat(found.bytes()).isEqualTo(bytes);
    Granule.Step apart = Objects.requireNonNull(found.apart());
    Granule.Step shares = Objects.requireNonNull(found.shares());
    assertThat(apart.bytes()).isEqualTo(bytes);
    assertThat(shares.bytes())
        .isEqualTo(IntStream.of(8, 16, 32, 64, 128).filter(s -> s < bytes).max().orElseThrow());
    assertThat(shares.cost().value()).isCloseTo(3, within(0.2));
    assertThat(shares.cost().n()).isEqualTo(5);
  }

  /** As of counters that are on lines of their own at any distance. */
  @Test
  void whereNothingIsSharedThereIsNone() {
    Granule none = Objects.requireNonNull(Granule.of(sweep(granule(0), 0.02)));
    assertThat(none.bytes()).isZero();
    assertThat(none.shares()).isNull();
    assertThat(none.apart()).isNotNull();
  }

  /** What the widest shares too can't be told from what it does not. */
  @Test
  void theWidestItselfIsNoAnswer() {
    Granule open = Objects.requireNonNull(Granule.of(sweep(granule(256), 0.02)));
    assertThat(open.bytes()).isZero();
    assertThat(open.apart()).isNull();
    assertThat(bytes(open.shares())).isEqualTo(192);
  }

  @Test
  void whatScattersTooMuchIsOpen() {
    Map<Integer, Double> blurred = granule(64);
    blurred.put(64, 7.0);
    Granule open = Objects.requireNonNull(Granule.of(sweep(blurred, 0.1)));
    assertThat(open.bytes()).isZero();
    assertThat(bytes(open.shares())).isEqualTo(32);
    assertThat(bytes(open.apart())).isEqualTo(128);
  }

  /** Beyond one that may share, none is known to be the least that does not. */
  @Test
  void anOpenDistanceIsNotPassedOver() {
    Map<Integer, Double> blurred = granule(64);
    blurred.put(128, 7.0);
    Granule open = Objects.requireNonNull(Granule.of(sweep(blurred, 0.02)));
    assertThat(open.bytes()).isZero();
    assertThat(bytes(open.shares())).isEqualTo(32);
    assertThat(bytes(open.apart())).isEqualTo(192);
  }

  private static int bytes(Granule.@Nullable Step step) {
    return step == null ? 0 : step.bytes();
  }

  @Test
  void twoStridesAreNoSweep() {
    assertThat(Granule.of(sweep(Map.of(8, 16.0, 64, 5.5), 0.02))).isNull();
  }
}
