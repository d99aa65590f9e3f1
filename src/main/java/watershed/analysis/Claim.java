package watershed.analysis;

import org.apache.commons.statistics.descriptive.Mean;
import watershed.record.Slice;

/**
 * That a pair's better one changes between two values, to be borne out by fresh blocks at both.
 *
 * @param number which of the crossings of its track
 * @param aBefore whether a is said to be better at {@code low}
 * @param low value of the slice
 * @param high value of the slice
 */
record Claim(Track track, int number, boolean aBefore, double low, double high) {
  /** Fresh blocks at either end (METHOD, Crossover 6). */
  static final int FRESH = 5;

  /** What fresh blocks say of a claim. */
  enum Verdict {
    /** Their means are on the sides claimed. */
    CONFIRMED,
    /** One is on the other side, by so little that it may be chance. */
    UNCLEAR,
    /** One is on the other side by more than 1.96 standard errors. */
    CONTRADICTED
  }

  /**
   * Judges.
   *
   * @param fresh blocks taken after the claim was made
   */
  Verdict judge(SliceData fresh, Slice slice, FindRules rules, NoisePool pool) {
    double before = score(fresh, low, aBefore, rules.cautious(track, slice, low, pool));
    double after = score(fresh, high, !aBefore, rules.cautious(track, slice, high, pool));
    if (before < -Margin.Z || after < -Margin.Z) {
      return Verdict.CONTRADICTED;
    }
    return before > 0 && after > 0 ? Verdict.CONFIRMED : Verdict.UNCLEAR;
  }

  /** Mean of fresh z in standard errors, above 0 where it is as claimed; 0 without blocks. */
  private double score(SliceData fresh, double value, boolean aBetter, double sigma) {
    double[] z = fresh.z(track, value);
    if (z.length == 0) {
      return 0;
    }
    double score = Mean.of(z).getAsDouble() * Math.sqrt(z.length) / sigma;
    return aBetter ? score : -score;
  }
}
