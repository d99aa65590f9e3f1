package watershed.report.html;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import watershed.analysis.CellOrder;
import watershed.record.Cell;
import watershed.record.Jdk;
import watershed.record.JmhFile;
import watershed.record.JmhMetric;
import watershed.record.JmhResult;
import watershed.record.Json;
import watershed.record.Machine;
import watershed.record.Measurement;
import watershed.record.Run;
import watershed.record.Trial;
import watershed.record.Windows;
import watershed.report.RunRecords;

/**
 * Anybody's results of JMH as if they were a run: a class and mode is an experiment, its methods
 * are what is compared, and each fork is one that ran alone. So all pictures that need no more than
 * that can be drawn of them.
 */
public final class JmhRun {
  private static final String UNKNOWN = "not recorded";
  private static final String METHOD = "benchmark";

  /** A class and mode; two classes of one simple name keep their packages. */
  private record Kind(String className, String mode, boolean alone) {
    String name() {
      return (alone ? simple(className) : className) + " (" + mode + ")";
    }
  }

  /** A result, and what it is called among those of its kind. */
  private record Named(String name, JmhResult result) {}

  private JmhRun() {}

  /**
   * The records.
   *
   * @param name of the file
   */
  public static RunRecords of(String name, JmhFile file) {
    List<String> names = JmhNames.of(file.results()).all();
    Map<String, Set<String>> classes = new HashMap<>();
    for (JmhResult result : file.results()) {
      String own = className(result);
      classes.computeIfAbsent(simple(own), k -> new HashSet<>()).add(own);
    }
    Map<Kind, List<Named>> kinds = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      Named named = new Named(names.get(i), file.results().get(i));
      String in = className(named.result);
      boolean alone = classes.getOrDefault(simple(in), Set.of()).size() == 1;
      Kind kind = new Kind(in, named.result.mode(), alone);
      kinds.computeIfAbsent(kind, k -> new ArrayList<>()).add(named);
    }
    List<Trial> trials = new ArrayList<>();
    List<Run.ExperimentInfo> experiments = new ArrayList<>();
    kinds.forEach(
        (kind, results) -> {
          experiments.add(info(kind, results));
          results.forEach(named -> addForks(trials, kind, named));
        });
    return new RunRecords(
        name, machine(), run(file, experiments), trials, null, List.of(), List.of());
  }

  private static String className(JmhResult result) {
    String benchmark = result.benchmark();
    int dot = benchmark.lastIndexOf('.');
    return dot < 0 ? benchmark : benchmark.substring(0, dot);
  }

  private static String simple(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  private static Run.ExperimentInfo info(Kind kind, List<Named> results) {
    Set<String> names = new LinkedHashSet<>();
    results.forEach(named -> names.add(named.name));
    List<String> contenders = List.copyOf(names);
    return new Run.ExperimentInfo(
        kind.name(),
        kind.className,
        "",
        "",
        METHOD,
        axis(results.stream().map(Named::result).toList()).orElse(""),
        "",
        List.of(),
        contenders.get(0),
        contenders,
        Map.of(),
        List.of());
  }

  /** The first parameter that is a number everywhere and takes several values. */
  private static Optional<String> axis(List<JmhResult> results) {
    Set<String> names = new TreeSet<>();
    results.forEach(result -> names.addAll(result.params().keySet()));
    return names.stream()
        .filter(
            name ->
                results.stream()
                    .allMatch(r -> CellOrder.number(r.params().getOrDefault(name, "")).isPresent()))
        .filter(name -> results.stream().map(r -> r.params().get(name)).distinct().count() > 1)
        .findFirst();
  }

  private static void addForks(List<Trial> trials, Kind kind, Named named) {
    JmhResult result = named.result;
    Cell cell = new Cell(kind.name(), new TreeMap<>(result.params()), result.threads());
    JmhMetric primary = result.metrics().get(Measurement.PRIMARY);
    for (int fork = 0; primary != null && fork < primary.forks().size(); fork++) {
      int rounds = primary.forks().get(fork).size();
      trials.add(
          new Trial(
              cell,
              named.name,
              jdk(result),
              fork,
              0,
              UNKNOWN,
              Trial.Outcome.COMPLETED,
              null,
              Instant.EPOCH,
              0,
              new Windows(0, 0, rounds, 0, 0),
              List.of(),
              json(result, fork),
              fork < primary.times().size() ? primary.times().get(fork) : null,
              List.of(),
              null));
    }
  }

  private static String jdk(JmhResult result) {
    String jdk = result.setting().jdk();
    return jdk.isEmpty() ? UNKNOWN : jdk;
  }

  /** One fork as JMH would have written it by itself. */
  private static ObjectNode json(JmhResult result, int fork) {
    ObjectNode json = Json.mapper().createObjectNode();
    json.put("benchmark", result.benchmark());
    json.put("mode", result.mode());
    ObjectNode secondary = Json.mapper().createObjectNode();
    result
        .metrics()
        .forEach(
            (name, metric) -> {
              if (fork < metric.forks().size()) {
                ObjectNode node = metric(metric, fork);
                if (name.equals(Measurement.PRIMARY)) {
                  json.set("primaryMetric", node);
                } else {
                  secondary.set(name, node);
                }
              }
            });
    json.set("secondaryMetrics", secondary);
    return json;
  }

  private static ObjectNode metric(JmhMetric metric, int fork) {
    ObjectNode node = Json.mapper().createObjectNode();
    node.put("scoreUnit", metric.unit());
    ArrayNode samples = Json.mapper().createArrayNode();
    metric.forks().get(fork).forEach(score -> samples.add(score.doubleValue()));
    node.putArray("rawData").add(samples);
    return node;
  }

  private static Run run(JmhFile file, List<Run.ExperimentInfo> experiments) {
    Map<String, Jdk> jdks = new LinkedHashMap<>();
    Set<String> flags = new LinkedHashSet<>();
    for (JmhResult result : file.results()) {
      String id = jdk(result);
      jdks.putIfAbsent(id, new Jdk(id, id, UNKNOWN, result.setting().vm()));
      flags.addAll(result.setting().jvmArgs());
    }
    return new Run(
        Run.SCHEMA,
        UNKNOWN,
        Instant.EPOCH,
        UNKNOWN,
        UNKNOWN,
        false,
        UNKNOWN,
        UNKNOWN,
        null,
        0,
        List.copyOf(jdks.values()),
        List.copyOf(flags),
        experiments,
        List.of(),
        null,
        null,
        List.of());
  }

  /** A file of JMH's says nothing of the machine: no number of threads is called too many. */
  private static Machine machine() {
    return new Machine(
        UNKNOWN, UNKNOWN, UNKNOWN, 0, 0, Integer.MAX_VALUE, 0, List.of(), 0, 0, UNKNOWN, UNKNOWN);
  }
}
