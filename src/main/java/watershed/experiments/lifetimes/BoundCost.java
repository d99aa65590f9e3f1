package watershed.experiments.lifetimes;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import watershed.experiments.Bounds;
import watershed.experiments.Experiment;
import watershed.experiments.Grid;
import watershed.experiments.Preset;
import watershed.subjects.Registry;
import watershed.subjects.RegistryDesign;

/**
 * <b>Question:</b> how many inserts per second does a bound cost a registry?
 *
 * <p><b>Mechanism:</b> an unbounded one links a node and doubles its table now and then. A bounded
 * one also orders its entries, takes a lock to do so, and with each insert past the bound evicts.
 * An invocation fills a new registry with 2^15 keys, so that the unbounded one stays of one size
 * from invocation to invocation; the growth of its table is part of what it costs.
 *
 * <p><b>Command:</b> {@code ./run-benchmarks.sh run BoundCost -p bound=1000,10000}
 */
@Experiment(
    section = "1.4",
    question = "How many inserts per second does a bound cost",
    contender = "design",
    baseline = "UNBOUNDED",
    workingSet = true,
    mostBlocks = 2,
    grids = {@Grid(from = Preset.STANDARD, vary = "bound=1000,10000")})
@Fork(1)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 10, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 20, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Thread)
public class BoundCost {
  static final int INSERTS = 1 << 15;

  @Param RegistryDesign design;

  @Param({"1000", "10000"})
  @Bounds(min = 1, max = INSERTS - 1)
  int bound;

  Integer[] keys; // beforehand, or boxing would be measured too

  @Setup
  public void box() {
    keys = new Integer[INSERTS];
    for (int i = 0; i < INSERTS; i++) {
      keys[i] = RegistryDesign.key(i);
    }
  }

  @Benchmark
  @OperationsPerInvocation(INSERTS)
  public Registry fill() {
    Registry registry = design.create(bound);
    for (Integer key : keys) {
      registry.put(key, key);
    }
    return registry;
  }
}
