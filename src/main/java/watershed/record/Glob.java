package watershed.record;

import java.util.regex.Pattern;

/**
 * A pattern of names: {@code *} stands for any text, {@code ?} for any one character. It must cover
 * the whole name, or all of it from behind one of its dots on: {@code Codec.*} matches {@code
 * org.example.Codec.encode}.
 *
 * @param pattern as the user wrote it
 */
public record Glob(String pattern) {
  /** Matches every name. */
  public static final Glob ANY = new Glob("*");

  /** Whether every name matches. */
  public boolean any() {
    return pattern.equals(ANY.pattern);
  }

  /** Whether a name matches. */
  public boolean matches(String name) {
    return any() || Pattern.matches("(?:.*\\.)?" + regex(), name);
  }

  private String regex() {
    StringBuilder regex = new StringBuilder();
    pattern
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(Character.toString(c)));
              }
            });
    return regex.toString();
  }
}
