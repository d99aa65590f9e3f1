package watershed.analysis.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import watershed.record.BadInput;
import watershed.record.Measurement;

/**
 * One side of a comparison, as it was stored.
 *
 * @param name as messages and tables call it
 * @param measured its forks by subject, in the order of the store; all metrics
 * @param control comparisons of a thing with itself, where it was measured twice in a block
 * @param environments under what it was measured, by place
 * @param failures what a fork of it failed in, where that is known
 * @param notes what a reader should know of it, one line each
 */
public record StoredSide(
    String name,
    Map<Key, Measured> measured,
    List<Matched> control,
    Map<Place, Environment> environments,
    List<Unmatched> failures,
    List<String> notes) {
  /** What both sides must agree in to be compared. */
  record Key(Place place, String metric) {
    /** The same in whatever mode. */
    Key inAnyMode() {
      return new Key(new Place(place.benchmark, place.params, place.threads, ""), metric);
    }
  }

  /**
   * Where something was measured.
   *
   * @param mode JMH's short mode of the benchmark, of which it may have several
   */
  record Place(String benchmark, Map<String, String> params, int threads, String mode) {}

  /** One subject's forks. */
  record Measured(Subject subject, SideForks forks) {}

  /** The same with one more note. */
  public StoredSide with(String note) {
    List<String> more = new ArrayList<>(notes);
    more.add(note);
    return new StoredSide(name, measured, control, environments, failures, more);
  }

  /** What was measured, in the order of the store. */
  public List<Subject> subjects() {
    return measured.values().stream().map(Measured::subject).toList();
  }

  /** Benchmarks that were measured in several modes. */
  Set<String> severally() {
    Map<String, String> modes = new HashMap<>();
    Set<String> severally = new HashSet<>();
    for (Key key : measured.keySet()) {
      String first = modes.putIfAbsent(key.place.benchmark, key.place.mode);
      if (first != null && !first.equals(key.place.mode)) {
        severally.add(key.place.benchmark);
      }
    }
    return severally;
  }

  /**
   * Its forks by what the other side must agree in.
   *
   * @param severally benchmarks that were measured in several modes, which do not mix
   */
  Map<Key, Measured> measured(Set<String> severally) {
    Map<Key, Measured> keyed = new LinkedHashMap<>();
    measured.forEach(
        (key, forks) ->
            keyed.put(severally.contains(key.place.benchmark) ? key : key.inAnyMode(), forks));
    return keyed;
  }

  /** Where a score was measured, in whatever mode. */
  Set<Key> scores() {
    return measured.keySet().stream()
        .filter(key -> key.metric.equals(Measurement.PRIMARY))
        .map(Key::inAnyMode)
        .collect(Collectors.toSet());
  }

  static Place place(Subject subject) {
    return new Place(subject.benchmark(), subject.params(), subject.threads(), subject.mode());
  }

  static Key key(Subject subject) {
    return new Key(place(subject), subject.metric());
  }

  /** Collects the subjects of a side. */
  static final class Collector {
    private final String name;
    private final Map<Key, Measured> measured = new LinkedHashMap<>();

    Collector(String name) {
      this.name = name;
    }

    /**
     * Adds a subject.
     *
     * @throws BadInput if it is there already
     */
    void add(Subject subject, SideForks forks, String advice) {
      if (measured.put(key(subject), new Measured(subject, forks)) != null) {
        throw new BadInput(
            name
                + " holds "
                + SubjectNames.of(subject)
                + " more than once in mode "
                + subject.mode()
                + ": "
                + advice);
      }
    }

    Map<Key, Measured> measured() {
      return measured;
    }
  }
}
