package watershed.experiments.memory;

/** What {@link WorkingSet}'s annotation says more than once, or at length. */
final class MemoryFigures {
  private MemoryFigures() {}

  /** Bytes of the map, by its bytes an entry, at the number of keys where ns/op step up. */
  private static final String AT_THE_JUMP =
      "jump(keys, {ConcurrentHashMap}) * {ConcurrentHashMap entryBytes}";

  /** Nothing is told of an edge that no map lies well beyond. */
  private static final String BEYOND_L2 =
      "where({ConcurrentHashMap footprintBytes keys=most}, 2 * {ConcurrentHashMap l2Bytes}, ";

  private static final String BEYOND_L3 =
      "where({ConcurrentHashMap footprintBytes keys=most}, {ConcurrentHashMap l3Bytes}, ";

  static final String JUMP_OVER_L2 = BEYOND_L2 + AT_THE_JUMP + " / {ConcurrentHashMap l2Bytes})";

  static final String JUMP_OVER_L3 = BEYOND_L2 + AT_THE_JUMP + " / {ConcurrentHashMap l3Bytes})";

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

  /** Negative where the one of the two that is faster among few keys is slower among many. */
  static final String SWAP =
      "({HashTrieMap keys=64} / {RWLock keys=64} - 1)"
          + " * ({HashTrieMap keys=most} / {RWLock keys=most} - 1)";

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
