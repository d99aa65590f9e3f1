package watershed.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import watershed.record.Cell;
import watershed.record.Jdk;
import watershed.record.NoiseStudy;
import watershed.record.Windows;

class NoiseTextTest {
  /** Blocks whose log-ratios alternate between ± an amount, one for each way. */
  private static NoiseStudy study(int blocks, double inTurns, double alone) {
    List<NoiseStudy.Pair> pairs = new ArrayList<>();
    for (int i = 0; i < blocks; i++) {
      double sign = i % 2 == 0 ? 1 : -1;
      pairs.add(
          new NoiseStudy.Pair(
              List.of(Math.exp(sign * inTurns)),
              List.of(1.0),
              List.of(Math.exp(sign * alone)),
              List.of(1.0)));
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
        new Windows(1, 1, 1, 20, 20),
        pairs);
  }

  @Test
  void aRatioThatIsToldFromOneIsWorthItsSquareInBlocks() {
    // F(.975; 9, 9) = 4.0260, so the square of the ratio 10 lies in [100/4.0260, 100·4.0260].
    assertThat(NoiseText.of(study(10, 0.01, 0.1)))
        .contains("ratio                  10.0")
        .contains("about 100 [24.8, 403] times as many blocks one after the other would be needed");
  }

  @Test
  void anyOtherIsWorthNothingThatIsKnown() {
    assertThat(NoiseText.of(study(10, 0.01, 0.015)))
        .contains("ratio                  1.5")
        .doesNotContain("times as many");
  }
}
