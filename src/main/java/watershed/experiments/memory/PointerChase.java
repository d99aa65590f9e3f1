package watershed.experiments.memory;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import watershed.experiments.Experiment;
import watershed.experiments.Grid;
import watershed.experiments.Preset;
import watershed.probes.LoadLatency;

/**
 * <b>Question:</b> how long does a load take that has to wait for the one before, and where are
 * this machine's cache edges?
 *
 * <p><b>Mechanism:</b> each working set of 2^12 to 2^28 bytes is gone round by loads of which each
 * brings the address of the next. What takes longer from one size to the next no longer fits where
 * the smaller one did. All sizes are alive in one fork and take turns, so that the machine's drift
 * does not look like an edge: an iteration gives every size its {@link ChaseCurve} value, in
 * nanoseconds a load. The score, how long such a sweep takes, says nothing by itself.
 *
 * <p><b>Command:</b> {@code java -jar benchmarks.jar PointerChase -jvmArgs -Xmx1280m}
 */
@Experiment(
    section = "4.5",
    question = "How long does a dependent load take, and where are this machine's cache edges",
    contender = "order",
    baseline = "RANDOM",
    controls = "SEQUENTIAL",
    heapMiB = 1280, // twice the largest set, which the old generation has to hold
    grids = {
      @Grid(from = Preset.QUICK, vary = "order=RANDOM"),
      @Grid(from = Preset.STANDARD, vary = "order=RANDOM,SEQUENTIAL")
    })
@Fork(3)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 3)
@State(Scope.Benchmark)
public class PointerChase {
  @Param LoadLatency.Order order;

  private final LoadLatency[] sets = new LoadLatency[ChaseCurve.SIZES];

  @Setup
  public void link() {
    long seed = Long.getLong("watershed.seed", 1);
    for (int i = 0; i < sets.length; i++) {
      sets[i] = LoadLatency.over(ChaseCurve.bytes(i), order, seed + i);
    }
    sets[0].warmUp();
  }

  @Benchmark
  public void sweep(ChaseCurve curve) {
    double[] nanos = new double[sets.length];
    for (int i = 0; i < sets.length; i++) {
      nanos[i] = sets[i].nanosPerLoad();
    }
    curve.keep(nanos);
  }
}
