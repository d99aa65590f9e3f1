package watershed.analysis;

import java.util.List;

/**
 * What an operation of one design costs in one cell: nanoseconds of thread time, threads ÷
 * throughput. Where there are more threads than CPUs, that holds the wait for a CPU.
 *
 * @param threads number of threads, T
 * @param keys number of keys, K; at least 2
 * @param writes share of writes in percent, w
 * @param logs natural logarithm of each fork's cost; at least one
 */
public record CostCell(int threads, int keys, double writes, List<Double> logs) {
  public CostCell {
    logs = List.copyOf(logs);
    if (logs.isEmpty()) {
      throw new IllegalArgumentException("no fork of " + threads + " threads, " + keys + " keys");
    }
  }

  /** Mean over forks, a logarithm. */
  double mean() {
    return logs.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  /** Whether both lie on one curve along the threads. */
  boolean sameCurve(CostCell other) {
    return keys == other.keys && writes == other.writes;
  }

  /** Whether both are of one place. */
  boolean samePlace(CostCell other) {
    return threads == other.threads && sameCurve(other);
  }
}
