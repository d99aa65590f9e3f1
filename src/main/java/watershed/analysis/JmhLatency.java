package watershed.analysis;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import watershed.record.JmhMetric;
import watershed.record.LatencyHistogram;

/** The times of single operations that JMH sampled, as if a fork of the suite had timed them. */
public final class JmhLatency {
  private static final Map<String, Double> NANOS =
      Map.of("ns/op", 1.0, "us/op", 1e3, "ms/op", 1e6, "s/op", 1e9);

  private static final int DIGITS = 3;

  /** Times are kept in whole ns: below this, of parts of an invocation, rounding would show. */
  private static final double LEAST_NANOS = 10;

  private static final double MOST_NANOS = 1e15;

  private JmhLatency() {}

  /**
   * What a fork timed; of the share that was sampled and of its clock JMH tells nothing.
   *
   * @param fork its place among the metric's forks
   * @return null where nothing was sampled, or where one of the times is under 10 ns, over ten days
   *     or no number, or in a unit that is none of JMH's
   */
  public static @Nullable LatencyHistogram of(JmhMetric metric, int fork) {
    Double nanos = NANOS.get(metric.unit());
    if (!metric.sampled() || nanos == null) {
      return null;
    }
    SortedMap<Double, Long> times = metric.times().get(fork);
    Histogram histogram = new Histogram(DIGITS);
    for (Map.Entry<Double, Long> time : times.entrySet()) {
      double took = time.getKey() * nanos;
      if (!(took >= LEAST_NANOS && took <= MOST_NANOS)) {
        return null;
      }
      histogram.recordValueWithCount(Math.round(took), time.getValue());
    }
    if (histogram.getTotalCount() == 0) {
      return null;
    }
    ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoCompressedByteBuffer(buffer);
    return new LatencyHistogram(
        histogram.getTotalCount(),
        Double.NaN,
        Double.NaN,
        0,
        null,
        null,
        null,
        null,
        Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length)));
  }
}
