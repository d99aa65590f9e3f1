package watershed.experiments;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A number that is computed from what was measured, and where it must lie for a claim to hold. */
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface Figure {
  /**
   * The number as an expression: {@code + - * /}, numbers, parentheses, {@code slope(param, x)} and
   * {@code jump(param, x)} over references in braces, {@code {contender metric param=value ...}};
   * or {@code perMillion(events, trials)}; or {@code where(a, b, x)} with x one of these.
   *
   * <ul>
   *   <li>The contender comes first; {@code *} stands for each of them in turn.
   *   <li>A word without {@code =} is the metric; without one it is the benchmark's own score.
   *   <li>{@code param=value} chooses the cell; {@code param=most} the largest value at which all
   *       was measured that the figure asks for so. A parameter not named stands at its first
   *       {@code @Param} value, {@code threads} at 1.
   * </ul>
   *
   * <p>{@code slope(param, x)} is the slope of x by the parameter's number over all cells that
   * differ in it alone, per unit of the parameter; {@code jump(param, x)} the parameter's value at
   * which x steps up, by 1.25 times at least beyond its ramp.
   *
   * <p>{@code perMillion(events, trials)} is a share of counts, whose interval is that of the
   * counts of all blocks: so a count of 0 is not exactly 0. A fork that was ended by a {@link
   * Forbidden} is taken to have seen such an event, and confirms that they are {@link
   * Relation#ABOVE} or {@link Relation#SEEN_ABOVE}.
   *
   * <p>{@code where(a, b, x)} is x where a exceeds b, and INCONCLUSIVE where it does not. Within it
   * a jump that is not there is REFUTED: a and b say that the range was large enough to see it.
   */
  String of();

  /** What the number is, in a few words that can be read without the expression. */
  String name();

  /** On which side of the threshold the claim holds. */
  Relation is();

  /** The threshold. */
  double threshold();

  /** Unit of the number and of the threshold, such as {@code ns/op}, {@code B} or {@code ratio}. */
  String unit();

  /** Where a number lies. */
  enum Relation {
    /** Above the threshold. */
    ABOVE,
    /** Below it. */
    BELOW,
    /** No farther from 0 than the threshold. */
    WITHIN,
    /** Farther from 0 than the threshold. */
    OUTSIDE,
    /**
     * Above the threshold, of what may happen. That it was not seen leaves it open, however often
     * it was looked for, and never refutes it.
     */
    SEEN_ABOVE
  }
}
