package watershed.lab;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import watershed.record.BadInput;

/**
 * The JVM flags that a benchmark's annotations give its forks. JMH takes those prepended, then its
 * own ones, then those appended. Where there are no own ones it takes the flags of the JVM that it
 * runs in itself, unless its command line says otherwise.
 *
 * @param prepended {@code @Fork(jvmArgsPrepend)}
 * @param own {@code @Fork(jvmArgs)}, which may be empty; null where there is none
 * @param appended {@code @Fork(jvmArgsAppend)}
 */
public record GuestFlags(
    List<String> prepended, @Nullable List<String> own, List<String> appended) {
  /** Of a benchmark whose annotations say nothing of them. */
  static final GuestFlags NONE = new GuestFlags(List.of(), null, List.of());

  public GuestFlags {
    prepended = List.copyOf(prepended);
    own = own == null ? null : List.copyOf(own);
    appended = List.copyOf(appended);
  }

  /**
   * Refuses what a jar's own JMH could not be told.
   *
   * @param flags of the user
   * @throws BadInput if one holds a quotation mark, which JMH's command line takes out
   */
  public static void requireNoQuotes(List<String> flags) {
    for (String flag : flags) {
      if (flag.indexOf('"') >= 0) {
        throw new BadInput(
            "flag '" + flag + "' holds a quotation mark, which a jar's own JMH would take out");
      }
    }
  }

  /**
   * The words by which JMH's command line gives a fork these flags, then others, and none of the
   * JVM that JMH runs in.
   *
   * @param more flags behind the annotations'
   */
  List<String> words(List<String> more) {
    List<String> words = new ArrayList<>();
    if (own == null) {
      // An empty text is a list of no flags; without the option JMH would take its JVM's.
      words.addAll(List.of("-jvmArgs", ""));
    }
    if (more.isEmpty()) {
      return words;
    }
    // The option takes the place of the annotation's flags, so they are given again.
    List<String> all = new ArrayList<>(appended);
    all.addAll(more);
    if (all.size() == 1) {
      // JMH splits a single text at blanks outside of quotation marks, and takes several as given.
      words.addAll(List.of("-jvmArgsAppend", "\"" + all.get(0) + "\""));
    } else {
      all.forEach(flag -> words.addAll(List.of("-jvmArgsAppend", flag)));
    }
    return words;
  }

  /**
   * Flags of the JVM that JMH ran in which a fork had too, though nobody gave them to it.
   *
   * @param host flags of that JVM
   * @param had flags of the fork, as JMH recorded them
   * @param more as {@link #words} was told
   */
  List<String> leaked(List<String> host, List<String> had, List<String> more) {
    Set<String> given = new HashSet<>(prepended);
    given.addAll(own == null ? List.of() : own);
    given.addAll(appended);
    given.addAll(more);
    return host.stream().filter(had::contains).filter(flag -> !given.contains(flag)).toList();
  }
}
