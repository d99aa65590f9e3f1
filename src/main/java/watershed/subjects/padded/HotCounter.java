package watershed.subjects.padded;

/** One counter in an object of its own. */
public interface HotCounter {
  /** Adds one atomically and returns what it was. */
  long add();

  /** Reads it with acquire semantics. */
  long read();

  /** Where it is. */
  HotPair.Spot spot();
}
