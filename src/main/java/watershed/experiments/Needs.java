package watershed.experiments;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says beforehand that a contender is not to be had everywhere, so that a block can be planned
 * without it instead of being lost to it. Its setup still throws {@link Unavailable}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(Needs.All.class)
public @interface Needs {
  /** Value of the experiment's contender parameter; empty for all of them. */
  String contender() default "";

  /** Oldest feature release of the JDK. */
  int jdk() default 17;

  /** Fewest CPUs. */
  int cpus() default 1;

  /** Holds several. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  @interface All {
    Needs[] value();
  }
}
