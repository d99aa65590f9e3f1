package watershed.experiments;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs an experiment that times single operations, in this JVM and for moments. */
public final class LatencyRuns {
  private LatencyRuns() {}

  /** Has every measured iteration kept, as the lab does with those that count. */
  public static final class KeepsAll implements InternalProfiler {
    @Override
    public String getDescription() {
      return "keeps every latency";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {}

    @Override
    public Collection<? extends Result<?>> afterIteration(
        BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
      if (iteration.getType() == IterationType.MEASUREMENT) {
        LatencyLog.keep();
      }
      return List.of();
    }
  }

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
            .addProfiler(KeepsAll.class);
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
