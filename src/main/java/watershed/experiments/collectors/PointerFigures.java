package watershed.experiments.collectors;

/**
 * What the annotations of {@link ValuesWithPointers} and {@link PausesByValueShape} say more than
 * once, or at length. Of Go's {@code map[int]struct{*T}} and {@code map[int]T} the nearest here are
 * values that point to an object and values that are one; that a node and a boxed key are objects
 * as well is the same for both. But Go's collector does not look into a map without pointers: for
 * pauses the nearest to that is a primitive table, and both pairs are judged.
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

  /** What growth allocated and threw away again, of what the table keeps. */
  static final String GROWTH = "{* growthBytes entries=most} / {* retainedBytes entries=most}";

  /** What rounds to the document's 2.6 times: its own 124 us against 48 us are 2.583. */
  static final double TIMES = 2.55;

  static final String PAUSES_SAYS =
      "1 M entries with a pointer in the value pause 124 us against 48 us: 2.6 times: read as,";

  /** The pair that stands for Go's where a collector is concerned. */
  static final String AGAINST_PRIMITIVES =
      " against a primitive table, which a collector need not look into, as Go's need not into a"
          + " map without pointers";

  /** The pair that is alike in all but the pointer, as for the counts of objects. */
  static final String AGAINST_BOXED =
      " against the same HashMap with boxed values, which point to nothing";

  static final String COLLECTIONS_SAYS =
      "1 M entries with a pointer in the value take longer to collect: read as, twice as long, all"
          + " collections together, whether the program stands or runs beside them,";

  static final String COLLECTIONS_TRUTH = "The collection takes 2 to 3 times as long";

  /** The least of what Go does; the document has no figure of its own for it. */
  static final double TWICE = 2;

  /** All collections of the same work beside a million entries. */
  static final String COLLECTIONS =
      "{* collectionMicros shape=OBJECT_VALUE entries=1000000}"
          + " / {* collectionMicros shape=FASTUTIL entries=1000000}";

  /** Stop of a collection asked for beside a million values that point to an object. */
  static final String PAUSES_WITH = "{* pauseMicros shape=OBJECT_VALUE entries=1000000}";

  static final String OVER_PRIMITIVES = " / {* pauseMicros shape=FASTUTIL entries=1000000}";

  static final String OVER_BOXED = " / {* pauseMicros shape=BOXED_VALUE entries=1000000}";
}
