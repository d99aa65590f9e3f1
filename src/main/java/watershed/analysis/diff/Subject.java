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
 * @param direction which way the metric improves
 */
public record Subject(
    String benchmark,
    SortedMap<String, String> params,
    int threads,
    String metric,
    String mode,
    String unit,
    Direction direction) {
  public Subject {
    params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
  }

  /** One that improves as its mode, metric and unit tell. */
  public Subject(
      String benchmark,
      SortedMap<String, String> params,
      int threads,
      String metric,
      String mode,
      String unit) {
    this(benchmark, params, threads, metric, mode, unit, Direction.of(mode, metric, unit));
  }

  /** The same where somebody knows better which way it improves. */
  Subject improving(Direction known) {
    return new Subject(benchmark, params, threads, metric, mode, unit, known);
  }
}
