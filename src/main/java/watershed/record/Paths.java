package watershed.record;

import java.util.regex.Pattern;

/** Keeps a machine's paths, which may name its users, out of what is stored. */
public final class Paths {
  /** Folders, absolute or of a home or relative, up to the last segment. */
  private static final Pattern FOLDERS =
      Pattern.compile("(?<![\\w.])(?:~|\\.{1,2})?/(?:[^\\s/:'\",]+/)*(?=[^\\s/:'\",]+)");

  private Paths() {}

  /** The text with every path cut down to its last segment. */
  public static String hide(String text) {
    return FOLDERS.matcher(text).replaceAll("");
  }
}
