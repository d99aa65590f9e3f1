package watershed.analysis;

/**
 * A cell as the models see it.
 *
 * @param threads T
 * @param keys K
 * @param writes w, in percent
 * @param log natural logarithm of the cost, in nanoseconds of thread time
 * @param base what the document's extra cost is on top of, in nanoseconds, by its first reading:
 *     the design's own cost on one thread at the fewest keys; NaN where there is none
 * @param locked the same by the second reading: the cost of the read-write-locked map in this cell
 * @param given whether it is one that {@code base} is taken from: known to every model, never
 *     tested
 */
record CostPoint(
    int threads, int keys, double writes, double log, double base, double locked, boolean given) {
  /** T·log₂K, what the document's formula multiplies. */
  double formulaTerm() {
    return threads * logKeys();
  }

  /** log₂T. */
  double logThreads() {
    return Math.log(threads) / Math.log(2);
  }

  /** log₂K. */
  double logKeys() {
    return Math.log(keys) / Math.log(2);
  }
}
