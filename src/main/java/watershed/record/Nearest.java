package watershed.record;

import java.util.Collection;
import java.util.Locale;

/** Suggests what a user meant. */
public final class Nearest {
  private Nearest() {}

  /** {@code ": did you mean 'x'?"} for the nearest known name, or nothing if none is near. */
  public static String hint(String given, Collection<String> known) {
    String best = null;
    int least = Integer.MAX_VALUE;
    for (String candidate : known) {
      int distance = edits(given.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    boolean near = best != null && least <= Math.max(2, best.length() / 2);
    return near ? ": did you mean '" + best + "'?" : "";
  }

  /** Whether a name is a known one but for a slip or two. */
  public static boolean isSlip(String given, Collection<String> known) {
    int slips = 2;
    return known.stream().anyMatch(name -> edits(given, name) <= slips);
  }

  /** Levenshtein's distance: insertions, deletions and substitutions. */
  static int edits(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(substitution, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
