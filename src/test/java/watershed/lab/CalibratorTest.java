package watershed.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import watershed.record.Calibration;
import watershed.record.Cell;
import watershed.record.PlannedCell;
import watershed.record.Windows;

/** Scores with a known refill go in; its length must come out. */
class CalibratorTest {
  private static final PlannedCell CELL =
      new PlannedCell(
          Cell.of("Contention", Map.of("keys", "16384"), 2),
          List.of("A", "B", "C", "D"),
          10,
          new Windows(8, 100, 20, 20, 20));

  /** The first {@code lost.length} windows of a turn lose those shares of the score. */
  private static Calibration judge(double noise, double... lost) {
    Random random = new Random(3);
    Map<String, List<Double>> scores = new LinkedHashMap<>();
    for (String contender : CELL.contenders()) {
      List<Double> all = new ArrayList<>();
      for (int round = 0; round < Calibrator.ROUNDS; round++) {
        // The machine's pace differs from turn to turn: that is no refill.
        double turn = 50 * Math.exp(0.2 * random.nextGaussian());
        for (int p = 0; p < Calibrator.POSITIONS; p++) {
          double refill = p < lost.length ? 1 - lost[p] : 1;
          all.add(turn * refill * Math.exp(noise * random.nextGaussian()));
        }
      }
      scores.put(contender, all);
    }
    return Calibrator.judge("Contention{}", CELL, scores);
  }

  @Test
  void aPlantedRefillIsRecovered() {
    Calibration found = judge(0.01, 0.4, 0.2, 0.08);
    assertThat(found.leadIns()).isEqualTo(3);
    assertThat(found.settled()).isTrue();
    assertThat(found.bias()).hasSize(Calibrator.POSITIONS);
    assertThat(found.bias().get(0)).isBetween(0.45, 0.57);
    assertThat(found.bias().get(3)).isLessThan(Calibrator.TOLERANCE);
  }

  @Test
  void withoutARefillOneWindowIsThrownAway() {
    assertThat(judge(0.01).leadIns()).isEqualTo(1);
    assertThat(judge(0).leadIns()).isEqualTo(1);
  }

  @Test
  void aRefillLongerThanTheTurnIsNotCalledSettled() {
    double[] lost = new double[Calibrator.POSITIONS];
    for (int p = 0; p < lost.length; p++) {
      lost[p] = 0.6 - 0.05 * p;
    }
    Calibration found = judge(0.01, lost);
    assertThat(found.settled()).isFalse();
    assertThat(found.leadIns()).isEqualTo(8);
  }
}
