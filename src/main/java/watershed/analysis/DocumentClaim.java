package watershed.analysis;

import org.jspecify.annotations.Nullable;

/**
 * The document's claims of section 2.3: what it says, what Go itself does, and the rule by which
 * measurements decide. {@link ClaimThresholds} holds the rules' numbers.
 */
public enum DocumentClaim {
  LOCKED_WINS(
      "2.3-a-locked-map-wins",
      "beyond 64 goroutines and below 3 reads per write, sync.Map loses to a read-write-locked map",
      "sync.Map has the highest throughput in 57 of 60 cells (2 vCPUs, Go 1.19)",
      "gain of RWLock over sync.Map's counterpart in every cell of "
          + ClaimThresholds.LOCKED_THREADS
          + " threads or more and over "
          + Texts.number(ClaimThresholds.MANY_WRITES)
          + " % writes: CONFIRMED if every interval lies above 1, REFUTED if every one below; a cell"
          + " of one block has no interval and must only lie on that side"),
  P99_ORDER(
      "2.3-b-sharded-beats-lock",
      "at 64 goroutines and 30 % writes p99 is sync.Map 124.7 us > RWMutex map 89.2 us > sharded-8"
          + " 76.5 us",
      "sharded-8 has the worst p99 in 34 of the 36 cells with writes and 32 goroutines or more"
          + " (40 to 800 us, where sync.Map has 0.2 to 4)",
      "p99 at "
          + ClaimThresholds.P99_THREADS
          + " threads and "
          + Texts.number(ClaimThresholds.P99_WRITES)
          + " % writes in a closed loop; of several such cells, of the one with most designs, then the"
          + " fewest keys: CONFIRMED if the three intervals are apart and in that order, REFUTED if"
          + " two are apart in the other order"),
  FORMULA(
      "2.3-c-formula",
      "sync.Map's extra cost follows 0.85 * goroutines * log2(keys) ns per operation",
      "not fitted",
      "cells left out by thread count, then by key count, of updates of uniform keys: CONFIRMED if"
          + " the formula's median prediction with its own "
          + Texts.number(ClaimThresholds.FORMULA_C)
          + " is off by less than "
          + percent(ClaimThresholds.FORMULA_OFF)
          + " %, and not worse than the linear model's by "
          + percent(ClaimThresholds.FORMULA_WORSE)
          + " % or more; REFUTED if an interval lies beyond either; at least "
          + ClaimThresholds.FORMULA_CELLS
          + " cells, 2 thread counts, 2 key counts"),
  FLOW(
      "2.3-d-sharded-for-many-keys",
      "many threads and over 25 % writes: below 5 K keys sync.Map is the choice, above it sharded or"
          + " locked",
      "sync.Map has the highest throughput in 57 of 60 cells (2 vCPUs, Go 1.19)",
      "throughput in every cell of "
          + ClaimThresholds.FLOW_THREADS
          + " threads or more and over "
          + Texts.number(ClaimThresholds.MANY_WRITES)
          + " % writes: below "
          + ClaimThresholds.FLOW_KEYS
          + " keys sync.Map's counterpart must beat RWLock, Sharded8 and Sharded64, from there on one"
          + " of them must beat it (95 % over those compared): CONFIRMED if so in every cell of both"
          + " branches, REFUTED if a branch fails in all its cells");

  private final String id;
  private final String says;
  private final String goTruth;
  private final String rule;

  DocumentClaim(String id, String says, String goTruth, String rule) {
    this.id = id;
    this.says = says;
    this.goTruth = goTruth;
    this.rule = rule;
  }

  /**
   * The claim that an experiment's own one is, or is a part of, by its identifier up to the letter.
   *
   * @return null where it is none of these
   */
  public static @Nullable DocumentClaim of(String claim) {
    for (DocumentClaim c : values()) {
      if (claim.startsWith(c.id.substring(0, c.id.indexOf('-', c.id.indexOf('-') + 1) + 1))) {
        return c;
      }
    }
    return null;
  }

  private static long percent(double log) {
    return Math.round(100 * Math.expm1(log));
  }

  /** The identifier that the experiment's own annotation uses where it has the claim. */
  public String id() {
    return id;
  }

  /** The simple name of the experiment whose cells decide it. */
  public String experiment() {
    return this == P99_ORDER ? "Latency" : "Contention";
  }

  /** What the document says, with its figure. */
  public String says() {
    return says;
  }

  /** What Go itself does. */
  public String goTruth() {
    return goTruth;
  }

  /** How measurements decide. */
  public String rule() {
    return rule;
  }
}
