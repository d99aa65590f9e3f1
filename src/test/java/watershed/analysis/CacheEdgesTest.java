package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import watershed.analysis.CacheEdges.Edge;

/** Planted caches come back, and a machine without any has no edge. */
class CacheEdgesTest {
  private static final double KIB = 1024;
  private static final double MIB = 1024 * KIB;

  /** Nanoseconds of a hit in each cache, and of memory behind them. */
  private static final double[] NANOS = {1.2, 3.5, 12, 100};

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void plantedEdgesAreFoundWithinAStep(int seed) {
    double[] caches = {48 * KIB, MIB, 32 * MIB};
    List<Edge> edges = CacheEdges.of(planted(caches, 2, 0.03, new Random(seed)));
    assertThat(edges).hasSize(caches.length);
    for (int i = 0; i < caches.length; i++) {
      assertThat(edges.get(i).isWithinAStepOf(caches[i])).as(edges.get(i).toString()).isTrue();
    }
  }

  @Test
  void withoutNoiseEveryEdgeIsAtItsStep() {
    double[] caches = {48 * KIB, MIB, 32 * MIB};
    List<Edge> edges = CacheEdges.of(planted(caches, 2, 0, new Random(1)));
    assertThat(edges).extracting(Edge::below).containsExactly(32 * KIB, MIB, 32 * MIB);
    assertThat(edges).extracting(Edge::above).containsExactly(64 * KIB, 2 * MIB, 64 * MIB);
    assertThat(edges.get(2).factor()).isBetween(4.0, NANOS[3] / NANOS[2]);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void otherMachinesAndCoarserStepsToo(int seed) {
    double[] caches = {32 * KIB, 2 * MIB, 16 * MIB};
    assertThat(found(CacheEdges.of(planted(caches, 2, 0.02, new Random(seed))), caches)).isTrue();
    double[] apart = {64 * KIB, 4 * MIB, 64 * MIB};
    assertThat(found(CacheEdges.of(planted(apart, 4, 0.02, new Random(seed))), apart)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void aFlatCurveHasNone(int seed) {
    assertThat(CacheEdges.of(planted(new double[0], 2, 0.03, new Random(seed)))).isEmpty();
  }

  @Test
  void aSlowClimbHasNone() {
    TreeMap<Double, Double> curve = new TreeMap<>();
    for (int i = 0; i < 17; i++) {
      curve.put(Math.scalb(1.0, 12 + i), Math.pow(1.1, i));
    }
    assertThat(CacheEdges.of(curve)).isEmpty();
  }

  @Test
  void aStepIsAnEdgeOfItsOwnHeight() {
    TreeMap<Double, Double> curve = new TreeMap<>();
    for (int i = 0; i < 10; i++) {
      curve.put((double) (1 << i), i < 6 ? 2.0 : 6.0);
    }
    List<Edge> edges = CacheEdges.of(curve);
    assertThat(edges).hasSize(1);
    assertThat(edges.get(0).below()).isEqualTo(32);
    assertThat(edges.get(0).above()).isEqualTo(64);
    assertThat(edges.get(0).factor()).isCloseTo(3, within(1e-9));
  }

  @Test
  void whatIsNoCostIsPassedOver() {
    TreeMap<Double, Double> curve = new TreeMap<>();
    assertThat(CacheEdges.of(curve)).isEmpty();
    curve.put(1.0, 1.0);
    curve.put(2.0, Double.NaN);
    curve.put(4.0, 0.0);
    assertThat(CacheEdges.of(curve)).isEmpty();
    curve.put(8.0, 3.0);
    assertThat(CacheEdges.of(curve)).containsExactly(new Edge(1, 8, 1, 8, Math.exp(Math.log(3))));
  }

  private static boolean found(List<Edge> edges, double[] caches) {
    if (edges.size() != caches.length) {
      return false;
    }
    for (int i = 0; i < caches.length; i++) {
      if (!edges.get(i).isWithinAStepOf(caches[i])) {
        return false;
      }
    }
    return true;
  }

  /** Latencies of random accesses: a cache holds its share of the set, and the next the rest. */
  private static SortedMap<Double, Double> planted(
      double[] caches, double step, double noise, Random random) {
    TreeMap<Double, Double> curve = new TreeMap<>();
    for (double size = 4 * KIB; size <= 256 * MIB; size *= step) {
      double nanos = 0;
      double held = 0;
      for (int level = 0; level <= caches.length; level++) {
        double holds = level < caches.length ? Math.min(1, caches[level] / size) : 1;
        nanos += Math.max(0, holds - held) * NANOS[level];
        held = Math.max(held, holds);
      }
      curve.put(size, nanos * Math.exp(noise * random.nextGaussian()));
    }
    return curve;
  }
}
