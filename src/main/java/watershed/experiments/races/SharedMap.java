package watershed.experiments.races;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The maps that the experiments of this package share between threads. */
@State(Scope.Benchmark)
public abstract class SharedMap {
  /** Without CopyOnWrite, whose every write copies all entries: filling it would take for ever. */
  static final String NO_COPY =
      "design=HashMap,ConcurrentHashMap,RWLock,RWLockFair,StampedLock,ReentrantLock,Synchronized,"
          + "Sharded8,Sharded64,Sharded256,Sharded8Padded,Sharded64Padded,Sharded256Padded,"
          + "SkipList,NonBlockingHashMap,Caffeine,ReadDirtyMap,HashTrieMap";

  /** A name that {@link watershed.subjects.SharedMaps} knows. */
  @Param({
    "HashMap",
    "ConcurrentHashMap",
    "RWLock",
    "RWLockFair",
    "StampedLock",
    "ReentrantLock",
    "Synchronized",
    "Sharded8",
    "Sharded64",
    "Sharded256",
    "Sharded8Padded",
    "Sharded64Padded",
    "Sharded256Padded",
    "CopyOnWrite",
    "SkipList",
    "NonBlockingHashMap",
    "Caffeine",
    "ReadDirtyMap",
    "HashTrieMap"
  })
  public String design;
}
