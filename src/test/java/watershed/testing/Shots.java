package watershed.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import watershed.experiments.Evidence;

/** Runs one iteration of cells of an experiment in a JVM of its own, and tells what was counted. */
public final class Shots {
  private static final String COUNTED = "counted ";
  private static final String KEPT = "kept ";
  private static final String METHOD = "method=";

  private Shots() {}

  /**
   * What one cell gave.
   *
   * @param counted by the name of the counter
   * @param evidence lines of all texts that were kept, each after its name and a colon
   */
  public record Shot(Map<String, Double> counted, List<String> evidence) {
    /** One counter; the test fails where there is none of that name. */
    public double get(String name) {
      Double value = counted.get(name);
      if (value == null) {
        throw new AssertionError("no " + name + " in " + counted);
      }
      return value;
    }
  }

  /**
   * Runs cells, one after the other in the same JVM, under the collector of measuring forks.
   *
   * @param last flags, which overrule those of a fork
   * @param cells such as {@code way=MAP requests=100}; {@code method=name} chooses the benchmark
   */
  public static List<Shot> in(Jvm jvm, List<String> last, Class<?> experiment, String... cells) {
    List<String> flags = new ArrayList<>(List.of("-XX:+UseParallelGC"));
    flags.addAll(last);
    List<String> args = new ArrayList<>(List.of(experiment.getName()));
    args.addAll(Arrays.asList(cells));
    List<Shot> shots = new ArrayList<>();
    List<String> evidence = new ArrayList<>();
    for (String line : jvm.runWith(flags, Shots.class, args.toArray(String[]::new))) {
      if (line.startsWith(KEPT)) {
        evidence.add(line.substring(KEPT.length()));
      } else if (line.startsWith(COUNTED)) {
        shots.add(new Shot(counted(line.substring(COUNTED.length())), List.copyOf(evidence)));
        evidence.clear();
      }
    }
    if (shots.size() != cells.length) {
      throw new AssertionError(shots.size() + " of " + cells.length + " cells came back");
    }
    return shots;
  }

  private static Map<String, Double> counted(String line) {
    Map<String, Double> values = new TreeMap<>();
    for (String word : line.split(" ", -1)) {
      int equals = word.indexOf('=');
      values.put(word.substring(0, equals), Double.valueOf(word.substring(equals + 1)));
    }
    return values;
  }

  public static void main(String[] args) throws RunnerException {
    System.setProperty("jmh.ignoreLock", "true"); // a benchmark elsewhere does not disturb counts
    for (int i = 1; i < args.length; i++) {
      RunResult result = run(args[0], args[i]);
      Evidence.take()
          .forEach(
              (name, text) -> text.lines().forEach(l -> System.out.println(KEPT + name + ":" + l)));
      StringBuilder line = new StringBuilder(COUNTED + "score=" + score(result.getPrimaryResult()));
      result
          .getSecondaryResults()
          .forEach((name, value) -> line.append(' ').append(name).append('=').append(score(value)));
      System.out.println(line);
    }
  }

  private static double score(Result<?> result) {
    return result.getScore();
  }

  private static RunResult run(String experiment, String cell) throws RunnerException {
    String method = "[a-zA-Z]+";
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .forks(0)
            .warmupIterations(0)
            .measurementIterations(1)
            .measurementTime(TimeValue.milliseconds(300))
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true);
    for (String word : cell.split(" ", -1)) {
      int equals = word.indexOf('=');
      if (word.startsWith(METHOD)) {
        method = word.substring(METHOD.length());
      } else {
        options = options.param(word.substring(0, equals), word.substring(equals + 1));
      }
    }
    return new Runner(options.include("^" + experiment + "\\." + method + "$").build()).runSingle();
  }
}
