package watershed.report.html;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import watershed.record.JmhResult;

/**
 * What the results of a file are called: the benchmark's method, and where several are of one
 * benchmark in one place, as in files put together, what tells them apart.
 *
 * @param all names in the order of the results
 * @param repeated how many results share benchmark, mode, parameters, threads and JDK with an
 *     earlier one
 */
record JmhNames(List<String> all, int repeated) {
  private record Benchmark(String name, String mode) {
    static Benchmark of(JmhResult result) {
      return new Benchmark(result.benchmark(), result.mode());
    }
  }

  /** Where forks of one name would be taken for forks of one thing. */
  private record Place(
      Benchmark benchmark, SortedMap<String, String> params, int threads, String jdk, String name) {
    static Place of(JmhResult result, String name) {
      return new Place(
          Benchmark.of(result), result.params(), result.threads(), result.setting().jdk(), name);
    }
  }

  JmhNames {
    all = List.copyOf(all);
  }

  static JmhNames of(List<JmhResult> results) {
    Set<Place> places = new HashSet<>();
    Set<Benchmark> crowded = new HashSet<>();
    Map<Benchmark, Set<String>> shared = new HashMap<>();
    int repeated = 0;
    for (JmhResult result : results) {
      Benchmark benchmark = Benchmark.of(result);
      if (!places.add(Place.of(result, ""))) {
        crowded.add(benchmark);
        repeated++;
      }
      shared
          .computeIfAbsent(benchmark, b -> new HashSet<>(result.setting().jvmArgs()))
          .retainAll(result.setting().jvmArgs());
    }
    Set<Benchmark> differing = new HashSet<>();
    for (JmhResult result : results) {
      Benchmark benchmark = Benchmark.of(result);
      if (crowded.contains(benchmark)
          && !shared.getOrDefault(benchmark, Set.of()).containsAll(result.setting().jvmArgs())) {
        differing.add(benchmark);
      }
    }
    Map<Place, Integer> taken = new HashMap<>();
    List<String> names = new ArrayList<>();
    for (JmhResult result : results) {
      Benchmark benchmark = Benchmark.of(result);
      String flags =
          differing.contains(benchmark)
              ? flags(result, shared.getOrDefault(benchmark, Set.of()))
              : "";
      String name = method(result) + flags;
      int number = taken.merge(Place.of(result, name), 1, Integer::sum);
      names.add(number == 1 ? name : name + " (no. " + number + ")");
    }
    return new JmhNames(names, repeated);
  }

  /** Flags that not all results of the benchmark have. */
  private static String flags(JmhResult result, Set<String> shared) {
    Set<String> own = new LinkedHashSet<>(result.setting().jvmArgs());
    own.removeAll(shared);
    return own.isEmpty() ? " [no more flags]" : " [" + String.join(" ", own) + "]";
  }

  private static String method(JmhResult result) {
    return result.benchmark().substring(result.benchmark().lastIndexOf('.') + 1);
  }
}
