package watershed.record;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Puts latencies into planted trials. */
public final class PlantedLatency {
  private PlantedLatency() {}

  /** Those of a closed loop. */
  public static LatencyHistogram closed(Histogram histogram) {
    return of(histogram, 1 / 32.0, null, null);
  }

  /**
   * Those of an open loop at 80 % of 10 operations/us.
   *
   * @param realisedShare of what was asked for
   */
  public static LatencyHistogram open(Histogram histogram, double realisedShare) {
    return of(histogram, 1, realisedShare, realisedShare);
  }

  /**
   * Those of a fork of which one window did less than the others.
   *
   * @param realisedShare of what was asked for
   * @param leastWindowShare the same of that window; null as builds before it stored it
   */
  public static LatencyHistogram open(
      Histogram histogram, double realisedShare, @Nullable Double leastWindowShare) {
    return of(histogram, 1, realisedShare, leastWindowShare);
  }

  private static LatencyHistogram of(
      Histogram histogram, double share, @Nullable Double realised, @Nullable Double least) {
    ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoCompressedByteBuffer(buffer);
    return new LatencyHistogram(
        histogram.getTotalCount(),
        share,
        24.5,
        10,
        realised == null ? null : 10e6,
        realised == null ? null : 8e6,
        realised == null ? null : Double.valueOf(8e6 * realised),
        least,
        Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length)));
  }

  /** A histogram of the suite's resolution. */
  public static Histogram histogram() {
    return new Histogram(1, 60_000_000_000L, 2);
  }

  /** The trials, each with what a function makes of it. */
  public static List<Trial> in(List<Trial> trials, Function<Trial, LatencyHistogram> latency) {
    return trials.stream().map(t -> with(t, latency.apply(t))).toList();
  }

  /** A trial with other latencies. */
  public static Trial with(Trial t, @Nullable LatencyHistogram latency) {
    return new Trial(
        t.cell(),
        t.contender(),
        t.jdk(),
        t.block(),
        t.blockSeed(),
        t.jar(),
        t.outcome(),
        t.error(),
        t.started(),
        t.seconds(),
        t.windows(),
        t.positions(),
        t.jmh(),
        latency,
        t.evidence(),
        t.uncounted());
  }
}
