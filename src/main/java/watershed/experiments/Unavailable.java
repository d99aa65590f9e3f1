package watershed.experiments;

/** Thrown by a set-up that finds that this JDK or machine lacks what the contender needs. */
public final class Unavailable extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param message what is lacking, such as {@code needs JDK 19 or later}
   */
  public Unavailable(String message) {
    super(message);
  }
}
