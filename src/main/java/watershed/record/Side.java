package watershed.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the two things that a diff compares.
 *
 * @param label {@link #A} or {@link #B}: the contender of its trials
 * @param jdk {@link Jdk#id()} of one of the run's JDKs
 * @param flags of its forks alone, after those of all forks
 * @param jar the user's own JMH jar, or null where the suite's experiments are measured
 */
public record Side(String label, String jdk, List<String> flags, @Nullable Jar jar) {
  /** The side that is compared with; it runs twice in a block, the second time as its twin. */
  public static final String A = "a";

  /** The side that is judged. */
  public static final String B = "b";

  public Side {
    flags = List.copyOf(flags);
  }

  /**
   * A jar of benchmarks that this program did not build.
   *
   * @param name of the file, without its folders
   * @param digest first 16 hex digits of the SHA-256 of its bytes: {@link Trial#jar()} of its forks
   */
  public record Jar(String name, String digest) {}

  /** Who takes part in every block of a diff: side A, its twin, side B. */
  public static List<String> entrants() {
    return List.of(A, Contenders.twinOf(A), B);
  }

  /** Whether this and another are the same thing measured twice, so that they cannot differ. */
  public boolean isSameAs(Side other) {
    return new Side(other.label, jdk, flags, jar).equals(other);
  }

  /** In words: {@code JDK 25.0.3 with -XX:+UseCompactObjectHeaders, app.jar}. */
  public String says() {
    Jar own = jar;
    return "JDK "
        + jdk
        + (flags.isEmpty() ? "" : " with " + String.join(" ", flags))
        + (own == null ? "" : ", " + own.name() + " (" + own.digest() + ")");
  }
}
