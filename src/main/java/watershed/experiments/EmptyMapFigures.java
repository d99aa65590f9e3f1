package watershed.experiments;

/** What decides the claims of {@link EmptyMapAllocation}. */
final class EmptyMapFigures {
  private EmptyMapFigures() {}

  /** Bytes of a map that is created without a size, and stays empty. */
  static final String UNSIZED = "{HASH_MAP gc.alloc.rate.norm puts=0 escape=escaping}";

  /** By how many bytes a map created with size 0 differs from the document's 32. */
  static final String ZERO_SIZED = "{HASH_MAP_0 gc.alloc.rate.norm puts=0 escape=escaping} - 32";

  /** Time of the first write, that into a map created without a size over that with size 0. */
  static final String FIRST_WRITE =
      "({HASH_MAP puts=1} - {HASH_MAP puts=0}) / ({HASH_MAP_0 puts=1} - {HASH_MAP_0 puts=0})";
}
