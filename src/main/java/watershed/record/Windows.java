package watershed.record;

/**
 * How long a fork works at a time.
 *
 * @param warmupRounds turns before anything is measured
 * @param warmupMillis length of one of them
 * @param rounds measured turns
 * @param leadInMillis start of every measured turn, thrown away because it refills caches
 * @param windowMillis measured part of every turn
 */
public record Windows(
    int warmupRounds, int warmupMillis, int rounds, int leadInMillis, int windowMillis) {
  /** Stands for the length of a single shot, which takes as long as it takes. */
  private static final int SHOT_MILLIS = 1;

  /**
   * Those of single shots: an iteration is one call, however long, and nothing is thrown away.
   *
   * @param warmups calls before anything is measured
   * @param shots measured calls
   */
  public static Windows shots(int warmups, int shots) {
    return new Windows(warmups, SHOT_MILLIS, shots, 0, SHOT_MILLIS);
  }

  /** Whether they are of single shots. Forks that take turns always have a lead-in. */
  public boolean areShots() {
    return leadInMillis == 0 && windowMillis == SHOT_MILLIS;
  }
}
