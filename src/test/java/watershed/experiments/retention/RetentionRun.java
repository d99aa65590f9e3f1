package watershed.experiments.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import watershed.experiments.Experiment;
import watershed.lab.ForkFlags;
import watershed.probes.RetainedHeap;
import watershed.testing.Jvm;

/** Runs an experiment of this package as a fork would, and reads what its counters recorded. */
final class RetentionRun {
  private static final String MARK = "@recorded";

  /** Of a skip list every copy draws levels of its own: that many bytes among a hundred entries. */
  private static final double RANDOM_LEVELS = 512;

  /** What a JVM leaves on the heap, by copy, where hundreds of them are weighed together. */
  private static final double LEFT_BEHIND = 16;

  private RetentionRun() {}

  /**
   * Runs an experiment in another JVM.
   *
   * @param by the parameter by whose values the answer is sorted; all others have one value
   * @param params such as {@code n=1000} or {@code map=HASH_MAP,TREE_MAP}; all values of an enum
   *     that is not named
   * @return metrics by the value of {@code by}
   */
  static Map<String, Map<String, Double>> by(
      String by, Jvm jvm, Class<?> experiment, String... params) {
    int heapMiB = experiment.getAnnotation(Experiment.class).heapMiB();
    List<String> args = new ArrayList<>(List.of(experiment.getName(), by));
    args.addAll(List.of(params));
    Map<String, Map<String, Double>> recorded = new TreeMap<>();
    for (String line :
        jvm.runWith(
            ForkFlags.measuring(heapMiB), RetentionRun.class, args.toArray(String[]::new))) {
      String[] word = line.split(" ", -1);
      if (word[0].equals(MARK)) {
        recorded
            .computeIfAbsent(word[1], value -> new TreeMap<>())
            .put(word[2], Double.parseDouble(word[3]));
      }
    }
    return recorded;
  }

  /** The two measures of what is retained are within 5 % of each other, or differ by chance. */
  static void assertAgreement(Map<String, Map<String, Double>> recorded) {
    assertThat(recorded).isNotEmpty();
    recorded.forEach(
        (name, metrics) -> {
          double graph = metric(metrics, "retainedBytes");
          assertThat(graph).as(name).isPositive();
          assertThat(metric(metrics, "heapBytes"))
              .as("%s by the heap, against %.0f B by JOL", name, graph)
              .isCloseTo(graph, within(Math.max(slack(name), RetainedHeap.TOLERANCE * graph)));
        });
  }

  private static double slack(String name) {
    return name.contains("SKIP_LIST") ? RANDOM_LEVELS : LEFT_BEHIND;
  }

  static double metric(Map<String, Double> metrics, String name) {
    assertThat(metrics).containsKey(name);
    return metrics.getOrDefault(name, Double.NaN);
  }

  /** The metric of each, by name. */
  static Map<String, Double> all(Map<String, Map<String, Double>> recorded, String metric) {
    Map<String, Double> values = new TreeMap<>();
    recorded.forEach((name, metrics) -> values.put(name, metric(metrics, metric)));
    return values;
  }

  /** Prints a line {@code @recorded VALUE METRIC SCORE} for every metric of every value. */
  public static void main(String[] args) throws RunnerException {
    System.setProperty("jmh.ignoreLock", "true"); // a benchmark elsewhere does not disturb bytes
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + Pattern.quote(args[0] + "."))
            .forks(0)
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true);
    for (String param : List.of(args).subList(2, args.length)) {
      int equals = param.indexOf('=');
      options.param(param.substring(0, equals), param.substring(equals + 1).split(",", -1));
    }
    for (RunResult result : new Runner(options.build()).run()) {
      String value = result.getParams().getParam(args[1]);
      result
          .getSecondaryResults()
          .forEach(
              (metric, counted) ->
                  System.out.println(MARK + " " + value + " " + metric + " " + counted.getScore()));
    }
  }
}
