package watershed.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import watershed.analysis.diff.Subject;
import watershed.record.Measurement;
import watershed.record.PlainText;

/** Short names of subjects, of which no two are equal. */
final class DiffLabels {
  private static final int SEGMENTS = 2;

  /** Short name of each benchmark; the whole where two would share it. */
  private final Map<String, String> names = new HashMap<>();

  DiffLabels(Collection<Subject> subjects) {
    Map<String, Set<String>> byShort = new HashMap<>();
    for (Subject subject : subjects) {
      byShort
          .computeIfAbsent(brief(subject.benchmark()), k -> new HashSet<>())
          .add(subject.benchmark());
    }
    byShort.forEach(
        (brief, benchmarks) ->
            benchmarks.forEach(b -> names.put(b, benchmarks.size() == 1 ? brief : b)));
  }

  private static String brief(String benchmark) {
    int from = benchmark.length();
    for (int i = 0; i < SEGMENTS && from > 0; i++) {
      from = benchmark.lastIndexOf('.', from - 1);
    }
    return benchmark.substring(from + 1);
  }

  /** {@code Codec.encode size=64, 2 threads: gc.alloc.rate.norm}. */
  String of(Subject subject) {
    List<String> parts = new ArrayList<>();
    if (!subject.params().isEmpty()) {
      parts.add(
          subject.params().entrySet().stream()
              .map(p -> p.getKey() + "=" + p.getValue())
              .collect(Collectors.joining(" ")));
    }
    if (subject.threads() > 1) {
      parts.add(Numbers.count(subject.threads(), "thread"));
    }
    String name = names.getOrDefault(subject.benchmark(), subject.benchmark());
    String place = parts.isEmpty() ? name : name + " " + String.join(", ", parts);
    return PlainText.plain(
        subject.metric().equals(Measurement.PRIMARY) ? place : place + ": " + subject.metric());
  }
}
