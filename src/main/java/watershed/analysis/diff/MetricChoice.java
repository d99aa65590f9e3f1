package watershed.analysis.diff;

import java.util.List;
import java.util.Set;
import watershed.record.Glob;
import watershed.record.Measurement;

/**
 * Which metrics are judged. The score always is. Of the secondary ones, by themselves only bytes
 * (per operation, or counted) are: what else is counted, such as the collections of a run or the
 * hits of a cache, may be cost or gain or neither, and each one more makes it harder to find
 * anything in the others. JMH counts without a unit what a benchmark counts itself: bytes are then
 * told by the name, such as {@code retainedBytes}.
 *
 * @param named patterns of others that are asked for
 */
public record MetricChoice(List<Glob> named) {
  private static final Set<String> BYTES = Set.of("B/op", "B", "bytes", "KB", "KiB", "MB", "MiB");
  private static final Set<String> COUNTS = Set.of("#", "counts");
  private static final String BYTE_NAMES = "bytes";

  public MetricChoice {
    named = List.copyOf(named);
  }

  /** Whether a metric is counted rather than timed. */
  static boolean counted(String metric, String unit) {
    return !metric.equals(Measurement.PRIMARY) && (BYTES.contains(unit) || COUNTS.contains(unit));
  }

  private static boolean bytes(String metric, String unit) {
    int stem = metric.length() - BYTE_NAMES.length();
    return BYTES.contains(unit)
        || (COUNTS.contains(unit)
            && metric.regionMatches(true, stem, BYTE_NAMES, 0, BYTE_NAMES.length()));
  }

  /** Whether a subject is to be judged. */
  boolean takes(Subject subject) {
    String metric = subject.metric();
    if (metric.equals(Measurement.PRIMARY) || named.stream().anyMatch(n -> n.matches(metric))) {
      return true;
    }
    return bytes(metric, subject.unit());
  }
}
