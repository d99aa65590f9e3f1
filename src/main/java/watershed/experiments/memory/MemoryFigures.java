package watershed.experiments.memory;

/** What {@link WorkingSet}'s annotation says more than once, or at length. */
final class MemoryFigures {
  private MemoryFigures() {}

  /** What decides whether a jump is at an edge; {@code analysis.CacheEdgeClaim} is the judge. */
  static final String AT_AN_EDGE =
      "the memory of ConcurrentHashMap where its time jumps and the nearest edge of the pointer"
          + " chase of the same run (without one, the nearest cache that the system reports) lie no"
          + " farther apart than a factor of 4: CONFIRMED if so wherever both may lie between the"
          + " sizes measured and in redrawn blocks, REFUTED if nowhere, or if nothing jumps though"
          + " the sizes pass an edge";

  /** Nothing is told of an edge that no map lies well beyond. */
  private static final String BEYOND_L3 =
      "where({ConcurrentHashMap footprintBytes keys=most}, {ConcurrentHashMap l3Bytes}, ";

  /** Misses of an operation that come with keys. */
  static final String MORE_MISSES =
      BEYOND_L3
          + "{ConcurrentHashMap cache-misses keys=most} - {ConcurrentHashMap cache-misses keys=64})";

  /** A tenth of a miss more, since hardly any has no logarithm worth the name. */
  private static final String MISSES_JUMP = "jump(keys, 0.1 + {ConcurrentHashMap cache-misses})";

  private static final String TIME_JUMPS = "jump(keys, {ConcurrentHashMap})";

  /** How far apart misses and time step up: 0 at the same keys, 0.6 a factor of 4 apart. */
  static final String MISSES_AGAINST_TIME =
      BEYOND_L3
          + "("
          + MISSES_JUMP
          + " - "
          + TIME_JUMPS
          + ") / ("
          + MISSES_JUMP
          + " + "
          + TIME_JUMPS
          + "))";

  /** A map that costs a node a level against one that costs a lock at any size. */
  static final String SWAP =
      "the better one of HashTrieMap and RWLock at keys=64 is not that at keys=most";

  /** A slot and a node; those under a lock, whose cost is the same at any size; a node a level. */
  static final String FEW = "design=ConcurrentHashMap,RWLock,HashTrieMap";

  /** One of each kind, and the harness. */
  static final String MAIN =
      "design=NullMap,ConcurrentHashMap,RWLock,Sharded64,SkipList,NonBlockingHashMap,HashTrieMap";

  static final String ALL_KEYS =
      "keys=64,128,256,512,1024,2048,4096,8192,16384,32768,65536,131072,262144,524288,1048576,"
          + "2097152,4194304";

  static final String SOME_KEYS = "keys=64,4096,16384,65536,262144,1048576,4194304";
}
