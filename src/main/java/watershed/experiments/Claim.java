package watershed.experiments;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One claim of the source document, with the figures that decide it. It is CONFIRMED where the
 * interval of every figure lies on the claim's side, REFUTED where one lies wholly on the other.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface Claim {
  /** As {@link #rule()}: the claim holds where one of its figures does, not only where all do. */
  String ANY_FIGURE = "one of these figures is enough";

  /**
   * As {@link #rule()}, of figures with a contender {@code *}: it must hold of each of them, and is
   * refuted where it is of one, whatever the baseline's verdict.
   */
  String EVERY_CONTENDER = "it must hold of every contender";

  /**
   * As {@link #rule()}, of figures some of which are of events of the processor: of those the first
   * that is counted on a machine decides, the document's own where it is; another that says the
   * contrary leaves the claim open.
   */
  String COUNTED_EVENTS =
      "of its events the first that is counted decides, unless another says the contrary";

  /** Stable identifier, such as {@code 2.2-unsized-is-free}. */
  String id();

  /** What the document says, in one sentence with its figure. */
  String says();

  /** What Go itself does where it was measured; empty where it was not. */
  String goTruth() default "";

  /**
   * What decides. With a contender {@code *}, each contender gets a verdict of its own and the
   * baseline's is the claim's. None where {@link #rule()} names another judge.
   */
  Figure[] figures() default {};

  /**
   * In words, for a claim that no figure decides: then {@code analysis} has a judge for its id or
   * its words. Of figures {@link #ANY_FIGURE}, {@link #EVERY_CONTENDER} or {@link #COUNTED_EVENTS},
   * or empty.
   */
  String rule() default "";

  /**
   * Simple name of another experiment that its judge reads of the same run, and that a command
   * which measures the claim again must name; empty where its own is enough.
   */
  String with() default "";
}
