package watershed.experiments;

/** Thrown where a design that must not allow an outcome was seen to allow it. */
public final class Forbidden extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param message what was seen, of whom and how often
   */
  public Forbidden(String message) {
    super(message);
  }
}
