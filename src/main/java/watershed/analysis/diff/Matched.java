package watershed.analysis.diff;

/**
 * A subject with both sides.
 *
 * @param subject what was measured
 * @param exact whether its metric is counted rather than timed, such as bytes per operation
 * @param a the side that is compared with: the base
 * @param b the side that is judged
 * @param paired whether forks of equal block number took turns, or ran in coin-flip order
 * @param leftOut forks that are in neither side here, since their block lacks the other one
 */
public record Matched(
    Subject subject, boolean exact, SideForks a, SideForks b, boolean paired, int leftOut) {
  /** Of which no fork was left out. */
  public Matched(Subject subject, boolean exact, SideForks a, SideForks b, boolean paired) {
    this(subject, exact, a, b, paired, 0);
  }
}
