package watershed.subjects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jol.info.ClassLayout;

class WorkloadTest {
  private static final MapDesign DESIGN = MapDesign.ConcurrentHashMap;

  @Test
  void keysAreDistinctScatteredAndNeverCached() {
    int[] keys = IntStream.range(0, 1 << 17).map(Workload::scrambled).toArray();
    assertThat(IntStream.of(keys).distinct().count()).isEqualTo(keys.length);
    assertThat(IntStream.of(keys).min().orElseThrow()).isGreaterThanOrEqualTo(128);
    // As full as a random key set leaves a table of as many places: 1 - 1/e of them.
    long places =
        IntStream.of(keys).map(k -> (k ^ (k >>> 16)) & (keys.length - 1)).distinct().count();
    assertThat((double) places / keys.length).isBetween(0.62, 0.645);
  }

  @ParameterizedTest
  @EnumSource(KeyIdentity.class)
  void lookupsBringIdenticalOrEqualKeys(KeyIdentity identity) {
    Workload workload = new Workload(recipe(Mix.update, 1000, 20, 50), identity, 1);
    MapUnderTest<Integer, Integer> map = filled(workload, 1000);
    Map<Integer, Integer> stored = new IdentityHashMap<>();
    map.forEach(stored::put);
    for (int i = 0; i < 1000; i++) {
      assertThat(map.get(workload.lookupKey(i))).isEqualTo(workload.storedKey(i));
      assertThat(stored.containsKey(workload.lookupKey(i)))
          .isEqualTo(identity == KeyIdentity.identical);
      assertThat(map.get(workload.lookupKey(1000 + i))).isNull();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "update, 1000, 50, 100",
    "update, 1000, 50, 90",
    "churn, 1024, 50, 100",
    "churn, 20000, 20, 100",
    "churn, 20000, 100, 100"
  })
  void sizeHoldsStillAndHitsAreCounted(Mix mix, int keys, double writes, double hits) {
    Workload workload = new Workload(recipe(mix, keys, writes, hits), KeyIdentity.identical, 1);
    MapUnderTest<Integer, Integer> map = filled(workload, keys);
    assertThat(map.size()).isEqualTo(workload.expectedSize());
    TapeDriver driver = workload.driver(0);
    long found = 0;
    for (int step = 0; step < 400_000; step++) {
      boolean read = OperationTape.kind(driver.tape().at(driver.position())) == OperationTape.GET;
      found += driver.step(map) != null && read ? 1 : 0;
      if (step % 5_000 == 0) {
        workload.requireSteady(map);
      }
    }
    assertThat(driver.position()).isEqualTo(400_000);
    assertThat(driver.hits()).isEqualTo(found);
    double share = (double) found / (400_000 - driver.tape().writes(0, 400_000));
    if (writes < 100) {
      double expected = mix == Mix.update ? hits / 100 : 0.5;
      assertThat(share).isBetween(expected - 0.02, expected + 0.02);
    }
  }

  @Test
  void churnStartsFromARandomHalf() {
    Workload workload = new Workload(recipe(Mix.churn, 10_000, 10, 100), KeyIdentity.identical, 1);
    MapUnderTest<Integer, Integer> map = filled(workload, 10_000);
    int[] present = new int[4];
    IntStream.range(0, 10_000)
        .filter(i -> map.get(workload.storedKey(i)) != null)
        .forEach(i -> present[i / 5_000 * 2 + i % 2]++);
    // Halves by order and by parity: a half that is random has as many of each.
    for (int quarter : present) {
      assertThat(quarter).isBetween(1_250 - 130, 1_250 + 130);
    }
  }

  @Test
  void refusesAMapThatLostEntriesOrGrew() {
    for (Mix mix : Mix.values()) {
      Workload workload = new Workload(recipe(mix, 100_000, 10, 100), KeyIdentity.identical, 1);
      MapUnderTest<Integer, Integer> map = filled(workload, 100_000);
      int allowed = (int) workload.sizeTolerance();
      remove(map, workload, allowed);
      assertThatNoException().isThrownBy(() -> workload.requireSteady(map));
      remove(map, workload, 1);
      assertThatIllegalStateException()
          .isThrownBy(() -> workload.requireSteady(map))
          .withMessageContaining(workload.expectedSize() + " (give or take");
      for (int i = 0; i < 2 * allowed + 2; i++) {
        map.put(-i - 1, 0);
      }
      assertThatIllegalStateException().isThrownBy(() -> workload.requireSteady(map));
    }
  }

  /** Some maps do nothing when they get the value that they have. */
  @Test
  void aThreadNeverPutsTheSameValueOnAKeyTwiceRunning() {
    Workload workload = new Workload(recipe(Mix.update, 4, 100, 100), KeyIdentity.identical, 1);
    requireNewValues(workload, 4);
    Workload rare = new Workload(recipe(Mix.update, 1 << 17, 1, 100), KeyIdentity.identical, 1);
    requireNewValues(rare, 1 << 17);
  }

  private static void requireNewValues(Workload workload, int keys) {
    MapUnderTest<Integer, Integer> map =
        new Forwarding(filled(workload, keys)) {
          @Override
          public @Nullable Integer put(Integer key, Integer value) {
            Integer before = super.put(key, value);
            assertThat(before != value).isTrue();
            return before;
          }
        };
    TapeDriver driver = workload.driver(3);
    for (int i = 0; i < 5 * driver.tape().length(); i++) {
      driver.step(map);
    }
  }

  @Test
  void driversThatShareATapeStartApartAndFollowIt() {
    Workload workload = new Workload(recipe(Mix.update, 100, 30, 100), KeyIdentity.identical, 1);
    List<TapeDriver> drivers = workload.drivers(10, 4);
    assertThat(drivers).hasSize(10);
    assertThat(drivers.stream().map(TapeDriver::tape).distinct()).hasSize(4);
    int length = drivers.get(0).tape().length();
    for (int i = 0; i < 10; i++) {
      // Three rows of four tapes, the last row short: thirds of a tape apart.
      assertThat(drivers.get(i).tape()).isSameAs(drivers.get(i % 4).tape());
      assertThat(drivers.get(i).position()).isEqualTo((long) length * (i / 4) / 3);
    }
    MapUnderTest<Integer, Integer> map = filled(workload, 100);
    TapeDriver driver = drivers.get(9);
    long start = driver.position();
    long reads = 0;
    for (int i = 0; i < length; i++) {
      reads += OperationTape.kind(driver.tape().at(driver.position())) == OperationTape.GET ? 1 : 0;
      driver.step(map);
    }
    assertThat(driver.position()).isEqualTo(start + length);
    assertThat(driver.hits()).isEqualTo(reads);
    assertThat(length - driver.tape().writes(start, start + length)).isEqualTo(reads);
  }

  /** Two drivers side by side in memory must not write to one line. */
  @Test
  void driversArePadded() {
    Workload workload = new Workload(recipe(Mix.update, 4, 0, 100), KeyIdentity.identical, 1);
    ClassLayout layout = ClassLayout.parseClass(workload.driver(0).getClass());
    long end =
        layout.fields().stream()
            .filter(f -> !f.name().matches("p\\d\\d"))
            .mapToLong(f -> f.offset() + f.size())
            .max()
            .orElseThrow();
    assertThat(layout.instanceSize() - end).isGreaterThanOrEqualTo(128);
  }

  private static TapeRecipe recipe(Mix mix, int keys, double writes, double hits) {
    return new TapeRecipe(keys, writes, hits, mix, KeyDistribution.uniform);
  }

  private static MapUnderTest<Integer, Integer> filled(Workload workload, int keys) {
    MapUnderTest<Integer, Integer> map = DESIGN.create(keys);
    workload.prefill(map);
    return map;
  }

  private static void remove(MapUnderTest<Integer, Integer> map, Workload workload, int count) {
    int left = count;
    for (int i = 0; left > 0; i++) {
      left -= map.remove(workload.storedKey(i)) != null ? 1 : 0;
    }
  }

  private static class Forwarding implements MapUnderTest<Integer, Integer> {
    private final MapUnderTest<Integer, Integer> map;

    Forwarding(MapUnderTest<Integer, Integer> map) {
      this.map = map;
    }

    @Override
    public @Nullable Integer get(Integer key) {
      return map.get(key);
    }

    @Override
    public @Nullable Integer put(Integer key, Integer value) {
      return map.put(key, value);
    }

    @Override
    public @Nullable Integer putIfAbsent(Integer key, Integer value) {
      return map.putIfAbsent(key, value);
    }

    @Override
    public @Nullable Integer remove(Integer key) {
      return map.remove(key);
    }

    @Override
    public boolean remove(Integer key, Integer expected) {
      return map.remove(key, expected);
    }

    @Override
    public boolean replace(Integer key, Integer expected, Integer value) {
      return map.replace(key, expected, value);
    }

    @Override
    public int size() {
      return map.size();
    }

    @Override
    public void clear() {
      map.clear();
    }

    @Override
    public void forEach(BiConsumer<? super Integer, ? super Integer> visitor) {
      map.forEach(visitor);
    }
  }
}
