package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import watershed.record.Cell;
import watershed.record.Jdk;
import watershed.record.NoiseStudy;
import watershed.record.Windows;

class NoiseTest {
  private static final int WINDOWS = 20;

  /** Forks in turns share the block's drift; those alone each meet a drift of their own. */
  private static NoiseStudy planted(long seed, int blocks, double fork, double drift) {
    Random random = new Random(seed);
    List<NoiseStudy.Pair> pairs = new ArrayList<>();
    for (int i = 0; i < blocks; i++) {
      double shared = random.nextGaussian() * drift;
      pairs.add(
          new NoiseStudy.Pair(
              scores(shared + random.nextGaussian() * fork),
              scores(shared + random.nextGaussian() * fork),
              scores(random.nextGaussian() * drift + random.nextGaussian() * fork),
              scores(random.nextGaussian() * drift + random.nextGaussian() * fork)));
    }
    return new NoiseStudy(
        1,
        Instant.EPOCH,
        "noise",
        "0",
        "0",
        Cell.of("Contention", Map.of(), 2),
        "A",
        new Jdk("17", "17", "v", "vm"),
        "ops/us",
        new Windows(1, 1, WINDOWS, 20, 20),
        pairs);
  }

  private static List<Double> scores(double log) {
    List<Double> all = new ArrayList<>();
    for (int i = 0; i < WINDOWS; i++) {
      all.add(50 * Math.exp(log));
    }
    return all;
  }

  @Test
  void recoversThePlantedDeviations() {
    Noise noise = Noise.of(planted(1, 4000, 0.02, 0.2));

    assertThat(noise.inTurns()).isCloseTo(0.02 * Math.sqrt(2), within(0.002));
    assertThat(noise.alone()).isCloseTo(Math.sqrt(2 * (0.04 + 0.0004)), within(0.02));
    assertThat(noise.gain()).isBetween(noise.gainLow(), noise.gainHigh());
  }

  @Test
  void theIntervalOfTheGainCoversTheTruth() {
    double truth = Math.sqrt((0.04 + 0.0004) / 0.0004);
    int covered = 0;
    int studies = 2000;
    for (int seed = 0; seed < studies; seed++) {
      Noise noise = Noise.of(planted(seed, 10, 0.02, 0.2));
      if (noise.gainLow() <= truth && truth <= noise.gainHigh()) {
        covered++;
      }
    }
    assertThat(covered / (double) studies).isBetween(0.93, 0.97);
  }

  @Test
  void oneBlockHasNoDeviation() {
    assertThatIllegalArgumentException().isThrownBy(() -> Noise.of(planted(1, 1, 0.02, 0.2)));
  }
}
