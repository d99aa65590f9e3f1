package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import watershed.record.Cell;
import watershed.record.Planted;

class CrossoverReadingTest {
  private static final List<Integer> AXIS = List.of(1, 2, 5, 10, 20, 35, 50, 75, 100);

  /** Reads a planted log-gain of A over B along the axis. */
  private static CrossoverReading read(long seed, int blocks, DoubleUnaryOperator gain) {
    Planted planted = new Planted(seed).blocks(blocks).rounds(3).noise(0.03, 0.02, 0.3);
    TreeMap<Double, Ratio> points = new TreeMap<>();
    for (int writes : AXIS) {
      Cell cell = Cell.of("Contention", Map.of("writes", Integer.toString(writes)), 2);
      planted.cell(cell, Map.of("A", Math.exp(gain.applyAsDouble(writes)), "B", 1.0));
    }
    Samples samples = Samples.of(planted.trials());
    for (Cell cell : samples.cells("Contention")) {
      Series a = samples.primary(cell, "A", "17.0.15");
      Series b = samples.primary(cell, "B", "17.0.15");
      assertThat(a).isNotNull();
      assertThat(b).isNotNull();
      Ratio ratio = PairedBlocks.compare(a, b);
      assertThat(ratio).isNotNull();
      points.put(Double.valueOf(cell.params().get("writes")), ratio);
    }
    return CrossoverReading.read(points, new Bootstrap(seed, 1000));
  }

  /** A log-gain that is linear in √w, 0 at {@code zero}. */
  private static DoubleUnaryOperator line(double zero, double slope) {
    return w -> slope * (Math.sqrt(zero) - Math.sqrt(w));
  }

  @Test
  void aPlantedCrossingComesBack() {
    CrossoverReading reading = read(1, 5, line(27, 0.15));
    assertThat(reading.kind()).isEqualTo(CrossoverReading.Kind.CROSSES);
    CrossoverReading.Crossing crossing = reading.crossings().get(0);
    assertThat(crossing.aBeforeIt()).isTrue();
    assertThat(crossing.at().value()).isCloseTo(27, within(3.0));
    assertThat(crossing.at().interval()).isNotNull();
    assertThat(crossing.at().interval().high() - crossing.at().interval().low())
        .isBetween(0.5, 10.0);
  }

  @Test
  void intervalsOfCrossingsCover() {
    for (int blocks : List.of(3, 5, 10)) {
      int covered = 0;
      int read = 0;
      for (int i = 0; i < 200; i++) {
        CrossoverReading reading = read(i, blocks, line(27, 0.15));
        if (reading.kind() == CrossoverReading.Kind.CROSSES) {
          read++;
          Estimate.Interval interval = reading.crossings().get(0).at().interval();
          assertThat(interval).isNotNull();
          covered += interval.contains(27) && reading.crossings().size() == 1 ? 1 : 0;
        }
      }
      assertThat(covered / (double) read).as("%d blocks", blocks).isBetween(.88, 1.0);
      assertThat(read).as("%d blocks", blocks).isGreaterThan(blocks == 3 ? 100 : 150);
    }
  }

  @Test
  void bothOfTwoCrossingsAreFound() {
    CrossoverReading reading =
        read(3, 10, w -> 0.3 * Math.cos(2 * Math.PI * (Math.sqrt(w / 100) - 0.1)));
    assertThat(reading.kind()).isEqualTo(CrossoverReading.Kind.CROSSES);
    assertThat(reading.crossings()).hasSize(2);
    assertThat(reading.crossings().get(0).at().value()).isCloseTo(12.25, within(4.0));
    assertThat(reading.crossings().get(1).at().value()).isCloseTo(72.25, within(6.0));
    assertThat(reading.crossings().get(1).aBeforeIt()).isFalse();
  }

  @Test
  void whereOneIsBetterEverywhereItSaysByHowMuch() {
    CrossoverReading a = read(4, 5, w -> 0.4);
    assertThat(a.kind()).isEqualTo(CrossoverReading.Kind.A_EVERYWHERE);
    assertThat(a.atLeast()).isBetween(0.2, 0.4);
    assertThat(a.crossings()).isEmpty();
    CrossoverReading b = read(4, 5, w -> -0.4);
    assertThat(b.kind()).isEqualTo(CrossoverReading.Kind.B_EVERYWHERE);
    assertThat(b.atLeast()).isBetween(0.2, 0.4);
  }

  @Test
  void equalsAreInconclusiveNearlyAlways() {
    int settled = 0;
    for (int i = 0; i < 200; i++) {
      CrossoverReading reading = read(1000 + i, 5, w -> 0);
      if (reading.kind() != CrossoverReading.Kind.INCONCLUSIVE) {
        settled++;
      } else {
        assertThat(reading.within()).isBetween(0.01, 0.3);
        assertThat(reading.crossings()).allSatisfy(c -> assertThat(c.at().alone()).isTrue());
      }
    }
    assertThat(settled).isLessThanOrEqualTo(4);
  }

  @Test
  void tooFewBlocksGiveNoReading() {
    CrossoverReading reading = read(5, 2, line(27, 0.15));
    assertThat(reading.kind()).isEqualTo(CrossoverReading.Kind.TOO_FEW);
    assertThat(reading.blocks()).isEqualTo(2);
    assertThat(CrossoverReading.read(new TreeMap<>(), new Bootstrap(1, 10)).kind())
        .isEqualTo(CrossoverReading.Kind.TOO_FEW);
  }
}
