package watershed.experiments;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The values that a numeric {@code @Param} may take, so that a bad one is refused before a fork.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Bounds {
  /** Smallest value allowed. */
  double min() default 0;

  /** Largest value allowed. */
  double max();
}
