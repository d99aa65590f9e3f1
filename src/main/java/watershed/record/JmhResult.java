package watershed.record;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One element of a file of JMH's results: one benchmark at one point of its parameters.
 *
 * @param benchmark class and method
 * @param params by name
 * @param threads that JMH ran
 * @param mode JMH's short mode: {@code thrpt}, {@code avgt}, {@code sample}, {@code ss}
 * @param setting how it was measured
 * @param metrics by name, {@link Measurement#PRIMARY} among them
 */
public record JmhResult(
    String benchmark,
    SortedMap<String, String> params,
    int threads,
    String mode,
    JmhSetting setting,
    SortedMap<String, JmhMetric> metrics) {
  public JmhResult {
    params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
    metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
  }

  /** What it is of, whatever was measured: {@code org.x.Codec.encode{size=64} x2}. */
  public String id() {
    return Cell.of(benchmark, params, threads).id();
  }
}
