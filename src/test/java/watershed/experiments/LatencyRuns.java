package watershed.experiments;

import java.util.Collection;
import java.util.Map;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs an experiment that times single operations, in this JVM and for moments. */
final class LatencyRuns {
  private LatencyRuns() {}

  /** What came of it. */
  record Ran(Collection<IterationResult> iterations, LatencyLog.Kept kept) {
    /** A counter's sum over all iterations. */
    double counted(String name) {
      return iterations.stream()
          .mapToDouble(i -> i.getSecondaryResults().get(name).getScore())
          .sum();
    }

    long samples() {
      return kept.histogram().getTotalCount();
    }

    /** Share of the latencies that are at least so long. */
    double above(long nanos) {
      long most = kept.histogram().getMaxValue();
      return most < nanos
          ? 0
          : kept.histogram().getCountBetweenValues(nanos, most) / (double) samples();
    }
  }

  static Ran run(Class<?> experiment, int threads, Map<String, String> params)
      throws RunnerException {
    System.setProperty("jmh.ignoreLock", "true"); // a benchmark elsewhere does not disturb counts
    LatencyLog.take();
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + experiment.getName() + "\\.operation$")
            .forks(0)
            .threads(threads)
            .warmupIterations(6)
            .warmupTime(TimeValue.milliseconds(50))
            .measurementIterations(5)
            .measurementTime(TimeValue.milliseconds(100))
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true)
            .addProfiler(KeepsLatencies.class);
    params.forEach(options::param);
    Collection<IterationResult> iterations =
        new Runner(options.build())
            .runSingle()
            .getBenchmarkResults()
            .iterator()
            .next()
            .getIterationResults();
    return new Ran(iterations, LatencyLog.take().orElseThrow());
  }
}
