package watershed.experiments;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** One claim of the source document, with the number that decides it. */
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface Claim {
  /** Stable identifier, such as {@code 2.2-nil-is-free}. */
  String id();

  /** What the document says, in one sentence with its figure. */
  String says();

  /** What Go itself does where it was measured; empty where it was not. */
  String goTruth() default "";

  /** The rule by which measurements decide, in words that name the threshold. */
  String rule();

  /** The threshold of the rule. */
  double threshold();

  /** Unit of the threshold, such as {@code ns/op} or {@code ratio}. */
  String unit();
}
