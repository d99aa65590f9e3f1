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
   * {@code jump(param, x)} over references in braces, {@code {contender metric param=value ...}}.
   *
   * <ul>
   *   <li>The contender comes first; {@code *} stands for each of them in turn.
   *   <li>A word without {@code =} is the metric; without one it is the benchmark's own score.
   *   <li>{@code param=value} chooses the cell; {@code param=most} the largest value measured. A
   *       parameter not named stands at its first {@code @Param} value, {@code threads} at 1.
   * </ul>
   *
   * <p>{@code slope(param, x)} is the slope of x by the parameter's number over all cells that
   * differ in it alone, per unit of the parameter; {@code jump(param, x)} the parameter's value at
   * which log x changes level most.
   */
  String of();

  /** What the number is, in a few words; empty where the expression says it. */
  String name() default "";

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
    OUTSIDE
  }
}
