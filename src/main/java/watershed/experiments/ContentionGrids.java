package watershed.experiments;

/** What {@link Contention}'s annotation says more than once, or at length. */
final class ContentionGrids {
  private ContentionGrids() {}

  /** One of each kind: what a first answer must compare. */
  static final String FEW =
      "design=NullMap,ConcurrentHashMap,RWLock,StampedLock,Sharded64,NonBlockingHashMap,Caffeine";

  /** One of each kind, and each lock: what most cells of a long run compare. */
  static final String MAIN =
      "design=NullMap,ConcurrentHashMap,RWLock,StampedLock,Synchronized,Sharded64,SkipList,"
          + "NonBlockingHashMap,Caffeine";

  /** The article's three: what a first answer to its claims takes. */
  static final String DOCUMENT = "design=RWLock,Sharded8,ReadDirtyMap";

  /** What the formula is fitted to: a first answer to it takes no more. */
  static final String PORT = "design=ReadDirtyMap";

  /** The article's three, the lock that its shards have, more shards, and Go's two sync.Maps. */
  static final String ARTICLE =
      "design=NullMap,ConcurrentHashMap,RWLock,StampedLock,Sharded8,Sharded64,ReadDirtyMap,"
          + "HashTrieMap";

  /** The same and Go's two sync.Maps: new keys are what makes the older one promote its maps. */
  static final String CHURN = MAIN + ",ReadDirtyMap,HashTrieMap";

  /**
   * What the formula of sync.Map's extra cost speaks of, the locked map that another reading counts
   * the extra from, and what both are compared with.
   */
  static final String FORMULA = "design=NullMap,ConcurrentHashMap,RWLock,ReadDirtyMap";

  /**
   * Where the formula is tried: cells enough for its linear rival too, which must be left two key
   * counts with two thread counts each.
   */
  static final String KEYS = "keys=1024,16384,1048576";

  /** For a table that leaves every cache, where each fork must fill its caches anew at its turn. */
  static final String LARGE =
      "design=NullMap,ConcurrentHashMap,RWLock,Sharded64,NonBlockingHashMap";

  /** What a search compares: the JDK's map, each kind of lock, and both of sync.Map's. */
  static final String SEARCHED =
      "ConcurrentHashMap,RWLock,StampedLock,Sharded64,ReadDirtyMap,HashTrieMap";

  /** Without CopyOnWrite, whose every write would copy 10^6 entries: a window would hold none. */
  static final String NO_COPY =
      "design=NullMap,ConcurrentHashMap,RWLock,RWLockFair,StampedLock,ReentrantLock,Synchronized,"
          + "Sharded8,Sharded64,Sharded256,Sharded8Padded,Sharded64Padded,Sharded256Padded,"
          + "SkipList,NonBlockingHashMap,Caffeine,ReadDirtyMap,HashTrieMap";
}
