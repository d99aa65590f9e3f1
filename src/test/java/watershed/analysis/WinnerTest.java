package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import watershed.record.Cell;
import watershed.record.Planted;

class WinnerTest {
  private static final Cell CELL = Cell.of("Contention", Map.of("writes", "5"), 2);

  private static Winner winner(Planted planted, List<String> contenders) {
    Samples samples = Samples.of(planted.trials());
    List<Series> series = new ArrayList<>();
    for (String contender : contenders) {
      series.add(Objects.requireNonNull(samples.primary(CELL, contender, "17.0.15")));
    }
    return Winner.of(series, Spread.NONE);
  }

  @Test
  void theBestComesOutWithItsMargin() {
    Winner winner =
        winner(
            new Planted(1).noise(0.03, 0.02, 0.5).cell(CELL, Map.of("A", 1.0, "B", 1.5, "C", 1.2)),
            List.of("A", "B", "C"));
    assertThat(winner.ranking())
        .extracting(s -> s.series().contender())
        .containsExactly("B", "C", "A");
    assertThat(winner.notDistinguishable()).isEmpty();
    Winner.Standing second = winner.runnerUp();
    assertThat(second).isNotNull();
    assertThat(second.bestOver()).isNotNull();
    assertThat(second.bestOver().gain().value()).isCloseTo(1.25, within(0.08));
  }

  @Test
  void timeIsRankedTheOtherWayRound() {
    Winner winner =
        winner(
            new Planted(1).unit("avgt", "ns/op").cell(CELL, Map.of("A", 1.0, "B", 1.5)),
            List.of("A", "B"));
    assertThat(winner.best().series().contender()).isEqualTo("A");
  }

  @Test
  void amongPlantedTiesTheTrulyBestIsSeldomRuledOut() {
    Map<String, Double> truth = new TreeMap<>();
    List<String> names = List.of("A", "B", "C", "D", "E", "F", "G", "H");
    names.forEach(n -> truth.put(n, 1.0));
    int ruledOut = 0;
    for (int i = 0; i < 300; i++) {
      Winner winner =
          winner(
              new Planted(i).blocks(5).rounds(3).noise(0.03, 0.02, 0.3).cell(CELL, truth), names);
      ruledOut +=
          winner.ranking().stream()
                  .anyMatch(s -> s.series().contender().equals("A") && !s.mayBeBest())
              ? 1
              : 0;
    }
    assertThat(ruledOut / 300.0).isLessThan(0.05);
  }

  @Test
  void theMarkIsOneSidedAndTheMarginTwoSided() {
    Winner winner =
        winner(
            new Planted(4).noise(0.03, 0.02, 0.2).cell(CELL, Map.of("A", 1.05, "B", 1.0)),
            List.of("A", "B"));
    Winner.Standing second = winner.runnerUp();
    assertThat(second).isNotNull();
    Ratio margin = second.bestOver();
    assertThat(margin).isNotNull();
    // One rival: its one-sided .05 is the lower end of the two-sided interval at .90.
    Estimate.Interval bound = margin.at(0.90).gain().interval();
    Estimate.Interval plain = margin.gain().interval();
    assertThat(bound).isNotNull();
    assertThat(plain).isNotNull();
    assertThat(plain.low()).isLessThan(bound.low());
    assertThat(second.mayBeBest()).isEqualTo(bound.low() <= 1);
    assertThat(margin).isEqualTo(margin.at(Estimate.LEVEL));
  }

  @Test
  void whoHasNoRatioToTheBestIsNotTheBest() {
    // A and B meet the reference R, but in their only common block A's score is 0.
    Series r = series("R", fork(0, 1), fork(1, 1), fork(2, 1));
    Series a = series("A", fork(0, 2), fork(1, 0));
    Series b = series("B", fork(1, 3), fork(2, 3));
    Winner winner = Winner.of(List.of(r, a, b), Spread.NONE);
    assertThat(winner.ranking())
        .extracting(s -> s.series().contender())
        .containsExactly("B", "A", "R");
    assertThat(winner.ranking())
        .extracting(Winner.Standing::best)
        .containsExactly(true, false, false);
    assertThat(winner.ranking().get(1).bestOver()).isNull();
    assertThat(winner.ranking().get(1).mayBeBest()).isTrue();
  }

  private static ForkSample fork(int block, double value) {
    return new ForkSample(block, true, List.of(value));
  }

  private static Series series(String contender, ForkSample... forks) {
    return new Series(CELL, contender, "17", "primary", "thrpt", "ops/us", List.of(forks));
  }

  @Test
  void oneContenderWinsAlone() {
    Winner winner = winner(new Planted(1).cell(CELL, Map.of("A", 1.0)), List.of("A"));
    assertThat(winner.best().series().contender()).isEqualTo("A");
    assertThat(winner.runnerUp()).isNull();
  }
}
