package watershed.analysis;

import java.util.List;

/**
 * A model of what an operation costs in thread time, as a function of threads T, keys K and writes
 * w. The document's formula gives an <em>extra</em> cost and does not say over what; both readings
 * stand here.
 */
public enum CostModel {
  /**
   * The document's formula over the design's own cost on one thread at the fewest keys. This is the
   * verdict's reading: it needs no other design's cost in the cell that it predicts, so that all
   * models know the same; and it is the kinder one, for over a map that is slower the extra would
   * be negative, which the formula never is.
   */
  FORMULA("0.85 T log2 K + own base"),
  /** The same, its constant fitted. */
  FORMULA_FITTED("c T log2 K + own base"),
  /** The document's formula over the read-write-locked map in the same cell. */
  OVER_LOCKED("0.85 T log2 K + RWLock"),
  /** The same, its constant fitted. */
  OVER_LOCKED_FITTED("c T log2 K + RWLock"),
  /** ln cost linear in log₂T, log₂K and w. */
  LINEAR("linear"),
  /** Gunther's law along the threads, for each number of keys and share of writes. */
  USL("USL");

  private final String label;

  CostModel(String label) {
    this.label = label;
  }

  /** As reports name it. */
  public String label() {
    return label;
  }

  /** Fits it to cells that all obey one law. */
  CostFit fit(List<CostPoint> training) {
    return switch (this) {
      case FORMULA -> CostFit.formula(ClaimThresholds.FORMULA_C, CostPoint::base);
      case FORMULA_FITTED -> CostFit.formula(training, CostPoint::base);
      case OVER_LOCKED -> CostFit.formula(ClaimThresholds.FORMULA_C, CostPoint::locked);
      case OVER_LOCKED_FITTED -> CostFit.formula(training, CostPoint::locked);
      case LINEAR -> CostFit.linear(training);
      case USL -> CostFit.usl(training);
    };
  }

  /** Whether it is fitted to other cells, not only set on top of one. */
  boolean fitted() {
    return this != FORMULA && this != OVER_LOCKED;
  }

  /** Why it cannot predict anything where its base was not measured. */
  String baseless() {
    return switch (this) {
      case FORMULA, FORMULA_FITTED -> "no cell on one thread to count the extra from";
      case OVER_LOCKED, OVER_LOCKED_FITTED -> "RWLock was not measured in these cells";
      case LINEAR, USL -> "the cells left in do not tell of those left out";
    };
  }
}
