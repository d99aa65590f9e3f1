package watershed.experiments.collectors;

/**
 * What {@link ValuesWithPointers}'s annotation says more than once, or at length. Of Go's {@code
 * map[int]struct{*T}} and {@code map[int]T} the nearest here are values that point to an object and
 * values that are one; that a node and a boxed key are objects as well is the same for both.
 */
final class PointerFigures {
  private PointerFigures() {}

  /** Objects an entry whose value points to another object. */
  static final String OBJECTS_WITH =
      "{OBJECT_VALUE retainedObjects entries=most} / {OBJECT_VALUE filledEntries entries=most}";

  /** Objects an entry whose value is an object that points to none. */
  static final String OBJECTS_WITHOUT =
      "{BOXED_VALUE retainedObjects entries=most} / {BOXED_VALUE filledEntries entries=most}";

  /** Objects an entry that come with the pointer. */
  static final String OBJECTS_MORE = OBJECTS_WITH + " - " + OBJECTS_WITHOUT;

  /**
   * By how much growth allocates more where values take more: about 1 for a table that copies them,
   * 0 for one that copies references.
   */
  static final String GROWTH_OF_POINTERS =
      "({OBJECT_VALUE growthBytes entries=most} - {BOXED_VALUE growthBytes entries=most})"
          + " / ({OBJECT_VALUE retainedBytes entries=most}"
          + " - {BOXED_VALUE retainedBytes entries=most})";
}
