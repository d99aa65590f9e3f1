package watershed.experiments;

/** Choices for the grids of {@link EmptyMapAllocation}. */
final class EmptyMapGrids {
  private EmptyMapGrids() {}

  /** The ways to have an empty map that most code has. */
  static final String COMMON =
      "variant=NULL_FIELD,EMPTY_MAP,MAP_OF,HASH_MAP,HASH_MAP_0,LINKED_HASH_MAP,TREE_MAP,"
          + "CONCURRENT_HASH_MAP";

  /** Those whose growth differs. */
  static final String GROWING =
      "variant=HASH_MAP,HASH_MAP_0,LINKED_HASH_MAP,TREE_MAP,ENUM_MAP,CONCURRENT_HASH_MAP";
}
