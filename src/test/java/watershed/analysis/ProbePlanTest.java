package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import watershed.record.Axis;
import watershed.record.Slice;

class ProbePlanTest {
  private static Slice keys() {
    List<Double> values =
        IntStream.rangeClosed(0, 20).mapToObj(i -> Math.rint(Math.pow(2, 10 + i / 2.0))).toList();
    return new Slice("Contention", new TreeMap<>(Map.of("writes", "5")), 2, Axis.KEYS, values);
  }

  private static Slice threads(double... values) {
    return new Slice(
        "Contention",
        new TreeMap<>(Map.of("writes", "5")),
        0,
        Axis.THREADS,
        Arrays.stream(values).boxed().toList());
  }

  /** Every probe in order. */
  private static List<ProbePlan.Probe> all(List<Slice> slices, int cpus, long seed) {
    ProbePlan plan = ProbePlan.of(slices, cpus, seed);
    Map<List<Double>, Integer> blocks = new HashMap<>();
    List<ProbePlan.Probe> probes = new ArrayList<>();
    while (true) {
      ProbePlan.Probe probe =
          plan.next((s, value) -> blocks.getOrDefault(List.of((double) s, value), 0));
      if (probe == null) {
        return probes;
      }
      probes.add(probe);
      blocks.merge(List.of((double) probe.slice(), probe.value()), 1, Integer::sum);
    }
  }

  @Test
  void theMethodsProbesOnEverySliceInOneShuffledOrder() {
    List<Slice> slices = new ArrayList<>();
    for (int s = 0; s < 8; s++) {
      slices.add(PlayedTruth.writes(s));
    }
    List<ProbePlan.Probe> probes = all(slices, 2, 1);
    for (int s = 0; s < 8; s++) {
      int slice = s;
      assertThat(probes.stream().filter(p -> p.slice() == slice).map(ProbePlan.Probe::value))
          .as("one value repeated")
          .hasSize(10)
          .contains(0.0, 2.0, 5.0, 10.0, 20.0, 35.0, 50.0, 75.0, 100.0);
    }
    assertThat(probes.subList(0, 20)).extracting(ProbePlan.Probe::slice).contains(0, 1, 2, 3, 4);
    assertThat(all(slices, 2, 1)).isEqualTo(probes);
    assertThat(all(slices, 2, 2)).isNotEqualTo(probes);
  }

  @Test
  void oneSliceRepeatsMoreForItsNoise() {
    List<ProbePlan.Probe> probes = all(List.of(PlayedTruth.writes(1)), 2, 1);
    assertThat(probes).hasSize(13);
    assertThat(probes.stream().map(ProbePlan.Probe::value).distinct()).hasSize(9);
    assertThat(probes.stream().filter(p -> p.value() == 0)).hasSize(1);
  }

  @Test
  void keysAreSpreadOverTheirDoublings() {
    List<Double> values =
        all(List.of(keys()), 2, 1).stream()
            .map(ProbePlan.Probe::value)
            .distinct()
            .sorted()
            .toList();
    assertThat(values).hasSize(9).startsWith(1024.0).endsWith(1048576.0);
    for (int i = 1; i < values.size(); i++) {
      assertThat(Math.log(values.get(i) / values.get(i - 1)) / Math.log(2)).isBetween(0.9, 1.6);
    }
  }

  @Test
  void threadsAreSplitAtTheCpus() {
    Slice slice = threads(1, 2, 4, 8, 16, 32, 64);
    List<Stretch> stretches = new AxisScale(slice).stretches(8);
    assertThat(stretches)
        .containsExactly(
            new Stretch(List.of(1.0, 2.0, 4.0, 8.0), true),
            new Stretch(List.of(16.0, 32.0, 64.0), false));
    assertThat(new AxisScale(threads(1, 2)).stretches(2))
        .containsExactly(new Stretch(List.of(1.0, 2.0), false));
    assertThat(all(List.of(threads(1, 2)), 2, 1))
        .extracting(ProbePlan.Probe::value)
        .containsExactlyInAnyOrder(1.0, 1.0, 2.0, 2.0);
  }

  @Test
  void coordinatesGoThereAndBack() {
    AxisScale writes = new AxisScale(PlayedTruth.writes(1));
    assertThat(writes.x(25)).isCloseTo(0.5, within(1e-12));
    assertThat(writes.value(0.5)).isCloseTo(25, within(1e-12));
    assertThat(writes.half(20, 30)).isEqualTo(5);
    assertThat(writes.stretches(2).get(0).values()).startsWith(1.0).hasSize(100);
    AxisScale keys = new AxisScale(keys());
    assertThat(keys.x(1 << 15)).isCloseTo(0.5, within(1e-12));
    assertThat(keys.value(0.5)).isCloseTo(1 << 15, within(1e-6));
    assertThat(keys.half(1024, 4096)).isCloseTo(1, within(1e-12));
  }
}
