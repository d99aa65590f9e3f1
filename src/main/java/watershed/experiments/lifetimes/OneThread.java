package watershed.experiments.lifetimes;

import org.openjdk.jmh.infra.BenchmarkParams;

/** What is left in a heap is left by all threads together. */
final class OneThread {
  private OneThread() {}

  /**
   * Refuses JMH threads beside the first.
   *
   * @throws IllegalArgumentException if there are any
   */
  static void require(BenchmarkParams params) {
    if (params.getThreads() != 1) {
      throw new IllegalArgumentException(
          params.getBenchmark() + " weighs the whole heap: leave JMH one thread");
    }
  }
}
