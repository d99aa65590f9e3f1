package watershed.analysis.diff;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import watershed.analysis.Direction;

/**
 * What was measured on both sides.
 *
 * @param benchmark its name
 * @param params its parameters by name, without threads
 * @param threads number of threads
 * @param metric {@code primary}, or the name of a secondary result such as {@code
 *     gc.alloc.rate.norm}
 * @param mode JMH's short mode of the benchmark
 * @param unit JMH's unit of the metric
 */
public record Subject(
    String benchmark,
    SortedMap<String, String> params,
    int threads,
    String metric,
    String mode,
    String unit) {
  public Subject {
    params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
  }

  /** Which way the metric improves. */
  public Direction direction() {
    return Direction.of(mode, metric, unit);
  }
}
