package watershed.experiments;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a JMH class an experiment of the suite. Its annotations are all that the catalogue reads:
 * there is no list to add it to.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Experiment {
  /** As {@link #contender()}: the benchmark methods themselves are what is compared. */
  String METHOD = "method";

  /** Section of the source document, such as {@code 2.3}. */
  String section();

  /** The question in one line, without a full stop. */
  String question();

  /**
   * The {@code @Param} whose values are compared, hence take turns within a block, or {@link
   * #METHOD}.
   */
  String contender();

  /**
   * The parameter (or {@code threads}) along which a crossover is read; empty where there is none.
   */
  String axis() default "";

  /**
   * The contender that does nothing, whose cost is the harness's own; empty where there is none.
   */
  String harness() default "";

  /** Contenders that bound what is compared, and are measured and shown but never ranked. */
  String[] controls() default {};

  /** The contender that a ratio is taken against in tables. */
  String baseline();

  /** The document's claims that this experiment puts to the test. */
  Claim[] claims() default {};

  /** The cells of each preset. */
  Grid[] grids();

  /** Where {@code find} looks for crossovers. */
  Find find() default @Find;

  /** Names of built-in JMH profilers that every fork carries, such as {@code gc}. */
  String[] profilers() default {};

  /**
   * Whether cache misses an operation are wanted. Where the machine counts them, a block takes one
   * fork more of each contender, under a profiler and apart from those that are timed.
   */
  boolean counters() default false;

  /** Heap of one fork in MiB, fixed at start. All forks of a block are alive together. */
  int heapMiB() default 256;

  /**
   * Whether its cells work on more memory than a first-level cache holds, so that a fork needs time
   * after its turn began until the caches are its own again. The lab then measures that time.
   */
  boolean workingSet() default false;

  /**
   * Most blocks of a cell, whatever the preset: what is exact is shown by two as well as by seven.
   */
  int mostBlocks() default Integer.MAX_VALUE;

  /** Most blocks of a cell in the presets up to quick, where time is short. */
  int quickBlocks() default Integer.MAX_VALUE;

  /** Whether the fork needs JOL's agent, without which sizes of padded objects are wrong. */
  boolean sizes() default false;
}
