package watershed.analysis.diff;

/**
 * A subject with both sides.
 *
 * @param subject what was measured
 * @param exact whether its metric is counted rather than timed, such as bytes per operation
 * @param a the side that is compared with: the base
 * @param b the side that is judged
 * @param paired whether forks of equal block number took turns, or ran in coin-flip order
 */
public record Matched(Subject subject, boolean exact, SideForks a, SideForks b, boolean paired) {}
