package watershed.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import watershed.record.Cell;
import watershed.record.Trial;
import watershed.record.Windows;

/** Forks in turns, alone and of single shots, told apart. */
class HowTextTest {
  private static Trial fork(Windows windows, int turns) {
    return new Trial(
        Cell.of("E", Map.of(), 1),
        "A",
        "17.0.15",
        0,
        42,
        "cafe",
        Trial.Outcome.COMPLETED,
        null,
        Instant.EPOCH,
        1,
        windows,
        IntStream.range(0, turns).boxed().toList(),
        null);
  }

  private static final Trial SHORT = fork(new Windows(8, 100, 10, 20, 20), 10);
  private static final Trial LONG = fork(new Windows(2, 320, 3, 320, 320), 3);
  private static final Trial SHOT = fork(Windows.shots(0, 1), 0);
  private static final Trial SHOTS = fork(Windows.shots(4, 4), 0);

  @Test
  void theMillisecondThatStandsForAShotIsNoWindowOfThoseInTurns() {
    assertThat(HowText.of(List.of(SHORT, LONG, LONG, SHOT, SHOTS)))
        .isEqualTo(
            "3 of them in turns: warm-up 2..8 x 100..320 ms, then 3..10 rounds of 20..320 ms thrown"
                + " away and 20..320 ms measured; 2 of them one after the other: 1..4 single shots"
                + " each, 0..4 to warm up");
  }

  @Test
  void forksThatRanAloneAreNotAmongThoseInTurnsEither() {
    assertThat(HowText.of(List.of(SHORT, fork(new Windows(5, 1000, 5, 0, 1000), 0))))
        .startsWith("1 of them in turns: warm-up 8 x 100 ms, ")
        .endsWith(
            "; 1 of them each alone: warm-up 5 x 1000 ms, then 5 rounds of 0 ms thrown away and"
                + " 1000 ms measured");
  }

  @Test
  void oneKindIsNotCounted() {
    assertThat(HowText.of(List.of(SHORT)))
        .isEqualTo(
            "in turns: warm-up 8 x 100 ms, then 10 rounds of 20 ms thrown away and 20 ms measured");
    assertThat(HowText.of(List.of(SHOT, SHOTS)))
        .isEqualTo("one after the other: 1..4 single shots each, 0..4 to warm up");
  }
}
