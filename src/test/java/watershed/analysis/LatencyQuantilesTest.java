package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.ExponentialDistribution;
import org.junit.jupiter.api.Test;
import watershed.analysis.LatencyQuantiles.Level;
import watershed.record.BadInput;
import watershed.record.Cell;
import watershed.record.Contenders;
import watershed.record.LatencyHistogram;
import watershed.record.Planted;
import watershed.record.PlantedLatency;
import watershed.record.Trial;

class LatencyQuantilesTest {
  private static final Cell CELL = Cell.of("Latency", Map.of("load", "closed"), 2);
  private static final String JDK = "17.0.15";
  private static final Bootstrap BOOTSTRAP = new Bootstrap(1, 400);

  private static List<Trial> trials(int blocks, List<String> contenders) {
    Planted planted = new Planted(1).blocks(blocks).rounds(4);
    Map<String, Double> truth = new TreeMap<>();
    contenders.forEach(c -> truth.put(c, 1.0));
    return planted.cell(CELL, truth).trials();
  }

  /** A fork that timed the values 1 to n times a scale. */
  private static Histogram ramp(int n, double scale) {
    Histogram histogram = PlantedLatency.histogram();
    for (int i = 1; i <= n; i++) {
      histogram.recordValue(Math.round(i * scale));
    }
    return histogram;
  }

  private static LatencySeries series(int blocks, ToDoubleFunction<Trial> scale, int n) {
    return of(
        PlantedLatency.in(
            trials(blocks, List.of("A")),
            t -> PlantedLatency.closed(ramp(n, scale.applyAsDouble(t)))),
        "A");
  }

  private static LatencySeries of(List<Trial> trials, String contender) {
    LatencySeries series = LatencySeries.of(trials, CELL, contender, JDK);
    assertThat(series).isNotNull();
    return series;
  }

  private static Estimate get(LatencySeries series, Level level) {
    Estimate estimate = LatencyQuantiles.of(series, BOOTSTRAP).get(level);
    assertThat(estimate).isNotNull();
    return estimate;
  }

  @Test
  void quantilesOfAKnownRamp() {
    LatencySeries ramp = series(5, t -> 1, 100_000);
    assertThat(ramp.samples()).isEqualTo(500_000);
    assertThat(get(ramp, Level.P50).value()).isCloseTo(50_000, within(250.0));
    assertThat(get(ramp, Level.P99).value()).isCloseTo(99_000, within(500.0));
    Estimate p999 = get(ramp, Level.P999);
    assertThat(p999.value()).isCloseTo(99_900, within(500.0));
    assertThat(p999.interval()).as("forks that are all alike").isNotNull();
    assertThat(p999.interval().high() - p999.interval().low()).isZero();
  }

  @Test
  void fewSamplesTellNoTail() {
    assertThat(LatencyQuantiles.of(series(5, t -> 1, 199), BOOTSTRAP)).containsOnlyKeys(Level.P50);
    assertThat(LatencyQuantiles.of(series(5, t -> 1, 200), BOOTSTRAP))
        .containsOnlyKeys(Level.P50, Level.P99);
    assertThat(LatencyQuantiles.of(series(5, t -> 1, 19_999), BOOTSTRAP))
        .doesNotContainKey(Level.P999);
    assertThat(LatencyQuantiles.of(series(5, t -> 1, 20_000), BOOTSTRAP)).containsKey(Level.P999);
    assertThat(LatencyQuantiles.of(series(5, t -> 1, 1), BOOTSTRAP)).isEmpty();
  }

  @Test
  void fourBlocksHaveNoInterval() {
    assertThat(get(series(4, t -> 1, 1000), Level.P99).alone()).isTrue();
    assertThat(get(series(5, t -> 1 + t.block(), 1000), Level.P99).alone()).isFalse();
  }

  /**
   * The mean of the forks' p99s would be 4000; a hundredth of all that was timed is above 18 000.
   */
  @Test
  void percentilesAreNotAveraged() {
    LatencySeries one =
        of(
            PlantedLatency.in(
                trials(5, List.of("A")),
                t -> PlantedLatency.closed(t.block() == 0 ? ramp(1000, 20) : ramp(1000, 0.1))),
            "A");
    assertThat(get(one, Level.P99).value()).isCloseTo(19_000, within(200.0));
    Estimate.Interval interval = get(one, Level.P99).interval();
    assertThat(interval).isNotNull();
    assertThat(interval.low()).as("draws without that fork").isLessThan(110);
  }

  @Test
  void aTwinIsNoReplicateOfItsOwn() {
    List<Trial> both =
        PlantedLatency.in(
            trials(5, List.of("A", Contenders.twinOf("A"))),
            t -> PlantedLatency.closed(ramp(1000, Contenders.isTwin(t.contender()) ? 2 : 1)));
    LatencySeries series = of(both, "A");
    assertThat(series.blocks()).isEqualTo(5);
    assertThat(series.raw()).hasSize(10);
    assertThat(series.samples()).isEqualTo(10_000);
    assertThat(get(series, Level.P99).value()).isCloseTo(1960, within(20.0));
    LatencySeries alone = LatencySeries.single(both, CELL, "A", JDK);
    assertThat(alone).isNotNull();
    assertThat(alone.samples()).isEqualTo(5000);
    assertThat(LatencySeries.of(both, CELL, "B", JDK)).isNull();
  }

  /** Forks scatter by 10 %; the truth is the quantile over all forks that there might be. */
  @Test
  void intervalsOfP99CoverAsOftenAsTheyShould() {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(3);
    var gauss = ZigguratSampler.NormalizedGaussian.of(random);
    var wait = ExponentialDistribution.of(1000).createSampler(random);
    Histogram many = PlantedLatency.histogram();
    for (int fork = 0; fork < 4000; fork++) {
      record(many, Math.exp(0.1 * gauss.sample()), wait::sample, 500);
    }
    double truth = many.getValueAtPercentile(99);
    int covered = 0;
    int runs = 200;
    for (int run = 0; run < runs; run++) {
      LatencySeries series =
          of(
              PlantedLatency.in(
                  trials(8, List.of("A")),
                  t -> {
                    Histogram fork = PlantedLatency.histogram();
                    record(fork, Math.exp(0.1 * gauss.sample()), wait::sample, 3000);
                    return PlantedLatency.closed(fork);
                  }),
              "A");
      Estimate.Interval interval =
          LatencyQuantiles.of(series, new Bootstrap(run, 300)).get(Level.P99).interval();
      assertThat(interval).isNotNull();
      covered += interval.contains(truth) ? 1 : 0;
    }
    System.out.printf("intervals of p99 that hold the truth: %d of %d%n", covered, runs);
    assertThat(covered / (double) runs).isBetween(0.90, 0.99);
  }

  private static void record(Histogram histogram, double scale, DoubleSupplier of, int n) {
    for (int i = 0; i < n; i++) {
      histogram.recordValue(Math.round(scale * of.getAsDouble()));
    }
  }

  /** Blocks drift by a factor of three; the ratio within a block does not. */
  @Test
  void theRatioIsTakenWithinBlocks() {
    double[] drift = {1, 3, 0.5, 2, 1.2, 0.8};
    List<Trial> trials =
        PlantedLatency.in(
            trials(drift.length, List.of("A", "B")),
            t ->
                PlantedLatency.closed(
                    ramp(2000, 100 * drift[t.block()] * (t.contender().equals("B") ? 1.5 : 1))));
    Ratio ratio = LatencyQuantiles.ratio(of(trials, "B"), of(trials, "A"), Level.P99);
    assertThat(ratio).isNotNull();
    assertThat(ratio.scores().value()).isCloseTo(1.5, within(0.02));
    assertThat(ratio.gain().value()).as("less is better").isCloseTo(1 / 1.5, within(0.01));
    assertThat(ratio.log().sd()).isLessThan(0.02);
    assertThat(ratio.paired()).isTrue();
    assertThat(LatencyQuantiles.ratio(of(trials, "B"), of(trials, "A"), Level.P999))
        .as("2000 samples a fork tell no p99.9")
        .isNull();
  }

  @Test
  void aBlockWithTooFewSamplesIsLeftOutAndCounted() {
    List<Trial> trials =
        PlantedLatency.in(
            trials(3, List.of("A", "B")),
            t -> PlantedLatency.closed(ramp(t.block() == 1 ? 500 : 1000, 1)));
    Ratio ratio = LatencyQuantiles.ratio(of(trials, "A"), of(trials, "B"), Level.P99);
    assertThat(ratio).isNotNull();
    assertThat(ratio.log().n()).isEqualTo(2);
    assertThat(ratio.leftOut()).isEqualTo(1);
  }

  @Test
  void damagedLatenciesAreOneLineThatNamesTheFork() {
    LatencyHistogram good = PlantedLatency.closed(ramp(1000, 1));
    for (String counts : List.of("!", "", good.counts().substring(8), "AAAA" + good.counts())) {
      List<Trial> trials =
          PlantedLatency.in(trials(2, List.of("A")), t -> with(good, counts, 1000));
      assertThatThrownBy(() -> of(trials, "A"))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("latencies of A, block 0 of Latency{load=closed} x2, are damaged");
    }
    List<Trial> trials =
        PlantedLatency.in(trials(2, List.of("A")), t -> with(good, good.counts(), 7));
    assertThatThrownBy(() -> of(trials, "A")).isInstanceOf(BadInput.class);
  }

  private static LatencyHistogram with(LatencyHistogram good, String counts, long samples) {
    return new LatencyHistogram(
        samples,
        good.sampledShare(),
        good.timerCostNanos(),
        good.timerStepNanos(),
        null,
        null,
        null,
        null,
        counts);
  }

  @Test
  void theLongestHasNoInterval() {
    Map<Level, Estimate> all =
        LatencyQuantiles.of(
            series(5, t -> 1 + t.block(), 1000), List.of(Level.values()), BOOTSTRAP);
    assertThat(all).containsOnlyKeys(Level.P50, Level.P90, Level.P99, Level.MAX);
    assertThat(all.get(Level.MAX)).isNotNull();
    assertThat(all.get(Level.MAX).value()).isCloseTo(5000, within(40.0));
    assertThat(all.get(Level.MAX).alone()).isTrue();
    assertThat(all.get(Level.P90)).isNotNull();
    assertThat(all.get(Level.P90).alone()).isFalse();
  }

  @Test
  void levelsAreInOrderAndNamed() {
    assertThat(Arrays.stream(Level.values()).map(Level::label))
        .containsExactly("p50", "p90", "p99", "p99.9", "max");
    assertThat(Level.TOLD).containsExactly(Level.P50, Level.P99, Level.P999);
    assertThat(Level.P999.fewest()).isEqualTo(100_000);
  }
}
