package watershed.experiments;

/**
 * What decides the claims of {@link FalseSharing}: padding pays if it saves time, and misses are
 * what it saves. The misses are there where the machine has counters, each event where it counts
 * that one.
 */
final class SharingFigures {
  private SharingFigures() {}

  private static final String OVER = " an operation, unpadded over padded";
  private static final String CACHE = "cache-misses";
  private static final String LOADS = "L1-dcache-load-misses";
  private static final String LAST = "LLC-load-misses";
  private static final String WRITERS = " role=writers threads=2}";
  private static final String READERS = " role=readers threads=2}";

  static final String TIME = "time of an operation, unpadded over padded";

  static final String MISSES = CACHE + OVER;

  static final String LOAD_MISSES = LOADS + OVER;

  static final String LAST_LEVEL_MISSES = LAST + OVER;

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
      "{UNPADDED " + CACHE + WRITERS + " / {HAND_PADDED " + CACHE + WRITERS;

  /** Their first-level load misses likewise. */
  static final String WRITERS_LOAD_MISSES =
      "{UNPADDED " + LOADS + WRITERS + " / {HAND_PADDED " + LOADS + WRITERS;

  /** Their last-level load misses likewise. */
  static final String WRITERS_LAST_LEVEL_MISSES =
      "{UNPADDED " + LAST + WRITERS + " / {HAND_PADDED " + LAST + WRITERS;

  /** Time of a writer and a reader, unpadded over padded. */
  static final String READERS_TIME =
      "where({HAND_PADDED lineDistance64 role=readers threads=2},"
          + " {UNPADDED lineDistance64 role=readers threads=2},"
          + " {UNPADDED role=readers threads=2} / {HAND_PADDED role=readers threads=2})";

  /** Their first-level load misses likewise. */
  static final String READERS_LOAD_MISSES =
      "{UNPADDED " + LOADS + READERS + " / {HAND_PADDED " + LOADS + READERS;

  /** Their cache misses likewise. */
  static final String READERS_MISSES =
      "{UNPADDED " + CACHE + READERS + " / {HAND_PADDED " + CACHE + READERS;

  /** Their last-level load misses likewise. */
  static final String READERS_LAST_LEVEL_MISSES =
      "{UNPADDED " + LAST + READERS + " / {HAND_PADDED " + LAST + READERS;
}
