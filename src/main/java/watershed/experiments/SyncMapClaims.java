package watershed.experiments;

/**
 * The document's claims of section 2.3, word by word as reports judge them: a test holds these to
 * {@code analysis.DocumentClaim}, which experiments cannot see.
 */
final class SyncMapClaims {
  private SyncMapClaims() {}

  static final String GO_TRUTH =
      "sync.Map has the highest throughput in 57 of 60 cells (2 vCPUs, Go 1.19)";

  static final String LOCKED_SAYS =
      "beyond 64 goroutines and below 3 reads per write, sync.Map loses to a read-write-locked map";

  static final String LOCKED_RULE =
      "gain of RWLock over sync.Map's counterpart in every cell of 64 threads or more and over 25 %"
          + " writes: CONFIRMED if every interval lies above 1, REFUTED if every one below; a cell"
          + " of one block has no interval and must only lie on that side";

  static final String P99_SAYS =
      "at 64 goroutines and 30 % writes p99 is sync.Map 124.7 us > RWMutex map 89.2 us > sharded-8"
          + " 76.5 us";

  static final String P99_TRUTH =
      "sharded-8 has the worst p99 in 34 of the 36 cells with writes and 32 goroutines or more"
          + " (40 to 800 us, where sync.Map has 0.2 to 4)";

  static final String P99_RULE =
      "p99 at 64 threads and 30 % writes in a closed loop; of several such cells, of the one with"
          + " most designs, then the fewest keys: CONFIRMED if the three intervals are apart and in"
          + " that order, REFUTED if two are apart in the other order";

  static final String FORMULA_SAYS =
      "sync.Map's extra cost follows 0.85 * goroutines * log2(keys) ns per operation";

  static final String FORMULA_RULE =
      "cells left out by thread count, then by key count, of updates of uniform keys: CONFIRMED if"
          + " the formula's median prediction with its own 0.85 is off by less than 25 %, and not"
          + " worse than the linear model's by 5 % or more; REFUTED if an interval lies beyond"
          + " either; at least 4 cells, 2 thread counts, 2 key counts";

  static final String FLOW_SAYS =
      "many threads and over 25 % writes: below 5 K keys sync.Map is the choice, above it sharded or"
          + " locked";

  static final String FLOW_RULE =
      "throughput in every cell of 32 threads or more and over 25 % writes: below 5000 keys"
          + " sync.Map's counterpart must beat RWLock, Sharded8 and Sharded64, from there on one of"
          + " them must beat it (95 % over those compared): CONFIRMED if so in every cell of both"
          + " branches, REFUTED if a branch fails in all its cells";
}
