package watershed.experiments;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What {@code find} compares, and along which lines, where the user does not say. */
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface Find {
  /**
   * Contenders joined by commas; empty for all that are neither the harness nor a control. Every
   * one of them is measured in every block.
   */
  String compare() default "";

  /**
   * Lines in order of importance, of which a search takes as many as its budget can settle. Each is
   * {@code name=value} for every parameter that leaves its first {@code @Param} value, joined by
   * blanks; {@code threads} takes numbers and multiples of the CPUs as in {@link Grid#vary()}. What
   * is said of the axis itself is overlooked.
   */
  String[] lines() default "threads=1x";

  /** What all others are compared with; empty for the best of them. */
  String incumbent() default "";

  /** Why a search of this experiment would say nothing; empty where it does. */
  String refused() default "";
}
