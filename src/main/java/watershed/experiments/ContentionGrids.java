package watershed.experiments;

/** What {@link Contention}'s annotation says more than once, or at length. */
final class ContentionGrids {
  private ContentionGrids() {}

  /** What Go itself does, for the claims that put sync.Map behind another design. */
  static final String GO_TRUTH = "sync.Map has the highest throughput in 57 of 60 cells.";

  /** One of each kind: what a first answer must compare. */
  static final String FEW =
      "design=NullMap,ConcurrentHashMap,RWLock,StampedLock,Synchronized,Sharded64,"
          + "NonBlockingHashMap,Caffeine";

  /** One of each kind, and each lock: what most cells of a long run compare. */
  static final String MAIN =
      "design=NullMap,ConcurrentHashMap,RWLock,StampedLock,Synchronized,Sharded64,SkipList,"
          + "NonBlockingHashMap,Caffeine";

  /** The article's three, the lock that its shards have, and more shards. */
  static final String ARTICLE =
      "design=NullMap,ConcurrentHashMap,RWLock,StampedLock,Sharded8,Sharded64";

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
