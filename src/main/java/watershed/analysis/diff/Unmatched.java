package watershed.analysis.diff;

/**
 * What could not be compared.
 *
 * @param subject as the side has it that has it, or as the base has it
 * @param why one line
 */
public record Unmatched(Subject subject, String why) {}
