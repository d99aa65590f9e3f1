package watershed.probes;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which classes the live objects are of, the ones that take most bytes first. */
public final class ClassHistogram {
  private ClassHistogram() {}

  /**
   * Lines of the JVM's class histogram, taken after a collection: half of them from its beginning,
   * headings included, and then those of classes that the reader wants to see.
   *
   * @param mostLines in all
   * @param wanted part of a class name, such as a package
   */
  public static String of(int mostLines, String wanted) {
    List<String> lines = DiagnosticCommand.run("gcClassHistogram").lines().toList();
    return IntStream.range(0, lines.size())
        .filter(i -> i < mostLines / 2 || lines.get(i).contains(wanted))
        .mapToObj(i -> lines.get(i).stripTrailing())
        .limit(mostLines)
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
