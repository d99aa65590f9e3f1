package watershed.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** A clock that moves only when it is read, or when an operation says how long it took. */
class LatencySamplerTest {
  private static final long SERVICE = 1000;
  private static final long READING = 10;

  /** What an operation takes back to back: itself and one reading. */
  private static final double BUSY = SERVICE + READING;

  private static final double HALF_LOAD = 0.5e9 / BUSY;
  private static final long STALL = 1_000_000;

  private long now;
  private int operations;
  private int stalled = -1;

  private final LongSupplier clock = () -> now += READING;

  private final LatencySampler sampler =
      LatencySampler.of(
          () -> {
            now += operations++ == stalled ? STALL : SERVICE;
            return null;
          },
          clock,
          1,
          0);

  private static long above(Histogram histogram, long nanos) {
    return histogram.getMaxValue() < nanos
        ? 0
        : histogram.getCountBetweenValues(nanos, histogram.getMaxValue());
  }

  private void open(int count) {
    for (int i = 0; i < count; i++) {
      sampler.open();
    }
  }

  @Test
  void aClosedLoopTimesOneInThirtyTwoAndEachRight() {
    int all = 320_000;
    for (int i = 0; i < all; i++) {
      sampler.closed();
    }
    Histogram timed = sampler.histogram();
    double expected = all / (double) LatencySampler.ONE_IN;
    assertThat((double) timed.getTotalCount()).isCloseTo(expected, within(6 * Math.sqrt(expected)));
    assertThat(timed.getValueAtPercentile(100)).isEqualTo(timed.highestEquivalentValue(1010));
    assertThat(timed.getMinValue()).isEqualTo(timed.lowestEquivalentValue(1010));
  }

  /** Were slow operations likelier to be timed, or less likely, every quantile would be wrong. */
  @Test
  void whichOperationsAreTimedDependsOnNeitherTimeNorWhatTheyTake() {
    List<Integer> slow = timed(1_000_000, 0);
    assertThat(timed(1, 0)).isEqualTo(slow);
    assertThat(timed(1, 1)).as("another thread").isNotEqualTo(slow);
    assertThat(slow).hasSizeGreaterThan(500).doesNotHaveDuplicates();
  }

  private static List<Integer> timed(long nanos, int thread) {
    List<Integer> read = new ArrayList<>();
    int[] done = {0};
    LongSupplier spy =
        () -> {
          read.add(done[0]);
          return nanos * done[0];
        };
    LatencySampler one = LatencySampler.of(() -> null, spy, 5, thread);
    for (; done[0] < 32_000; done[0]++) {
      one.closed();
    }
    // Every timed operation reads the clock before and after.
    return read.stream().distinct().toList();
  }

  /** Pollaczek and Khinchine: with Poisson arrivals at load r, mean latency s(1 + r/(2(1 - r))). */
  @Test
  void anOpenLoopQueuesAsTheoryHasIt() {
    sampler.begin(HALF_LOAD);
    open(160_000);
    assertThat(sampler.perSecond()).isCloseTo(HALF_LOAD, within(HALF_LOAD / 200));
    assertThat(sampler.histogram().getTotalCount()).isEqualTo(160_000);
    assertThat(sampler.histogram().getMean()).isCloseTo(1.5 * BUSY, within(0.05 * 1.5 * BUSY));
  }

  @Test
  void whatAStallKeepsWaitingIsCounted() {
    stalled = 5000;
    sampler.begin(HALF_LOAD);
    open(20_000);
    // Due in the first half of the stall, and later by as much as the backlog took to work off.
    double waiting = HALF_LOAD / 1e9 * STALL / 2 / (1 - 0.5);
    assertThat((double) above(sampler.histogram(), STALL / 2))
        .isCloseTo(1 + waiting, within(6 * 2 * Math.sqrt(waiting)));
  }

  @Test
  void aClosedLoopSeesTheStalledOperationAlone() {
    for (stalled = 0; operations < 20_000; ) {
      stalled = operations % 100 == 0 ? operations : -1;
      sampler.closed();
    }
    double expected = 20_000 / 100.0 / LatencySampler.ONE_IN;
    assertThat((double) above(sampler.histogram(), STALL / 2))
        .isBetween(1.0, expected + 6 * Math.sqrt(expected));
  }

  @Test
  void timeThatTheForkWasParkedIsNobodysLatency() {
    sampler.begin(HALF_LOAD);
    open(1000);
    sampler.drain();
    now += 1_000_000_000L;
    sampler.begin(HALF_LOAD);
    open(1000);
    sampler.drain();
    assertThat(sampler.histogram().getTotalCount()).as("of this iteration").isBetween(1000L, 1100L);
    assertThat(sampler.histogram().getMaxValue()).isLessThan(STALL);
  }

  @Test
  void whatWasDueWhenTheIterationEndsIsStillDone() {
    stalled = 999;
    sampler.begin(HALF_LOAD);
    open(1000);
    sampler.drain();
    double waiting = HALF_LOAD / 1e9 * STALL;
    assertThat(sampler.histogram().getTotalCount() - 1000.0)
        .isCloseTo(waiting, within(6 * Math.sqrt(waiting)));
    assertThat(sampler.histogram().getMaxValue()).isGreaterThanOrEqualTo(STALL);
  }

  @Test
  void noMoreIsTheTimeThatJmhHoldsTheThreadAtTheEnd() {
    sampler.begin(HALF_LOAD);
    open(1000);
    now += 1_000_000_000L;
    sampler.drain();
    assertThat(sampler.histogram().getTotalCount()).isBetween(1000L, 1100L);
    assertThat(sampler.histogram().getMaxValue()).isLessThan(STALL);
    assertThat(sampler.perSecond()).isCloseTo(HALF_LOAD, within(HALF_LOAD / 5));
  }

  @Test
  void withoutARateItRunsBackToBack() {
    sampler.begin(0);
    open(10_000);
    sampler.drain();
    assertThat(operations).isEqualTo(10_000);
    assertThat(sampler.perSecond()).isCloseTo(1e9 / BUSY, within(1e3));
    sampler.begin(0);
    assertThat(sampler.perSecond()).isZero();
  }
}
