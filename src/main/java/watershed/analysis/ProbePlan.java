package watershed.analysis;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToIntBiFunction;
import org.apache.commons.rng.sampling.ListSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.jspecify.annotations.Nullable;
import watershed.record.Axis;
import watershed.record.Slice;

/**
 * What is measured before anything is decided: 0, 2, 5, 10, 20, 35, 50, 75, 100 % writes (METHOD,
 * Crossover 2) or up to nine values spread over the keys or threads, each once and all in one
 * shuffled order; values that are judged by themselves, twice.
 *
 * <p>Noise is learnt from blocks that repeat a value, so some are repeated from the start: with few
 * slices in a band of threads up to {@value #MOST_REPEATS} on each, so that there are about {@value
 * #REPEATS} in the band; with more, one on each.
 */
final class ProbePlan {
  private static final double[] WRITES = {2, 5, 10, 20, 35, 50, 75, 100};
  private static final int SPREAD = 9;
  private static final int REPEATS = 6;
  private static final int MOST_REPEATS = 4;

  /**
   * One block that is wanted.
   *
   * @param slice its place in the plan
   * @param repeat 0 for the first block at the value
   */
  record Probe(int slice, double value, int repeat) {}

  private final List<Probe> probes;

  private ProbePlan(List<Probe> probes) {
    this.probes = List.copyOf(probes);
  }

  static ProbePlan of(List<Slice> slices, int cpus, long seed) {
    Map<Band, Integer> perBand = new EnumMap<>(Band.class);
    for (Slice slice : slices) {
      for (Stretch stretch : new AxisScale(slice).stretches(cpus)) {
        perBand.merge(Band.of(slice, stretch.values().get(0), cpus), 1, Integer::sum);
      }
    }
    List<Probe> probes = new ArrayList<>();
    for (int s = 0; s < slices.size(); s++) {
      Slice slice = slices.get(s);
      if (slice.axis() == Axis.WRITES && slice.values().contains(0.0)) {
        probes.add(new Probe(s, 0, 0));
      }
      AxisScale scale = new AxisScale(slice);
      for (Stretch stretch : scale.stretches(cpus)) {
        int sharing = perBand.getOrDefault(Band.of(slice, stretch.values().get(0), cpus), 1);
        int repeats = Math.min(MOST_REPEATS, (REPEATS + sharing - 1) / sharing);
        addProbes(probes, s, stretch, slice.axis(), scale, repeats);
      }
    }
    ListSampler.shuffle(RandomSource.XO_SHI_RO_256_PP.create(seed), probes);
    return new ProbePlan(probes);
  }

  private static void addProbes(
      List<Probe> probes, int slice, Stretch stretch, Axis axis, AxisScale scale, int repeats) {
    List<Double> values = stretch.fitted() ? spread(stretch, axis, scale) : stretch.values();
    values.forEach(value -> probes.add(new Probe(slice, value, 0)));
    List<Double> again = stretch.fitted() ? inner(values, repeats) : values;
    again.forEach(value -> probes.add(new Probe(slice, value, 1)));
  }

  private static List<Double> spread(Stretch stretch, Axis axis, AxisScale scale) {
    List<Double> values = stretch.values();
    SortedSet<Double> chosen = new TreeSet<>();
    if (axis == Axis.WRITES) {
      for (double writes : WRITES) {
        chosen.add(nearest(values, scale.x(writes), scale));
      }
    } else {
      double first = scale.x(values.get(0));
      double last = scale.x(values.get(values.size() - 1));
      for (int i = 0; i < SPREAD; i++) {
        chosen.add(nearest(values, first + (last - first) * i / (SPREAD - 1), scale));
      }
    }
    return List.copyOf(chosen);
  }

  private static double nearest(List<Double> values, double x, AxisScale scale) {
    double nearest = values.get(0);
    for (double value : values) {
      if (Math.abs(scale.x(value) - x) < Math.abs(scale.x(nearest) - x)) {
        nearest = value;
      }
    }
    return nearest;
  }

  /** Values from the inside of a list, at most as many as asked. */
  private static List<Double> inner(List<Double> values, int number) {
    int k = values.size();
    int[] order = {k / 2, k / 4, 3 * k / 4, k / 2 - 1};
    SortedSet<Double> chosen = new TreeSet<>();
    for (int i = 0; i < order.length && chosen.size() < number; i++) {
      chosen.add(values.get(Math.max(0, order[i])));
    }
    return List.copyOf(chosen);
  }

  /**
   * The first that is still to be measured, or null.
   *
   * @param blocks number of blocks that a slice, by its place, has at a value
   */
  @Nullable Probe next(ToIntBiFunction<Integer, Double> blocks) {
    return probes.stream()
        .filter(probe -> blocks.applyAsInt(probe.slice, probe.value) <= probe.repeat)
        .findFirst()
        .orElse(null);
  }

  /** Whether nothing is to be measured on a slice any more. */
  boolean complete(int slice, ToIntBiFunction<Integer, Double> blocks) {
    return next((s, value) -> s == slice ? blocks.applyAsInt(s, value) : Integer.MAX_VALUE) == null;
  }
}
