package watershed.record;

import java.util.Collections;
import java.util.List;
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
 * @param lacking names of metrics that are left out, since a fork has no samples of them, or they
 *     have no unit
 */
public record JmhResult(
    String benchmark,
    SortedMap<String, String> params,
    int threads,
    String mode,
    JmhSetting setting,
    SortedMap<String, JmhMetric> metrics,
    List<String> lacking) {
  public JmhResult {
    lacking = List.copyOf(lacking);
    params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
    metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
  }

  /** What it is of, whatever was measured: {@code org.x.Codec.encode{size=64} x2}. */
  public String id() {
    return Cell.of(benchmark, params, threads).id();
  }
}
