package watershed.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import watershed.analysis.diff.Subject;
import watershed.record.Measurement;
import watershed.record.PlainText;

/** Names of subjects: short ones, of which no two are equal, and whole ones. */
public final class DiffLabels {
  private static final int SEGMENTS = 2;

  /**
   * What tells the subjects of a benchmark apart.
   *
   * @param params names of parameters that are not the same in all
   * @param threads whether their numbers of threads differ
   * @param modes whether nothing but the mode tells some of them apart
   */
  private record Telling(Set<String> params, boolean threads, boolean modes) {
    static Telling of(List<Subject> subjects) {
      Set<String> names = new HashSet<>();
      subjects.forEach(subject -> names.addAll(subject.params().keySet()));
      names.removeIf(
          name ->
              subjects.stream()
                      .map(subject -> Optional.ofNullable(subject.params().get(name)))
                      .distinct()
                      .count()
                  == 1);
      long modeless = subjects.stream().map(Telling::modeless).distinct().count();
      return new Telling(
          names,
          subjects.stream().map(Subject::threads).distinct().count() > 1,
          modeless < subjects.size());
    }

    private static Subject modeless(Subject s) {
      return new Subject(s.benchmark(), s.params(), s.threads(), s.metric(), "", "");
    }

    /** Whether there is but one place, so that nothing tells. */
    boolean sole() {
      return params.isEmpty() && !threads;
    }
  }

  /** Short name of each benchmark; the whole where two would share it. */
  private final Map<String, String> names = new HashMap<>();

  private final Map<String, List<Subject>> byBenchmark;

  /** Found when it is asked for: a table shows few of many benchmarks. */
  private final Map<String, Telling> telling = new HashMap<>();

  /** Names of these, short against one another. */
  public DiffLabels(Collection<Subject> subjects) {
    byBenchmark = subjects.stream().collect(Collectors.groupingBy(Subject::benchmark));
    Map<String, String> byShort = new HashMap<>();
    for (String benchmark : byBenchmark.keySet()) {
      String brief = brief(benchmark);
      String first = byShort.putIfAbsent(brief, benchmark);
      names.put(benchmark, first == null ? brief : benchmark);
      if (first != null) {
        names.put(first, first);
      }
    }
  }

  private static String brief(String benchmark) {
    int from = benchmark.length();
    for (int i = 0; i < SEGMENTS && from > 0; i++) {
      from = benchmark.lastIndexOf('.', from - 1);
    }
    return benchmark.substring(from + 1);
  }

  /**
   * {@code Codec.encode size=64, 2 threads: gc.alloc.rate.norm}, without what {@link #shared} says.
   */
  String of(Subject subject) {
    Telling by = telling(subject);
    boolean threads = subject.threads() > 1 && (by.sole() || by.threads);
    String params = params(subject, name -> by.sole() || by.params.contains(name));
    String place = place(name(subject), params, threads, by.modes, subject);
    return PlainText.plain(primary(subject) ? place : place + ": " + subject.metric());
  }

  /**
   * {@code Codec.encode mode=fast, 2 threads}: what all subjects of its benchmark have alike; empty
   * where that is nothing, or there is but one place, whose label has all of it.
   */
  String shared(Subject subject) {
    Telling by = telling(subject);
    String params = params(subject, name -> !by.params.contains(name));
    boolean threads = subject.threads() > 1 && !by.threads;
    return by.sole() || (params.isEmpty() && !threads)
        ? ""
        : PlainText.plain(place(name(subject), params, threads, false, subject));
  }

  private Telling telling(Subject subject) {
    return telling.computeIfAbsent(
        subject.benchmark(), b -> Telling.of(byBenchmark.getOrDefault(b, List.of(subject))));
  }

  /**
   * {@code gc.alloc.rate.norm: Codec.encode size=64}: the metric first, so that it is there where a
   * picture cuts the end, and without what all subjects of the benchmark share.
   */
  public String distinct(Subject subject) {
    Telling by = telling(subject);
    String params = params(subject, by.params::contains);
    String place = place(name(subject), params, by.threads, by.modes, subject);
    return PlainText.plain(primary(subject) ? place : subject.metric() + ": " + place);
  }

  /**
   * {@code org.x.Codec.encode size=64, 1 thread: gc.alloc.rate.norm}: all that there is, the mode
   * where nothing else tells it from another of these.
   */
  public String unique(Subject subject) {
    return whole(subject, telling(subject).modes);
  }

  private static String whole(Subject subject, boolean mode) {
    String place = place(subject.benchmark(), params(subject, p -> true), true, mode, subject);
    return primary(subject) ? place : place + ": " + subject.metric();
  }

  /** {@code org.x.Codec.encode size=64, 1 thread}, whatever the metric. */
  public static String wholePlace(Subject subject) {
    return place(subject.benchmark(), params(subject, p -> true), true, false, subject);
  }

  private static boolean primary(Subject subject) {
    return subject.metric().equals(Measurement.PRIMARY);
  }

  private String name(Subject subject) {
    return names.getOrDefault(subject.benchmark(), subject.benchmark());
  }

  private static String params(Subject subject, Predicate<String> shown) {
    return subject.params().entrySet().stream()
        .filter(p -> shown.test(p.getKey()))
        .map(p -> p.getKey() + "=" + p.getValue())
        .collect(Collectors.joining(" "));
  }

  private static String place(
      String name, String params, boolean threads, boolean mode, Subject subject) {
    List<String> parts = new ArrayList<>();
    if (!params.isEmpty()) {
      parts.add(params);
    }
    if (threads) {
      parts.add(Numbers.count(subject.threads(), "thread"));
    }
    if (mode) {
      parts.add("mode " + subject.mode());
    }
    return parts.isEmpty() ? name : name + " " + String.join(", ", parts);
  }
}
