package watershed.analysis.diff;

/** What is said of a subject, in the order in which it is asked. */
public enum DiffVerdict {
  /** A gate failed, or the scores are none. */
  INVALID,
  /** The change is shown to be below the smallest that matters. */
  EQUIVALENT,
  /** Worse by at least what matters. */
  REGRESSED,
  /** Better by at least what matters. */
  IMPROVED,
  /** Changed, by less than what matters. */
  SMALL,
  /** Nothing is shown. */
  INCONCLUSIVE
}
