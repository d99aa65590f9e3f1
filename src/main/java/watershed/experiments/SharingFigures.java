package watershed.experiments;

/**
 * What decides the claims of {@link FalseSharing}: padding pays if it saves time, and misses are
 * what it saves. The misses are there where the machine has counters.
 */
final class SharingFigures {
  private SharingFigures() {}

  static final String TIME = "time of an operation, unpadded over padded";

  static final String MISSES = "cache misses an operation, unpadded over padded";

  static final String LOAD_MISSES = "first-level load misses an operation, unpadded over padded";

  /**
   * Time of two writers, unpadded over padded; and only where JOL's addresses say that padding took
   * the counters apart by more lines of 64 B than they were without.
   */
  static final String WRITERS_TIME =
      "where({HAND_PADDED lineDistance64 role=writers threads=2},"
          + " {UNPADDED lineDistance64 role=writers threads=2},"
          + " {UNPADDED role=writers threads=2} / {HAND_PADDED role=writers threads=2})";

  /** Their cache misses likewise. */
  static final String WRITERS_MISSES =
      "{UNPADDED cache-misses role=writers threads=2}"
          + " / {HAND_PADDED cache-misses role=writers threads=2}";

  /** Time of a writer and a reader, unpadded over padded. */
  static final String READERS_TIME =
      "where({HAND_PADDED lineDistance64 role=readers threads=2},"
          + " {UNPADDED lineDistance64 role=readers threads=2},"
          + " {UNPADDED role=readers threads=2} / {HAND_PADDED role=readers threads=2})";

  /** Their first-level load misses likewise. */
  static final String READERS_MISSES =
      "{UNPADDED L1-dcache-load-misses role=readers threads=2}"
          + " / {HAND_PADDED L1-dcache-load-misses role=readers threads=2}";
}
