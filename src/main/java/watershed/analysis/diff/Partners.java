package watershed.analysis.diff;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import watershed.record.Measurement;

/** What of two sides can be partners, and why something has none. */
final class Partners {
  /**
   * What a side holds.
   *
   * @param name of the side in a message
   * @param keyed its forks by what the other side must agree in
   * @param params names of the parameters of each benchmark
   * @param scores where a score was measured, in whatever mode
   * @param failed subjects of which a fork failed
   */
  private record Held(
      String name,
      Map<StoredSide.Key, StoredSide.Measured> keyed,
      Map<String, Set<String>> params,
      Set<StoredSide.Key> scores,
      Set<Subject> failed) {
    static Held of(String name, StoredSide side, Set<String> severally) {
      return new Held(
          name,
          side.measured(severally),
          params(side),
          side.scores(),
          side.failures().stream().map(Unmatched::subject).collect(Collectors.toSet()));
    }

    private static Map<String, Set<String>> params(StoredSide side) {
      return side.measured().keySet().stream()
          .filter(key -> key.metric().equals(Measurement.PRIMARY))
          .collect(
              Collectors.toMap(
                  key -> key.place().benchmark(),
                  key -> Set.copyOf(key.place().params().keySet()),
                  (one, other) -> one));
    }

    /** Whether it has a score of it, or failed to get one. */
    boolean tried(Subject subject) {
      return scores.contains(score(subject).inAnyMode()) || failed.contains(subject);
    }
  }

  private final Set<String> severally;
  private final Held base;
  private final Held next;

  Partners(StoredSide a, StoredSide b) {
    severally = severally(a, b);
    base = Held.of("BASE", a, severally);
    next = Held.of("NEW", b, severally);
  }

  /** Benchmarks of which a side has several modes: there each mode has its own partner. */
  private static Set<String> severally(StoredSide... sides) {
    Set<String> severally = new HashSet<>();
    for (StoredSide side : sides) {
      side.modes()
          .forEach(
              (benchmark, modes) -> {
                if (modes.size() > 1) {
                  severally.add(benchmark);
                }
              });
    }
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
    Set<String> there = in.params.get(subject.benchmark());
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
    return byMode && in.scores.contains(score.inAnyMode())
        ? "it in mode " + subject.mode()
        : "it at these parameters and threads";
  }
}
