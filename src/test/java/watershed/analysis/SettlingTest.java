package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import watershed.analysis.ContentionCells.Gain;
import watershed.record.Cell;

/** How many blocks would settle what is open: by hand, with tables of Student's t. */
class SettlingTest {
  private static final Cell CELL =
      Cell.of("Contention", Map.of("keys", "16384", "writes", "30"), 64);

  private static Settling of(Estimate value, double edge) {
    return Settling.of(value, List.of(edge), false);
  }

  private static Estimate arithmetic(double... blocks) {
    return Estimate.arithmetic(blocks, Estimate.LEVEL);
  }

  /** t(1)/√2 = 8.98, t(3)/2 = 1.59, t(4)/√5 = 1.24: seven times less from 2 to 5 blocks. */
  @Test
  void quantilesFallWithTheNumberOfBlocksToo() {
    // Standard deviation 1.41, distance 2: 2.25 of 4 blocks, 1.76 of 5.
    assertThat(of(arithmetic(1, 3), 0).blocks()).isEqualTo(5);
    assertThat(of(arithmetic(1, 3), 0).says())
        .isEqualTo("about 5 blocks in all would settle it, if it is what it seems");
    // 466 times its threshold, and yet not told from it by 2 blocks.
    Settling far = of(arithmetic(32.6, 60.6), 0.1);
    assertThat(far.blocks()).isEqualTo(4);
    assertThat(far.says()).doesNotContain("at its threshold");
  }

  @Test
  void whatWasTakenOnTheLogarithmIsCountedThere() {
    double[] blocks = {Math.E, Math.exp(3)};
    assertThat(of(Estimate.geometric(blocks, Estimate.LEVEL), 1).blocks()).isEqualTo(5);
  }

  @Test
  void beyondTheMostItIsAtItsThreshold() {
    Settling at = of(arithmetic(9, 10, 11), 10.01);
    assertThat(at.blocks()).isZero();
    assertThat(at.says())
        .startsWith("more than 1000 blocks in all would settle it: as far as 3 blocks can tell it")
        .contains("it is at its threshold");
    assertThat(of(arithmetic(9, 10, 11), 10).blocks()).isZero();
    assertThat(of(arithmetic(9, 10, 11), 10.07).blocks()).isBetween(750, 820);
  }

  @Test
  void withoutAStandardDeviationOnlyTheRootIsCountedOn() {
    Estimate value = new Estimate(10, new Estimate.Interval(8, 12), Double.NaN, 4);
    assertThat(of(value, 9.1).blocks()).isEqualTo(20);
  }

  /** Two cells of two blocks have two degrees of freedom: t = 4.30, not 12.7. */
  @Test
  void severalCellsHaveMoreDegreesOfFreedom() {
    double sd = Math.sqrt(2);
    double half = 4.303 * sd / Math.sqrt(2);
    Estimate value = new Estimate(0, new Estimate.Interval(-half, half), sd, 2);
    // t(2 + 3)/√5 = 1.150: 1.63 of 5 blocks; t(2 + 2)/2 = 1.388: 1.96 of 4.
    assertThat(of(value, 1.8).blocks()).isEqualTo(5);
    assertThat(BlocksNeeded.freedom(4.303, 1, Estimate.LEVEL)).isBetween(1.99, 2.01);
    assertThat(BlocksNeeded.freedom(20, 1, Estimate.LEVEL)).isEqualTo(1);
  }

  @Test
  void noEventIsBoundedByTheirNumberItself() {
    Estimate none = new Estimate(0, new Estimate.Interval(0, 30), Double.NaN, 2);
    assertThat(of(none, 10).blocks()).isEqualTo(6);
    assertThat(of(none, 0.01).says()).startsWith("more than 1000 blocks in all would settle it");
  }

  /** Told from 1 by itself, but not as one of three: what is needed is more than there is. */
  @Test
  void aGainIsHeldToTheConfidenceThatItIsJudgedAt() {
    Ratio ratio = PairedBlocks.paired(List.of(-0.8, -1.2, -1.7), Direction.MORE_IS_BETTER, 0);
    assertThat(ratio.distinguishable()).isTrue();
    Gain gain = new Gain(CELL, "RWLock", "ReadDirtyMap", ratio);
    Settling of = Settling.ofGains(List.of(gain), 1 - 0.05 / 3);
    assertThat(of.blocks()).isEqualTo(4);
    assertThat(of.says())
        .isEqualTo(
            "about 4 blocks in all of 64 threads, 16384 keys, 30 % writes would tell the gain of"
                + " RWLock over ReadDirtyMap from 1, if it is what it seems");
  }
}
