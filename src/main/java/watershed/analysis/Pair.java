package watershed.analysis;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import watershed.record.Contenders;

/**
 * Two designs that are compared. What is fitted is z = ln(gain of a over b): above 0 where a is
 * better.
 *
 * @param a the incumbent
 * @param b another design, or the incumbent's twin
 */
public record Pair(String a, String b) {
  /** Whether both are the same thing, so that whatever differs is noise. */
  public boolean control() {
    return Contenders.twinOf(a).equals(b);
  }

  /** The z of one block, or null where it lacks one of the two. */
  @Nullable Double z(Map<String, Double> logScores) {
    Double x = logScores.get(a);
    Double y = logScores.get(b);
    if (x == null || y == null) {
      return null;
    }
    // The score of a is the mean of its fork's and its twin's: they differ by twice what is left.
    return control() ? 2 * (x - y) : x - y;
  }
}
