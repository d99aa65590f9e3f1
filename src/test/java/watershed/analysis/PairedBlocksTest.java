package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import watershed.record.BadInput;
import watershed.record.Cell;
import watershed.record.Planted;

class PairedBlocksTest {
  private static final Cell CELL = Cell.of("Contention", Map.of("writes", "5"), 2);
  private static final String JDK = "17.0.15";

  private static Series series(Samples samples, String contender) {
    Series series = samples.primary(CELL, contender, JDK);
    assertThat(series).isNotNull();
    return series;
  }

  private static Ratio compare(Planted planted) {
    Samples samples = Samples.of(planted.trials());
    Ratio ratio = PairedBlocks.compare(series(samples, "A"), series(samples, "B"));
    assertThat(ratio).isNotNull();
    return ratio;
  }

  @Test
  void aPlantedRatioComesBackThroughDriftThatIsTenTimesLarger() {
    Ratio ratio =
        compare(
            new Planted(1)
                .blocks(10)
                .noise(0.02, 0.02, 0.4)
                .cell(CELL, Map.of("A", 1.05, "B", 1.0)));
    assertThat(ratio.paired()).isTrue();
    assertThat(ratio.scores().value()).isCloseTo(1.05, within(0.03));
    assertThat(ratio.log().n()).isEqualTo(10);
    assertThat(ratio.log().sd()).isLessThan(0.06);
    assertThat(ratio.gain().interval()).isNotNull();
    assertThat(ratio.gain().interval().contains(1.05)).isTrue();
  }

  @Test
  void aloneTheSameDriftDrownsIt() {
    Planted a = new Planted(1).alone().blocks(10).rounds(1).noise(0.02, 0.02, 0.4);
    Samples one = Samples.of(a.cell(CELL, Map.of("A", 1.05)).trials());
    Planted b = new Planted(2).alone().blocks(10).rounds(1).noise(0.02, 0.02, 0.4);
    Samples two = Samples.of(b.cell(CELL, Map.of("B", 1.0)).trials());
    Ratio ratio = PairedBlocks.compare(series(one, "A"), series(two, "B"));
    assertThat(ratio).isNotNull();
    assertThat(ratio.paired()).isFalse();
    assertThat(ratio.distinguishable()).isFalse();
    assertThat(ratio.scores().interval()).isNotNull();
    assertThat(ratio.scores().interval().high() / ratio.scores().interval().low())
        .isGreaterThan(1.3);
  }

  @Test
  void pairedIntervalsCoverAndRaiseFewFalseAlarms() {
    int covered = 0;
    int alarms = 0;
    for (int i = 0; i < 600; i++) {
      Ratio shifted =
          compare(
              new Planted(i)
                  .rounds(3)
                  .noise(0.03, 0.02, 0.3)
                  .cell(CELL, Map.of("A", 1.2, "B", 1.0)));
      Ratio same =
          compare(
              new Planted(-i - 1)
                  .rounds(3)
                  .noise(0.03, 0.02, 0.3)
                  .cell(CELL, Map.of("A", 1.0, "B", 1.0)));
      Estimate.Interval interval = shifted.scores().interval();
      assertThat(interval).isNotNull();
      covered += interval.contains(1.2) ? 1 : 0;
      alarms += same.distinguishable() ? 1 : 0;
    }
    assertThat(covered / 600.0).isBetween(.92, .975);
    assertThat(alarms / 600.0).isLessThan(.075);
  }

  @Test
  void lessTimeIsAGain() {
    Ratio ratio =
        compare(
            new Planted(1)
                .unit("avgt", "ns/op")
                .noise(0.001, 0.001, 0)
                .cell(CELL, Map.of("A", 5.0, "B", 10.0)));
    assertThat(ratio.scores().value()).isCloseTo(0.5, within(0.01));
    assertThat(ratio.gain().value()).isCloseTo(2, within(0.04));
    assertThat(ratio.gain().interval()).isNotNull();
    assertThat(ratio.gain().interval().low()).isLessThan(ratio.gain().interval().high());
  }

  @Test
  void oneBlockHasARatioButNoInterval() {
    Ratio ratio = compare(new Planted(1).blocks(1).cell(CELL, Map.of("A", 5.0, "B", 10.0)));
    assertThat(ratio.log().alone()).isTrue();
    assertThat(ratio.distinguishable()).isFalse();
  }

  @Test
  void onlyBlocksThatBothHaveArePaired() {
    Series a = plain("A", List.of(fork(0, 2, 2), fork(1, 4, 4), fork(3, 8, 8)));
    Series b = plain("B", List.of(fork(1, 2, 2), fork(2, 9, 9), fork(3, 4, 4)));
    Ratio ratio = PairedBlocks.compare(a, b);
    assertThat(ratio).isNotNull();
    assertThat(ratio.logs())
        .hasSize(2)
        .allSatisfy(z -> assertThat(z).isCloseTo(Math.log(2), within(1e-12)));
  }

  @Test
  void aWindowWithoutOperationsDoesNotLoseItsBlock() {
    Series a = plain("A", List.of(fork(0, 0, 4), fork(1, 2, 2)));
    Series b = plain("B", List.of(fork(0, 1, 1), fork(1, 1, 1)));
    Ratio ratio = PairedBlocks.compare(a, b);
    assertThat(ratio).isNotNull();
    assertThat(ratio.scores().value()).isCloseTo(2, within(1e-12));
    assertThat(PairedBlocks.compare(plain("A", List.of(fork(0, 0, 0))), b)).isNull();
  }

  @Test
  void unequalWindowsAreNamed() {
    Series a = plain("A", List.of(fork(0, 1, 2, 3)));
    Series b = plain("B", List.of(fork(0, 1, 2)));
    assertThatThrownBy(() -> PairedBlocks.compare(a, b))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("block 0")
        .hasMessageContaining("3 windows of A but 2 of B");
  }

  private static ForkSample fork(int block, double... values) {
    return new ForkSample(block, true, Arrays.stream(values).boxed().toList());
  }

  private static Series plain(String contender, List<ForkSample> forks) {
    return new Series(CELL, contender, JDK, "primary", "thrpt", "ops/us", forks);
  }
}
