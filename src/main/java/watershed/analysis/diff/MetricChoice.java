package watershed.analysis.diff;

import java.util.List;
import java.util.Set;
import watershed.record.Glob;
import watershed.record.Measurement;

/**
 * Which metrics are judged. The score always is. Of the secondary ones, by themselves only bytes
 * (per operation, or counted) are, and counts that never vary: what a profiler tells beside them,
 * such as the number of collections in a run, is neither cost nor gain, and each one more makes it
 * harder to find anything in the others.
 *
 * @param named patterns of others that are asked for
 */
public record MetricChoice(List<Glob> named) {
  private static final Set<String> BYTES = Set.of("B/op", "B", "bytes", "KB", "KiB", "MB", "MiB");
  private static final Set<String> COUNTS = Set.of("#", "counts");
  private static final String BYTE_NAMES = "bytes";

  /** JMH's gc profiler counts what the garbage collector happened to do in the time. */
  private static final String HAPPENED = "gc.";

  public MetricChoice {
    named = List.copyOf(named);
  }

  /** Whether a metric is counted rather than timed. */
  static boolean counted(String metric, String unit) {
    return !metric.equals(Measurement.PRIMARY) && (bytes(metric, unit) || COUNTS.contains(unit));
  }

  private static boolean bytes(String metric, String unit) {
    return BYTES.contains(unit)
        || metric.regionMatches(
            true, metric.length() - BYTE_NAMES.length(), BYTE_NAMES, 0, BYTE_NAMES.length());
  }

  /** Whether a subject is to be judged, by its forks on one side. */
  boolean takes(Subject subject, SideForks forks) {
    String metric = subject.metric();
    if (metric.equals(Measurement.PRIMARY) || named.stream().anyMatch(n -> n.matches(metric))) {
      return true;
    }
    if (bytes(metric, subject.unit())) {
      return true;
    }
    return COUNTS.contains(subject.unit()) && !metric.startsWith(HAPPENED) && constant(forks);
  }

  /** Whether all windows of all forks gave one value other than 0. */
  private static boolean constant(SideForks forks) {
    double first = forks.forks().get(0).values().get(0);
    return first != 0
        && forks.forks().stream()
            .allMatch(fork -> fork.values().stream().allMatch(value -> value == first));
  }
}
