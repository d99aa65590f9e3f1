package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import watershed.record.Axis;
import watershed.record.Cell;
import watershed.record.Planted;
import watershed.record.Slice;
import watershed.record.Trial;

class SliceBlockTest {
  private static final String JDK = "17.0.15";

  private static final Slice WRITES =
      new Slice(
          "Contention", new TreeMap<>(Map.of("keys", "1024")), 2, Axis.WRITES, List.of(5.0, 50.0));
  private static final Slice THREADS =
      new Slice(
          "Contention",
          new TreeMap<>(Map.of("keys", "1024", "writes", "5")),
          0,
          Axis.THREADS,
          List.of(1.0, 2.0));

  private static Planted still() {
    return new Planted(1).blocks(1).rounds(4).noise(0, 0, 0);
  }

  @Test
  void aCellOnSeveralSlicesCountsForEach() {
    Planted planted =
        still()
            .cell(WRITES.cell(5), Map.of("A", 2.0, "B", 1.0))
            .cell(WRITES.cell(7), Map.of("A", 2.0, "B", 1.0))
            .cell(Cell.of("Other", Map.of("keys", "1024", "writes", "5"), 2), Map.of("A", 2.0));
    List<SliceBlock> blocks = SliceBlock.of(planted.trials(), List.of(WRITES, THREADS));
    assertThat(blocks).extracting(SliceBlock::slice).containsExactly(WRITES, THREADS);
    assertThat(blocks).extracting(SliceBlock::value).containsExactly(5.0, 2.0);
    assertThat(blocks.get(0).sameBlock(blocks.get(1))).isTrue();
    assertThat(new Pair("A", "B").z(blocks.get(0).logScores()))
        .isCloseTo(Math.log(2), within(1e-12));
    assertThat(new Pair("A", "C").z(blocks.get(0).logScores())).isNull();
  }

  @Test
  void lessTimeIsBetter() {
    Planted planted =
        still().unit("avgt", "ns/op").cell(WRITES.cell(5), Map.of("A", 2.0, "B", 1.0));
    SliceBlock block = SliceBlock.of(planted.trials(), List.of(WRITES)).get(0);
    assertThat(new Pair("A", "B").z(block.logScores())).isCloseTo(-Math.log(2), within(1e-12));
  }

  @Test
  void aTwinSpeaksForItsSubjectAndIsItsControl() {
    Planted planted =
        still().cell(WRITES.cell(5), Map.of("A", Math.exp(0.3), "A#2", Math.exp(0.1), "B", 1.0));
    Map<String, Double> scores =
        SliceBlock.of(planted.trials(), List.of(WRITES)).get(0).logScores();
    assertThat(scores.get("A")).isCloseTo(0.2, within(1e-12));
    assertThat(new Pair("A", "B").z(scores)).isCloseTo(0.2, within(1e-12));
    Pair control = new Pair("A", "A#2");
    assertThat(control.control()).isTrue();
    assertThat(control.z(scores)).isCloseTo(0.2, within(1e-12));
  }

  @Test
  void aTwinAloneIsNoControl() {
    Planted planted = still().cell(WRITES.cell(5), Map.of("A#2", Math.exp(0.1), "B", 1.0));
    Map<String, Double> scores =
        SliceBlock.of(planted.trials(), List.of(WRITES)).get(0).logScores();
    assertThat(new Pair("A", "B").z(scores)).isCloseTo(0.1, within(1e-12));
    assertThat(new Pair("A", "A#2").z(scores)).isNull();
  }

  @Test
  void aBlockOfWhichNothingCompletedWasTried() {
    Planted planted =
        still()
            .add(
                Planted.trial(WRITES.cell(5), "A", JDK, 3, Trial.Outcome.CRASHED, "gone").failed());
    SliceBlock block = SliceBlock.of(planted.trials(), List.of(WRITES)).get(0);
    assertThat(block.block()).isEqualTo(3);
    assertThat(block.logScores()).isEmpty();
  }
}
