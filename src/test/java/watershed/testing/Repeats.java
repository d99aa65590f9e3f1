package watershed.testing;

/**
 * How often a simulation is repeated: a build tries half of what METHOD's tables are of, and all of
 * it with {@code -Dwatershed.simulations=whole}. Bounds are asserted of both.
 */
public final class Repeats {
  private static final boolean WHOLE =
      "whole".equals(System.getProperty("watershed.simulations", "half"));

  private Repeats() {}

  /**
   * So many, or half of them.
   *
   * @param whole those of METHOD
   */
  public static int of(int whole) {
    return WHOLE ? whole : whole / 2;
  }
}
