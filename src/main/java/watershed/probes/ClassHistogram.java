package watershed.probes;

import java.util.stream.Collectors;

/** Which classes the live objects are of, the ones that take most bytes first. */
public final class ClassHistogram {
  private ClassHistogram() {}

  /**
   * The JVM's class histogram, taken after a collection.
   *
   * @param mostLines of its beginning, headings included
   */
  public static String top(int mostLines) {
    return DiagnosticCommand.run("gcClassHistogram")
        .lines()
        .limit(mostLines)
        .map(String::stripTrailing)
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
