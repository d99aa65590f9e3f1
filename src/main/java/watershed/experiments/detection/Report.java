package watershed.experiments.detection;

import java.util.regex.Pattern;

/**
 * What a checker said of a class.
 *
 * @param className simple name of the class, of the outermost one where classes nest
 * @param rule by which it said so, such as {@code NullAway} or {@code UWF_NULL_FIELD}; empty where
 *     it has no name
 * @param message its words
 */
record Report(String className, String rule, String message) {
  /**
   * SpotBugs' patterns about null values and unwritten or unset fields; see the bug descriptions in
   * its manual.
   */
  private static final Pattern RULE = Pattern.compile("(NP|UWF|UR|RCN)_.*");

  private static final Pattern WORDS =
      Pattern.compile("\\bnull|nonnull|initiali[sz]", Pattern.CASE_INSENSITIVE);

  /**
   * Rules that use the words for something else: that a constructor hands out its object, or calls
   * what a subclass may override. javac has the first from JDK 21 on, SpotBugs the second.
   */
  private static final Pattern ELSE = Pattern.compile("this-escape|MC_OVERRIDABLE_.*");

  /** Whether it is about a null or a field that was not set, and not about style. */
  boolean aboutNull() {
    if (ELSE.matcher(rule).matches()) {
      return false;
    }
    return RULE.matcher(rule).matches() || WORDS.matcher(message).find();
  }
}
