package watershed.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import watershed.record.Axis;
import watershed.record.BadInput;
import watershed.record.Slice;

class SlicePlannerTest {
  private static final int CPUS = 6;
  private static final Catalogue CATALOGUE = Catalogue.load();

  private final SlicePlanner planner = new SlicePlanner(CATALOGUE, CPUS);

  private static SearchQuestion ask(
      Axis axis, Map<String, List<String>> params, List<String> threads) {
    return new SearchQuestion("contention", axis, List.of(), null, params, threads);
  }

  private List<Slice> slices(Axis axis, Map<String, List<String>> params, String... threads) {
    return planner.slices(ask(axis, params, List.of(threads)));
  }

  private List<Double> points(Axis axis, Map<String, List<String>> params, String... threads) {
    return slices(axis, params, threads).get(0).values();
  }

  @Test
  void withoutAWordTheExperimentsOwnLinesAreSearchedMostImportantFirst() {
    List<Slice> own = slices(Axis.WRITES, Map.of());
    assertThat(own).hasSizeGreaterThan(1).doesNotHaveDuplicates();
    assertThat(own.get(0).threads()).isEqualTo(CPUS);
    assertThat(own.get(0).params()).containsEntry("keys", "16384").doesNotContainKey("writes");
    assertThat(own.get(1).params())
        .as("another number of keys")
        .doesNotContainEntry("keys", "16384");
    assertThat(own.get(0).values()).hasSize(101).startsWith(0.0, 1.0).endsWith(100.0).isSorted();
  }

  @Test
  void givenValuesMakeAllCombinations() {
    List<Slice> slices =
        slices(
            Axis.WRITES,
            Map.of("keys", List.of("1024", "65536"), "mix", List.of("churn")),
            "1",
            "1x",
            "2x");
    assertThat(slices).hasSize(6).doesNotHaveDuplicates();
    assertThat(slices.stream().map(Slice::threads).distinct())
        .containsExactlyInAnyOrder(1, CPUS, 2 * CPUS);
    assertThat(slices.stream().map(s -> s.params().get("keys")).distinct())
        .containsExactlyInAnyOrder("1024", "65536");
    assertThat(slices).allMatch(s -> "churn".equals(s.params().get("mix")));
  }

  @Test
  void alongKeysTheShareOfWritesIsHeld() {
    Slice slice = slices(Axis.KEYS, Map.of("writes", List.of("20")), "1").get(0);
    assertThat(slice.params()).containsEntry("writes", "20").doesNotContainKey("keys");
    assertThat(slice.values()).hasSize(21).startsWith(1024.0, 1448.0, 2048.0).endsWith(1048576.0);
    assertThat(slice.cell(1448).params()).containsEntry("keys", "1448");
  }

  @Test
  void alongThreadsTheyRunFromOneToTheCpus() {
    Slice slice = slices(Axis.THREADS, Map.of("writes", List.of("5"))).get(0);
    assertThat(slice.threads()).isZero();
    assertThat(slice.values()).containsExactly(1.0, 2.0, 3.0, 4.0, 5.0, 6.0);
    assertThat(slice.cell(4).threads()).isEqualTo(4);
    // Lines that differ in threads alone are one line here.
    assertThat(slices(Axis.THREADS, Map.of()))
        .hasSizeLessThan(slices(Axis.WRITES, Map.of()).size());
  }

  @Test
  void thePointsOfTheAxisAreValuesOrRanges() {
    assertThat(points(Axis.WRITES, Map.of("writes", List.of("50", "5.0", "0.5", "5"))))
        .containsExactly(0.5, 5.0, 50.0);
    assertThat(points(Axis.WRITES, Map.of("writes", List.of("0.5..3", "90"))))
        .containsExactly(0.5, 1.0, 2.0, 3.0, 90.0);
    assertThat(points(Axis.KEYS, Map.of("keys", List.of("1000..3000"))))
        .containsExactly(1000.0, 1024.0, 1448.0, 2048.0, 2896.0, 3000.0);
    assertThat(points(Axis.THREADS, Map.of(), "2x", "8..16"))
        .containsExactly(8.0, 10.0, 12.0, 14.0, 16.0);
  }

  @Test
  void pointsThatTheUserNamesLeaveTheExperimentsOwnLines() {
    Map<String, List<String>> points = Map.of("writes", List.of("1..20"));
    assertThat(slices(Axis.WRITES, points)).hasSameSizeAs(slices(Axis.WRITES, Map.of()));
    assertThat(ask(Axis.WRITES, points, List.of()).namesLines()).isFalse();
    assertThat(ask(Axis.KEYS, points, List.of()).namesLines()).isTrue();
    assertThat(ask(Axis.WRITES, Map.of(), List.of("2")).namesLines()).isTrue();
    assertThat(ask(Axis.THREADS, Map.of(), List.of("1", "2")).namesLines()).isFalse();
  }

  @Test
  void everyPointIsAValueThatTheExperimentTakes() {
    for (Axis axis : Axis.values()) {
      for (Slice slice : slices(axis, Map.of())) {
        for (double value : slice.values()) {
          String text = slice.cell(value).params().get(axis.label());
          if (text != null) {
            assertThat(Params.checked(CATALOGUE.find("Contention"), axis.label(), text))
                .isEqualTo(text);
          }
          assertThat(slice.contains(slice.cell(value))).isTrue();
        }
      }
    }
  }

  @Test
  void moreThreadsThanCpusAreNoContinuationOfFewer() {
    assertThat(points(Axis.THREADS, Map.of(), "7", "24")).containsExactly(7.0, 24.0);
    assertThatThrownBy(() -> points(Axis.THREADS, Map.of(), "6", "7"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("threads 6 to 7")
        .hasMessageContaining("6 CPUs");
    assertThatThrownBy(
            () -> new SlicePlanner(CATALOGUE, 1).slices(ask(Axis.THREADS, Map.of(), List.of())))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("the one point 1");
  }

  @Test
  void moreLinesThanANightSettlesAreRefused() {
    List<String> keys = new ArrayList<>();
    for (int i = 2; i < 103; i++) {
      keys.add(String.valueOf(i));
    }
    assertThatThrownBy(() -> slices(Axis.WRITES, Map.of("keys", keys)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("101 lines");
  }

  @Test
  void designsAreThoseOfTheExperimentInDeclaredOrder() {
    SearchDesigns own = designs(List.of(), null);
    assertThat(own.compared())
        .startsWith("ConcurrentHashMap")
        .contains("RWLock", "StampedLock", "Sharded64")
        .doesNotContain("NullMap");
    assertThat(own.incumbent()).isNull();
    SearchDesigns named = designs(List.of("sharded8", "RWLock"), null);
    assertThat(named.compared()).containsExactly("RWLock", "Sharded8");
    assertThat(named.twinned()).as("in place of the baseline").isEqualTo("RWLock");
    assertThat(named.contenders()).containsExactly("RWLock", "Sharded8", "RWLock#2");
  }

  @Test
  void anExperimentThatNamesNoneComparesAllButHarnessAndControls() {
    SearchQuestion question =
        new SearchQuestion("FalseSharing", Axis.THREADS, List.of(), null, Map.of(), List.of());
    ExperimentSpec spec = CATALOGUE.find("FalseSharing");
    List<String> expected = new ArrayList<>(spec.contenders());
    expected.removeAll(List.of(spec.meta().controls()));
    assertThat(SearchDesigns.of(CATALOGUE, question).compared())
        .containsExactlyElementsOf(expected)
        .hasSizeLessThan(spec.contenders().size());
  }

  @Test
  void theIncumbentIsTheOneMeasuredTwice() {
    SearchDesigns designs = designs(List.of("ConcurrentHashMap", "RWLock"), "rwlock");
    assertThat(designs.incumbent()).isEqualTo("RWLock");
    assertThat(designs.contenders()).endsWith("RWLock#2");
    assertThat(designs(List.of("ConcurrentHashMap", "RWLock"), null).contenders())
        .endsWith("ConcurrentHashMap#2");
  }

  private static SearchDesigns designs(List<String> named, @Nullable String incumbent) {
    return SearchDesigns.of(
        CATALOGUE,
        new SearchQuestion("Contention", Axis.WRITES, named, incumbent, Map.of(), List.of()));
  }
}
