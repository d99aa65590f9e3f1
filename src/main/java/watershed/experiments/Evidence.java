package watershed.experiments;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Texts that support a fork's figures: a thread dump, a class histogram, collapsed stacks. The lab
 * takes them when the fork has measured, or fails, and stores them with the run; plain JMH has no
 * use for them.
 */
public final class Evidence {
  /** More than this of one text would make results too large to keep. */
  public static final int MOST_CHARACTERS = 64 * 1024;

  private static final Map<String, String> KEPT = new LinkedHashMap<>();

  private Evidence() {}

  /**
   * Keeps a text; one of the same name replaces it. What is longer than {@link #MOST_CHARACTERS} is
   * cut, and says so in its last line.
   *
   * @param name of the file, such as {@code threads.txt}: letters, digits, dots and hyphens
   */
  public static synchronized void keep(String name, String text) {
    if (!name.matches("[A-Za-z0-9.-]+")) {
      throw new IllegalArgumentException("not a name of a piece of evidence: " + name);
    }
    KEPT.put(
        name,
        text.length() <= MOST_CHARACTERS
            ? text
            : text.substring(0, MOST_CHARACTERS)
                + "\n... cut: "
                + (text.length() - MOST_CHARACTERS)
                + " more characters\n");
  }

  /**
   * Keeps a text that is of no use cut, such as a page; one that is too long is not kept, and a
   * text in its place says so.
   *
   * @param name as of {@link #keep}
   */
  public static void keepWhole(String name, String text) {
    if (text.length() <= MOST_CHARACTERS) {
      keep(name, text);
    } else {
      keep(name + ".txt", "not kept: " + text.length() + " characters are too many\n");
    }
  }

  /** All that was kept, by name, and forgets it. */
  public static synchronized Map<String, String> take() {
    Map<String, String> all = new LinkedHashMap<>(KEPT);
    KEPT.clear();
    return all;
  }
}
