package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import watershed.record.Cell;

class SeriesTest {
  private static Series series(String contender, ForkSample... forks) {
    Cell cell = Cell.of("E", Map.of(), 2);
    return new Series(cell, contender, "17", "primary", "avgt", "ns/op", List.of(forks));
  }

  private static ForkSample fork(int block, double... values) {
    return new ForkSample(block, true, java.util.Arrays.stream(values).boxed().toList());
  }

  private static ForkSample shots(int block, double... values) {
    return new ForkSample(block, false, java.util.Arrays.stream(values).boxed().toList());
  }

  @Test
  void aTwinCountsAsMuchAsItsSubject() {
    Series base =
        series("A", fork(0, 10, 10), fork(1, 10, 10))
            .with(series("A#2", fork(0, 40, 40), fork(1, 10, 10)));
    Series other = series("B", fork(0, 20, 20), fork(1, 20, 20));

    Ratio ratio = PairedBlocks.compare(other, base);

    // Block 0: 20 over sqrt(10 x 40); block 1: 20 over 10. Two blocks, not four.
    assertThat(ratio).isNotNull();
    assertThat(ratio.logs()).hasSize(2);
    assertThat(ratio.log().value()).isCloseTo((Math.log(1) + Math.log(2)) / 2, within(1e-12));
  }

  @Test
  void aBlockWithoutTheTwinStaysAsItIs() {
    Series base = series("A", fork(0, 10), fork(1, 30)).with(series("A#2", fork(1, 30)));

    assertThat(base.forks()).extracting(ForkSample::block).containsExactly(0, 1);
    assertThat(base.forks().get(0).values()).containsExactly(10.0);
    assertThat(base.forks().get(1).values().get(0)).isCloseTo(30, within(1e-9));
  }

  @Test
  void ofSingleShotsATwinCountsAsMuch() {
    Series base = series("A", shots(0, 10, 90), shots(1, 10), shots(2, 10, 10));
    Series twin = series("A#2", shots(0, 40, 10), shots(1, 40), shots(2, 40));

    List<ForkSample> merged = base.with(twin).forks();

    assertThat(merged).extracting(ForkSample::block).containsExactly(0, 1, 2);
    assertThat(merged).noneMatch(ForkSample::inTurns);
    assertThat(merged.get(0).values()).as("shot by shot").containsExactly(20.0, 30.0);
    assertThat(merged.get(1).values()).containsExactly(20.0);
    assertThat(merged.get(2).values()).as("of other numbers").containsExactly(10.0, 10.0);
    assertThat(base.apart(twin)).extracting(ForkSample::block).containsExactly(0, 0, 1, 1);
  }

  @Test
  void aTwinThatRanAloneIsNotMergedWithWhatTookTurns() {
    ForkSample alone = new ForkSample(0, false, List.of(40.0));
    assertThat(series("A", fork(0, 10)).with(series("A#2", alone)).forks().get(0).values())
        .containsExactly(10.0);
  }

  @Test
  void ofTwoForksThatStandAsOneBothAreKept() {
    Series base = series("A", fork(0, 10), fork(1, 30), fork(2, 30, 30));
    List<ForkSample> apart = base.apart(series("A#2", fork(1, 40), fork(2, 50)));
    assertThat(apart).extracting(f -> f.values().get(0)).containsExactly(30.0, 40.0);
  }

  @Test
  void whatIsCountedIsNotBelowZeroAndNeitherIsItsInterval() {
    Estimate rare = Summary.quantity(series("A", fork(0, 0), fork(1, 0), fork(2, 3)));
    assertThat(rare.value()).isEqualTo(1);
    assertThat(rare.interval()).isNotNull();
    assertThat(rare.interval().low()).isZero();
    // t(.975, 2)·s/√3 = 4.303·√3/√3
    assertThat(rare.interval().high()).isCloseTo(1 + 4.303, within(1e-3));
    Estimate below = Summary.quantity(series("A", fork(0, -1), fork(1, 0), fork(2, 3)));
    assertThat(below.interval()).isNotNull();
    assertThat(below.interval().low()).isNegative();
  }
}
