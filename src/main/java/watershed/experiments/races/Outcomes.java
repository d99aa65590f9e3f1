package watershed.experiments.races;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.infra.StateCase;
import org.openjdk.jcstress.infra.TestInfo;
import org.openjdk.jcstress.infra.collectors.TestResult;
import watershed.experiments.Forbidden;

/**
 * What a jcstress test saw, and what it thinks of that.
 *
 * @param test its simple name
 * @param seen every outcome, the most frequent first
 */
record Outcomes(String test, List<Outcome> seen) {
  /**
   * One outcome.
   *
   * @param id the results of all actors and of the arbiter, such as {@code 1, 2}
   * @param count how often it was seen
   * @param expect whether it may be
   * @param says what it means
   */
  record Outcome(String id, long count, Expect expect, String says) {}

  Outcomes {
    seen = List.copyOf(seen);
  }

  /** Before anything was seen. */
  static Outcomes none() {
    return new Outcomes("", List.of());
  }

  /** Grades a result as jcstress's own {@code TestGrading} does. */
  static Outcomes of(TestInfo info, TestResult result) {
    List<Outcome> seen = new ArrayList<>();
    for (String id : result.getStateKeys()) {
      StateCase meant = meant(info, id);
      seen.add(new Outcome(id, result.getCount(id), meant.expect(), meant.description()));
    }
    seen.sort(Comparator.comparingLong(Outcome::count).reversed().thenComparing(Outcome::id));
    return new Outcomes(info.name().substring(info.name().lastIndexOf('.') + 1), seen);
  }

  /** The case that names the outcome itself, else the first whose pattern it matches. */
  private static StateCase meant(TestInfo info, String id) {
    return info.cases().stream()
        .filter(c -> c.matchesExactly(id))
        .findFirst()
        .or(() -> info.cases().stream().filter(c -> c.matches(id)).findFirst())
        .orElseGet(info::unmatched);
  }

  /** How often the actors met. */
  long samples() {
    return count(id -> true);
  }

  /** How often an outcome was seen that is so. */
  long count(Predicate<String> so) {
    return seen.stream().filter(o -> so.test(o.id())).mapToLong(Outcome::count).sum();
  }

  /**
   * Of a million samples, how many had such an outcome.
   *
   * @throws IllegalStateException without samples
   */
  double perMillion(Predicate<String> so) {
    requireSamples(1);
    return 1e6 * count(so) / samples();
  }

  /**
   * Whether it tells anything: there are enough samples, or one of them is forbidden, which stands
   * however few there are.
   */
  boolean says(long fewest) {
    return samples() >= fewest || !forbidden().isEmpty();
  }

  /**
   * Refuses to say that nothing was seen where hardly anything was tried. What was seen that must
   * not be stands, however few the samples.
   *
   * @throws IllegalStateException if there are fewer samples, none of them forbidden
   */
  void requireSamples(long fewest) {
    if (!says(fewest)) {
      throw new IllegalStateException(
          (test.isEmpty() ? "a race" : test)
              + " has "
              + samples()
              + " of the "
              + fewest
              + " samples that it takes to say what is not seen: run it for longer (-p millis=...)"
              + " or on a machine that is idle");
    }
  }

  /** Outcomes that the test forbids. */
  private List<Outcome> forbidden() {
    return seen.stream()
        .filter(o -> o.expect() != Expect.ACCEPTABLE)
        .filter(o -> o.expect() != Expect.ACCEPTABLE_INTERESTING)
        .toList();
  }

  /**
   * Refuses what must not be.
   *
   * @param contender that is meant to be right
   * @throws Forbidden if an outcome was seen that the test forbids
   */
  void refuseForbidden(String contender) {
    List<String> found =
        forbidden().stream()
            .map(o -> "'" + o.id() + "' " + o.count() + " times (" + o.says() + ")")
            .toList();
    if (!found.isEmpty()) {
      throw new Forbidden(
          contender
              + " in "
              + test
              + ", of "
              + samples()
              + " samples: "
              + String.join(", ", found));
    }
  }

  /** All of it as a table in plain text. */
  String table() {
    StringBuilder text = new StringBuilder();
    text.append(test).append(", ").append(samples()).append(" samples\n");
    text.append(String.format(Locale.ROOT, "%-10s %14s  %-11s %s%n", "outcome", "seen", "is", ""));
    for (Outcome o : seen) {
      text.append(
          String.format(
              Locale.ROOT, "%-10s %14d  %-11s %s%n", o.id(), o.count(), o.expect(), o.says()));
    }
    return text.toString();
  }
}
