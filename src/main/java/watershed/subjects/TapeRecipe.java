package watershed.subjects;

/**
 * What a tape is made from.
 *
 * @param keys number of distinct keys that may be present, 1 to 2^27
 * @param writePercent operations in 100 that write; resolved to 1 / {@link #length()}
 * @param hitPercent reads in 100 that look up a key which may be present; the rest look up keys
 *     that never are. Anything but 100 needs {@link Mix#update}, where present keys are all present
 * @param mix how writes keep the size still
 * @param distribution how often each key is drawn, by reads and writes alike
 */
public record TapeRecipe(
    int keys, double writePercent, double hitPercent, Mix mix, KeyDistribution distribution) {
  private static final int SHORTEST = 1 << 16;
  private static final int LONGEST = 1 << 20;

  /** Checks the ranges above, and throws IllegalArgumentException for what lies outside. */
  public TapeRecipe {
    if (keys < 1 || keys > 1 << 27) {
      throw new IllegalArgumentException("keys must be 1 to 2^27: " + keys);
    }
    requirePercent("writes", writePercent);
    requirePercent("hits", hitPercent);
    if (hitPercent != 100 && mix != Mix.update) {
      throw new IllegalArgumentException("hits other than 100 need mix=update, not " + mix);
    }
  }

  private static void requirePercent(String name, double value) {
    if (!(value >= 0 && value <= 100)) {
      throw new IllegalArgumentException(name + " must be 0 to 100 percent: " + value);
    }
  }

  /**
   * Operations on a tape, a power of two: 2^16, and more where the keys are more, since a tape that
   * is shorter than its key set would go round in a part of the map that fits a smaller cache. It
   * ends at 2^20 (4 MiB a thread), which still draws 63 % of as many keys at least once.
   */
  public int length() {
    int enough = Integer.highestOneBit(Math.max(1, keys - 1)) << 1;
    return Math.min(LONGEST, Math.max(SHORTEST, enough));
  }

  /** Number of keys, those that are never present included: indices from {@link #keys()} up. */
  public int keyRange() {
    return hitPercent < 100 ? 2 * keys : keys;
  }
}
