package watershed.analysis.diff;

/**
 * A condition for believing a comparison.
 *
 * @param name two words at most
 * @param passed whether it holds
 * @param fatal whether every verdict is INVALID where it does not
 * @param says one line
 */
public record Gate(String name, boolean passed, boolean fatal, String says) {
  /** Whether it makes every verdict INVALID. */
  public boolean closed() {
    return fatal && !passed;
  }
}
