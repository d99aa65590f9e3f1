package watershed.experiments;

import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * For what all threads together would be counted as: what is left in a heap, and counters that one
 * thread's work is told by, which JMH adds up over threads.
 */
public final class OneThread {
  private OneThread() {}

  /**
   * Refuses JMH threads beside the first.
   *
   * @throws IllegalArgumentException if there are any
   */
  public static void require(BenchmarkParams params) {
    if (params.getThreads() != 1) {
      throw new IllegalArgumentException(
          params.getBenchmark()
              + " counts once for all: with "
              + params.getThreads()
              + " threads its figures would be sums; leave JMH one thread");
    }
  }
}
