package watershed.record;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The times of single operations that JMH's mode {@code sample} keeps: for each fork and iteration
 * a list of pairs of a time and how often it was sampled.
 */
final class SampledTimes {
  /** Buckets are at most 0.1 % of their value wide, and below 2 048 ns exact. */
  private static final int DIGITS = 3;

  private static final double MOST_NANOS = 1e18;
  private static final double MOST_OF_ONE = 1e12;

  /** What JMH calls its units of time. */
  private static final Map<String, Double> NANOS =
      Map.of(
          "ns/op", 1.0,
          "us/op", 1e3,
          "ms/op", 1e6,
          "s/op", 1e9,
          "min/op", 60e9,
          "hr/op", 3600e9,
          "day/op", 86400e9);

  private SampledTimes() {}

  /**
   * What each fork timed, its iterations together.
   *
   * @param forks JMH's {@code rawDataHistogram}, whose pairs are known to be numbers
   * @param unit of the times
   * @return empty where that is no time, and where a time or a count of any fork is none
   */
  static List<LatencyHistogram> of(JsonNode forks, String unit) {
    Double nanos = NANOS.get(unit);
    if (nanos == null) {
      return List.of();
    }
    List<LatencyHistogram> all = new ArrayList<>();
    for (JsonNode fork : forks) {
      SortedMap<Long, Long> counts = counts(fork, nanos);
      if (counts == null || counts.isEmpty()) {
        return List.of();
      }
      all.add(packed(counts));
    }
    return List.copyOf(all);
  }

  /** How often each time was sampled, by ns; null where one is no time, or a count is none. */
  private static @Nullable SortedMap<Long, Long> counts(JsonNode fork, double nanos) {
    SortedMap<Long, Long> counts = new TreeMap<>();
    for (JsonNode iteration : fork) {
      for (JsonNode pair : iteration) {
        double time = JmhNumber.of(pair.get(0)).orElse(Double.NaN) * nanos;
        double count = JmhNumber.of(pair.get(1)).orElse(Double.NaN);
        if (!(time >= 0 && time <= MOST_NANOS && count >= 0 && count <= MOST_OF_ONE)) {
          return null;
        }
        if (count > 0) {
          counts.merge(Math.round(time), Math.round(count), Long::sum);
        }
      }
    }
    return counts;
  }

  private static LatencyHistogram packed(SortedMap<Long, Long> counts) {
    Histogram histogram = new Histogram(1, Math.max(2, counts.lastKey()), DIGITS);
    counts.forEach(histogram::recordValueWithCount);
    ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoCompressedByteBuffer(buffer);
    return LatencyHistogram.ofJmh(
        histogram.getTotalCount(),
        Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length)));
  }
}
