package watershed.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jmh.util.SampleBuffer;
import watershed.analysis.Bootstrap;
import watershed.analysis.Estimate;
import watershed.analysis.LatencyQuantiles;
import watershed.analysis.LatencyQuantiles.Level;
import watershed.analysis.LatencySeries;
import watershed.experiments.LatencyLog;
import watershed.experiments.LatencySampler;
import watershed.record.Cell;
import watershed.record.LatencyHistogram;
import watershed.record.Planted;
import watershed.record.PlantedLatency;
import watershed.record.Trial;

/**
 * A known stream of durations goes the whole way: sampler, log, wire, trial, quantile. Beside it
 * the same stream as JMH's SampleTime mode keeps it. METHOD.md quotes what this test prints.
 */
class LatencyKnownAnswerTest {
  private static final int OPERATIONS = 16_000_000;
  private static final int FORKS = 5;
  private static final Cell CELL = Cell.of("Latency", Map.of("load", "closed"), 1);

  /** SampleTime's bound on what its buffer holds: 20 samples for each ms of the iteration. */
  private static final int SAMPLES_PER_MILLI = 20;

  /** Durations in ns: 80 to 120, but a share of stalls of 100 000 to 200 000, both uniform. */
  private static LongSupplier durations(double stalls, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return () ->
        random.nextDouble() < stalls ? random.nextLong(100_000, 200_000) : random.nextLong(80, 120);
  }

  @ParameterizedTest
  @CsvSource({
    // Half of the stalls are among the slowest thousandth: their median.
    "0.002, 150000",
    // All stalls are, and as many fast ones: of those the slowest 0.0005 / 0.9995.
    "0.0005, 119.98"
  })
  void theTailIsRecoveredWhereSampleTimeMissesIt(double stalls, double truth) throws IOException {
    List<Trial> trials =
        new Planted(1)
            .blocks(FORKS).cell(CELL, Map.of("A", 1.0)).trials().stream()
                .map(t -> sampled(t, durations(stalls, 100 + t.block())))
                .toList();
    LatencySeries series = LatencySeries.of(trials, CELL, "A", "17.0.15");
    assertThat(series).isNotNull();
    Map<Level, Estimate> found = LatencyQuantiles.of(series, new Bootstrap(1, 500));
    Estimate p999 = found.get(Level.P999);
    assertThat(p999).isNotNull();
    SampleBuffer buffer = sampleTime(durations(stalls, 100));
    double jmh = buffer.getStatistics(1).getPercentile(99.9);
    System.out.printf(
        Locale.ROOT,
        "stalls %.2f %%: true p99.9 %.0f ns; this suite %.0f ns from %d samples;"
            + " SampleTime %.0f ns from %d%n",
        100 * stalls,
        truth,
        p999.value(),
        series.samples(),
        jmh,
        buffer.count());

    assertThat(p999.value()).isCloseTo(truth, within(0.05 * truth));
    assertThat(found.get(Level.P50)).isNotNull();
    assertThat(found.get(Level.P50).value()).isCloseTo(100, within(2.0));
    assertThat(Math.abs(jmh / truth - 1)).as("SampleTime's error").isGreaterThan(0.15);
  }

  private static Trial sampled(Trial trial, LongSupplier durations) {
    long[] now = {0};
    LatencySampler sampler =
        LatencySampler.of(
            () -> {
              now[0] += durations.getAsLong();
              return null;
            },
            () -> now[0],
            trial.block(),
            0);
    for (int i = 0; i < OPERATIONS / FORKS; i++) {
      sampler.closed();
    }
    LatencyLog.take();
    LatencyLog.add(
        sampler.histogram(),
        0,
        new LatencyLog.Terms(1.0 / LatencySampler.ONE_IN, Double.NaN, Double.NaN));
    LatencyLog.keep();
    return PlantedLatency.with(trial, sent(LatencyLog.take().orElseThrow()));
  }

  private static LatencyHistogram sent(LatencyLog.Kept kept) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      LatencyReport.write(kept, new TimerCheck.Timer(0, 1), new DataOutputStream(bytes));
      return LatencyReport.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * One iteration of SampleTime over the stream, with JMH's own buffer: each time that it has taken
   * its fill, it halves the counts and the rate at which it samples on. No count is halved to 0.
   */
  private static SampleBuffer sampleTime(LongSupplier durations) {
    int fill = OPERATIONS / 10_000 * SAMPLES_PER_MILLI; // operations of some 100 ns
    SampleBuffer buffer = new SampleBuffer();
    SplittableRandom random = new SplittableRandom(7);
    long mask = 0;
    int taken = 0;
    for (int i = 0; i < OPERATIONS; i++) {
      long duration = durations.getAsLong();
      if ((random.nextLong() & mask) == 0) {
        buffer.add(duration);
        if (++taken > fill) {
          buffer.half();
          taken = 0;
          mask = mask << 1 | 1;
        }
      }
    }
    return buffer;
  }
}
