package watershed.experiments;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A rectangle of cells, measured by {@link #from()} and by every larger preset. */
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface Grid {
  /** The smallest preset that measures these cells. */
  Preset from();

  /**
   * {@code name=value,value,...} for each parameter that leaves its first {@code @Param} value;
   * {@code threads} takes numbers and multiples of the machine's CPUs such as {@code 0.5x}, {@code
   * 1x}, {@code 4x}. Naming the contender restricts what takes turns in these cells.
   */
  String[] vary();
}
