package watershed.analysis.diff;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import watershed.record.Measurement;

/** What of two sides can be partners, and why something has none. */
final class Partners {
  /** What a side holds. What only a subject without a partner asks for is made when asked for. */
  private static final class Held {
    private final String name;
    private final StoredSide side;
    private final Map<StoredSide.Key, StoredSide.Measured> keyed;
    private final Set<Subject> failed;
    private @Nullable Map<String, Set<String>> params;
    private @Nullable Set<StoredSide.Key> scores;

    /**
     * Of a side.
     *
     * @param name of it in a message
     */
    Held(String name, StoredSide side, Set<String> severally) {
      this.name = name;
      this.side = side;
      keyed = side.measured(severally);
      failed = side.failures().stream().map(Unmatched::subject).collect(Collectors.toSet());
    }

    /** Names of the parameters of a benchmark; null where it has no score of it. */
    @Nullable Set<String> params(String benchmark) {
      if (params == null) {
        Map<String, Set<String>> found = new HashMap<>();
        for (StoredSide.Key key : side.measured().keySet()) {
          if (key.metric().equals(Measurement.PRIMARY)) {
            found.putIfAbsent(key.place().benchmark(), key.place().params().keySet());
          }
        }
        params = found;
      }
      return params.get(benchmark);
    }

    /** Whether it has a score of it, in whatever mode. */
    boolean scored(Subject subject) {
      if (scores == null) {
        scores = side.scores();
      }
      return scores.contains(score(subject).inAnyMode());
    }

    /** Whether it has a score of it, or failed to get one. */
    boolean tried(Subject subject) {
      return scored(subject) || failed.contains(subject);
    }
  }

  private final Set<String> severally;
  private final Held base;
  private final Held next;

  Partners(StoredSide a, StoredSide b) {
    severally = severally(a, b);
    base = new Held("BASE", a, severally);
    next = new Held("NEW", b, severally);
  }

  /** Benchmarks of which a side has several modes: there each mode has its own partner. */
  private static Set<String> severally(StoredSide a, StoredSide b) {
    Set<String> severally = new HashSet<>(a.severally());
    severally.addAll(b.severally());
    return severally;
  }

  private static StoredSide.Key score(Subject subject) {
    return new StoredSide.Key(StoredSide.place(subject), Measurement.PRIMARY);
  }

  /** Forks of the base: a partner has the same key. */
  Map<StoredSide.Key, StoredSide.Measured> ofBase() {
    return base.keyed;
  }

  /** Forks of the other side, likewise. */
  Map<StoredSide.Key, StoredSide.Measured> ofNext() {
    return next.keyed;
  }

  /** Whether the base measured or tried what failed on the other side. */
  boolean wasTriedByBase(Unmatched failure) {
    return base.tried(failure.subject());
  }

  /** Whether the other side measured or tried what failed in the base. */
  boolean wasTriedByNext(Unmatched failure) {
    return next.tried(failure.subject());
  }

  /** Of a subject that the base, or else the other side, lacks. */
  Unmatched missing(Subject subject, boolean inBase) {
    Held in = inBase ? base : next;
    Set<String> there = in.params(subject.benchmark());
    if (there == null) {
      return new Unmatched(subject, "only in " + (inBase ? next : base).name);
    }
    Set<String> here = subject.params().keySet();
    Set<String> gone = new TreeSet<>(here);
    gone.removeAll(there);
    Set<String> added = new TreeSet<>(there);
    added.removeAll(here);
    if (!gone.isEmpty()) {
      return new Unmatched(subject, in.name + " has no parameter " + String.join(", ", gone));
    }
    if (!added.isEmpty()) {
      return new Unmatched(
          subject, in.name + " has the parameter " + String.join(", ", added) + " besides");
    }
    return new Unmatched(subject, in.name + " did not measure " + what(subject, in));
  }

  private String what(Subject subject, Held in) {
    StoredSide.Key score = score(subject);
    boolean byMode = severally.contains(subject.benchmark());
    if (in.keyed.containsKey(byMode ? score : score.inAnyMode())) {
      return "this metric";
    }
    return byMode && in.scored(subject)
        ? "it in mode " + subject.mode()
        : "it at these parameters and threads";
  }
}
