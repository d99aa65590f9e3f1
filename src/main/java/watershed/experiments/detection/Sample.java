package watershed.experiments.detection;

import java.util.List;
import java.util.Locale;

/**
 * A class of the corpus, and what is true of it.
 *
 * @param name of the class, in the package {@code corpus}
 * @param truth what is true of its map field
 * @param how it comes to that, in a few words
 * @param source that javac takes
 */
record Sample(String name, Truth truth, String how, String source) {
  /** Stands for the package of all classes of the corpus. */
  static final String PACKAGE = "corpus";

  private static final String TRUTH = "// truth: ";
  private static final String HOW = "// case: ";

  /** What is true of a map field. */
  enum Truth {
    /** It may still be null when the constructor has returned, and a use does not look: a fault. */
    UNSET,
    /** It is never null where it is used. A warning is a false alarm. */
    SET,
    /** A null comes about by other ways than a field left alone: shown, and not counted. */
    BEYOND
  }

  /**
   * Reads a file of the corpus, which begins with two marks.
   *
   * @param name of the class
   * @throws IllegalStateException if a mark is missing or is none of those known
   */
  static Sample read(String name, String source) {
    List<String> lines = source.lines().limit(2).toList();
    if (lines.size() < 2 || !lines.get(0).startsWith(TRUTH) || !lines.get(1).startsWith(HOW)) {
      throw new IllegalStateException(
          "corpus class " + name + " does not begin with '" + TRUTH + "...' and '" + HOW + "...'");
    }
    String word = lines.get(0).substring(TRUTH.length()).strip();
    for (Truth truth : Truth.values()) {
      if (truth.name().toLowerCase(Locale.ROOT).equals(word)) {
        return new Sample(name, truth, lines.get(1).substring(HOW.length()).strip(), source);
      }
    }
    throw new IllegalStateException("corpus class " + name + ": no truth '" + word + "'");
  }
}
