package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import watershed.record.Calibration;
import watershed.record.Cell;

class LeadInTest {
  private static final int POSITIONS = 12;
  private static final int TAIL = 4;

  /** As a calibration of k contenders writes it; the first position kept has the bias truth. */
  private static Calibration calibration(Random random, int k, double truth, double noise) {
    Map<String, List<Double>> relative = new LinkedHashMap<>();
    double square = 0;
    for (int c = 0; c < k; c++) {
      double[] raw = new double[POSITIONS];
      double tail = 0;
      for (int p = 0; p < POSITIONS; p++) {
        raw[p] = noise * random.nextGaussian() + (p <= 1 ? (c % 2 == 0 ? truth : -truth) : 0);
        tail += p >= POSITIONS - TAIL ? raw[p] / TAIL : 0;
      }
      List<Double> means = new ArrayList<>();
      for (double x : raw) {
        means.add(x - tail);
      }
      relative.put("c" + c, means);
      square += (means.get(1) * means.get(1) - noise * noise * (1 + 1.0 / TAIL)) / k;
    }
    List<Double> bias = new ArrayList<>();
    for (int p = 0; p < POSITIONS; p++) {
      bias.add(p == 1 ? Math.sqrt(Math.max(0, square)) : 0.0);
    }
    return new Calibration(
        "g", Cell.of("Contention", Map.of(), 2), 20, 12, relative, bias, 1, true);
  }

  @Test
  void theBoundHoldsTheTruth() {
    for (double truth : new double[] {0.005, 0.02, 0.05, 0.2}) {
      for (int k : new int[] {3, 8}) {
        Random random = new Random(7);
        int held = 0;
        for (int i = 0; i < 1000; i++) {
          held += LeadIn.bound(calibration(random, k, truth, 0.03)) >= truth ? 1 : 0;
        }
        assertThat(held / 1000.0).as("truth %s, k %s", truth, k).isGreaterThan(.93);
      }
    }
  }

  @Test
  void withoutNoiseItIsTheBias() {
    assertThat(LeadIn.bound(calibration(new Random(1), 4, 0.1, 1e-9))).isCloseTo(0.1, within(1e-6));
  }

  @Test
  void whatNeverStoodStillHasNone() {
    Cell cell = Cell.of("Contention", Map.of(), 2);
    Calibration moving =
        new Calibration("g", cell, 20, 12, Map.of("A", List.of(0.0)), List.of(0.0), 8, false);
    assertThat(LeadIn.bound(moving)).isNaN();
  }
}
