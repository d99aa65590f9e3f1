package watershed.analysis.diff;

import java.util.List;
import watershed.analysis.Estimate;
import watershed.analysis.Texts;

/**
 * What is said of a subject.
 *
 * @param matched its forks
 * @param verdict in a word
 * @param confirmed whether the whole interval, at the level of a look, lies beyond the smallest
 *     change that matters
 * @param change score of B over score of A, with its 95 % interval where there are two replicates;
 *     NaN where a score has no logarithm, infinite where a counted one rose from 0
 * @param p two-sided p-value of no change; NaN where it was not tested
 * @param adjustedP the same after {@link Looks} and over all subjects (Benjamini and Hochberg)
 * @param mde80 the change that would be found 4 times in 5, as a ratio less 1; NaN where unknown
 * @param pairsNeeded pairs, or forks of each side, with which {@link DiffRules#delta} would be
 *     found 4 times in 5; 0 where that is unknown, nothing is left to chance, or no number would do
 * @param reason one line
 * @param flags what a reader should know beside it: bimodal, not steady
 */
public record SubjectVerdict(
    Matched matched,
    DiffVerdict verdict,
    boolean confirmed,
    Estimate change,
    double p,
    double adjustedP,
    double mde80,
    int pairsNeeded,
    String reason,
    List<String> flags) {
  public SubjectVerdict {
    flags = List.copyOf(flags);
  }

  /** Whether more pairs may settle it: what has no ratio will have none. */
  public boolean open() {
    return verdict == DiffVerdict.INCONCLUSIVE
        && !Double.isNaN(change.value())
        && (change.alone() || pairsNeeded > 0);
  }

  /** How many pairs, or forks of each side, are lacking; 0 or less where none are. */
  public int wants() {
    return pairsNeeded - change.n();
  }

  /**
   * What its forks could have found, and what more of them would.
   *
   * @param paired whether they were judged in pairs
   * @param delta smallest change that matters
   */
  public String wanting(boolean paired, double delta) {
    String says =
        Texts.count(change.n(), paired ? "pair" : "fork")
            + (paired ? "" : " a side")
            + " find "
            + Says.percent(mde80)
            + " 4 times in 5; ";
    String least = Says.percent(delta);
    return wants() > 0
        ? says + least + " needs " + pairsNeeded + ", " + wants() + " more"
        : says + "the change is too near to " + least + " or to 0 to tell";
  }
}
