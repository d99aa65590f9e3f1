package watershed.probes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import watershed.probes.LoadLatency.Order;

/** What is chased is one cycle through every line: less would fit a smaller cache. */
class LoadLatencyTest {
  private static final int LINES = 1 << 10;
  private static final long BYTES = (long) LINES * CacheLine.LINE;

  @ParameterizedTest
  @EnumSource
  void aLapVisitsEveryLineOnceAndEndsWhereItBegan(Order order) {
    LoadLatency chase = LoadLatency.over(BYTES, order, 7);
    List<Integer> lap = lap(chase);
    assertThat(chase.lines()).isEqualTo(LINES);
    assertThat(new HashSet<>(lap)).hasSize(LINES);
    assertThat(lap.get(LINES - 1)).as("where it began").isZero();
    assertThat(chase.follow(LINES)).as("a lap later").isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void anyRandomCycleIsWhole(long seed) {
    assertThat(new HashSet<>(lap(LoadLatency.over(BYTES, Order.RANDOM, seed)))).hasSize(LINES);
  }

  /** A prefetcher that fetches the next line must gain nothing. */
  @Test
  void onlyTheSequentialOrderGoesOnToTheNeighbour() {
    assertThat(neighbours(Order.SEQUENTIAL)).isEqualTo(LINES - 2);
    assertThat(neighbours(Order.RANDOM)).isLessThan(LINES / 50);
  }

  @Test
  void seedsGiveOtherCycles() {
    List<Integer> one = lap(LoadLatency.over(BYTES, Order.RANDOM, 1));
    assertThat(lap(LoadLatency.over(BYTES, Order.RANDOM, 1))).isEqualTo(one);
    assertThat(lap(LoadLatency.over(BYTES, Order.RANDOM, 2))).isNotEqualTo(one);
  }

  @Test
  void aLatencyIsAPositiveNumber() {
    LoadLatency chase = LoadLatency.over(BYTES, Order.RANDOM, 1);
    chase.warmUp();
    assertThat(chase.nanosPerLoad()).isPositive().isFinite();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 64, 100, LoadLatency.MOST_BYTES + 64, -64})
  void whatIsNoWorkingSetIsRefused(long bytes) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LoadLatency.over(bytes, Order.RANDOM, 1))
        .withMessageContaining(bytes + " bytes");
  }

  private static List<Integer> lap(LoadLatency chase) {
    List<Integer> visited = new ArrayList<>();
    for (int i = 0; i < chase.lines(); i++) {
      visited.add(chase.follow(1));
    }
    return visited;
  }

  /** Of a lap from the second line round to the first. */
  private static int neighbours(Order order) {
    List<Integer> lap = lap(LoadLatency.over(BYTES, order, 3));
    int neighbours = 0;
    for (int i = 1; i < lap.size(); i++) {
      neighbours += lap.get(i) == lap.get(i - 1) + 1 ? 1 : 0;
    }
    return neighbours;
  }
}
