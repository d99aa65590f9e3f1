package watershed.analysis;

/** Every number on which a verdict on the document's claims 2.3 a to d turns. */
final class ClaimThresholds {
  /** a: from how many threads on the locked map is said to win. */
  static final int LOCKED_THREADS = 64;

  /** a and d: percent of writes above which there are fewer than three reads for each. */
  static final double MANY_WRITES = 25;

  /** b: number of threads that its p99 figures are of. */
  static final int P99_THREADS = 64;

  /** b: percent of writes that its p99 figures are of. */
  static final double P99_WRITES = 30;

  /** c: nanoseconds for each thread and doubling of keys, the document's figure. */
  static final double FORMULA_C = 0.85;

  /** c: how far its predictions may be off in the median, ln 1.25: a quarter. */
  static final double FORMULA_OFF = Math.log(1.25);

  /** c: by how much it may be worse than the linear rival in that, ln 1.05. */
  static final double FORMULA_WORSE = Math.log(1.05);

  /** c: fewest cells that must be predicted, and by both models where they are compared. */
  static final int FORMULA_CELLS = 4;

  /** d: what counts as many threads, the fewest in the document's own ranges. */
  static final int FLOW_THREADS = 32;

  /** d: number of keys below which sync.Map is said to be the choice. */
  static final int FLOW_KEYS = 5000;

  /** The fewest and the most threads of the document's ranges. */
  static final int DOCUMENT_THREADS_FROM = 32;

  static final int DOCUMENT_THREADS_TO = 128;

  private ClaimThresholds() {}
}
