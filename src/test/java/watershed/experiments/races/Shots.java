package watershed.experiments.races;

import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs an experiment of one shot in the test's own JVM. */
final class Shots {
  private Shots() {}

  /**
   * The one iteration, counters included.
   *
   * @param params names and values by turns
   */
  static IterationResult one(Class<?> experiment, String... params) throws RunnerException {
    System.setProperty("jmh.ignoreLock", "true"); // a benchmark elsewhere does not disturb counts
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + experiment.getName() + "\\.[a-z]+$")
            .forks(0)
            .warmupIterations(0)
            .measurementIterations(1)
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true);
    for (int i = 0; i < params.length; i += 2) {
      options = options.param(params[i], params[i + 1]);
    }
    return new Runner(options.build())
        .runSingle()
        .getBenchmarkResults()
        .iterator()
        .next()
        .getIterationResults()
        .iterator()
        .next();
  }

  static long count(IterationResult shot, String counter) {
    return Math.round(shot.getSecondaryResults().get(counter).getScore());
  }
}
