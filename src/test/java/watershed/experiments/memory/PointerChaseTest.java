package watershed.experiments.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import watershed.analysis.LatencyCurve;
import watershed.analysis.Samples;
import watershed.experiments.Experiment;
import watershed.record.Cell;
import watershed.record.Planted;

/** Every size has a metric of its own, and the analysis reads the size off its name. */
class PointerChaseTest {
  private static final long MIB = 1 << 20;

  @Test
  void whatIsKeptOfASizeIsFoundAgainUnderThatSize() throws IllegalAccessException {
    double[] nanos = new double[ChaseCurve.SIZES];
    for (int i = 0; i < nanos.length; i++) {
      nanos[i] = 1 + i;
    }
    ChaseCurve kept = new ChaseCurve();
    kept.keep(nanos);
    Map<String, Double> metrics = new HashMap<>();
    for (var field : ChaseCurve.class.getFields()) {
      metrics.put(field.getName() + " #", field.getDouble(kept));
    }
    Cell cell = Cell.of("PointerChase", Map.of(), 1);
    Planted planted = new Planted(1).blocks(1).unit("ss", "ms/op");
    planted.cell(cell, List.of("17.0.15"), Map.of("RANDOM", 1.0), metrics);
    SortedMap<Double, Double> curve =
        LatencyCurve.costs(
            LatencyCurve.bySize(Samples.of(planted.trials()), cell, "RANDOM", "17.0.15"));

    List<Double> sizes = new ArrayList<>();
    for (int i = 0; i < ChaseCurve.SIZES; i++) {
      sizes.add((double) ChaseCurve.bytes(i));
      assertThat(curve.get((double) ChaseCurve.bytes(i))).isCloseTo(nanos[i], within(1e-9));
    }
    assertThat(curve.keySet()).containsExactlyElementsOf(sizes);
    assertThat(ChaseCurve.bytes(0)).isEqualTo(1 << 12);
    assertThat(ChaseCurve.bytes(ChaseCurve.SIZES - 1)).isEqualTo(1 << 28);
  }

  /** All sets are alive together: each twice the one before, so twice the largest holds them. */
  @Test
  void theHeapHoldsAllSets() {
    Experiment chase = PointerChase.class.getAnnotation(Experiment.class);
    long all = 2 * ChaseCurve.bytes(ChaseCurve.SIZES - 1);
    assertThat(chase.heapMiB() * MIB * 2 / 3).as("the old generation").isGreaterThan(all);
  }
}
