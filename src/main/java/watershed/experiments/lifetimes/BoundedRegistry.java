package watershed.experiments.lifetimes;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;
import watershed.experiments.Bounds;
import watershed.experiments.Claim;
import watershed.experiments.Experiment;
import watershed.experiments.Figure;
import watershed.experiments.Grid;
import watershed.experiments.OneThread;
import watershed.experiments.Preset;
import watershed.subjects.Registry;
import watershed.subjects.RegistryDesign;

/**
 * <b>Question:</b> what does a registry hold that every request adds to and none removes from?
 *
 * <p><b>Mechanism:</b> without a bound, all there ever was. By size, time or recency of use it
 * holds {@code bound} entries, and what chooses who goes. Each of {@code n} inserts brings a key of
 * its own; {@link RegistryLeft} weighs what stays. The score is their time in a cold JVM.
 *
 * <p><b>Command:</b> {@code ./run-benchmarks.sh run BoundedRegistry -p n=1000000}
 */
@Experiment(
    section = "1.4",
    question = "What does a registry that nobody empties hold, with a bound and without",
    contender = "design",
    baseline = "UNBOUNDED",
    sizes = true,
    heapMiB = 2048, // 10^7 entries, and JOL's set of the 2 * 10^7 objects that it saw
    mostBlocks = 2,
    claims =
        @Claim(
            id = "1.4-a-bound-the-registry",
            says = "A registry that only grows is a leak: bound it with a TTL or an LRU",
            figures = {
              @Figure(
                  of = "{EXPIRE_AFTER_WRITE heapBytes n=most} / {UNBOUNDED heapBytes n=most}",
                  name = "heap with expiry, of the unbounded one's",
                  is = Figure.Relation.BELOW,
                  threshold = 0.1,
                  unit = "ratio"),
              @Figure(
                  of = "{ACCESS_ORDERED heapBytes n=most} / {UNBOUNDED heapBytes n=most}",
                  name = "heap of a LinkedHashMap in order of access, of the unbounded one's",
                  is = Figure.Relation.BELOW,
                  threshold = 0.1,
                  unit = "ratio"),
              @Figure(
                  of = "{MAXIMUM_SIZE heapBytes n=most} / {UNBOUNDED heapBytes n=most}",
                  name = "heap with a maximum size, of the unbounded one's",
                  is = Figure.Relation.BELOW,
                  threshold = 0.1,
                  unit = "ratio")
            }),
    grids = {
      @Grid(from = Preset.FLASH, vary = "design=MAXIMUM_SIZE"),
      @Grid(from = Preset.QUICK, vary = "n=100000"),
      @Grid(from = Preset.STANDARD, vary = "n=1000000,10000000")
    })
@Fork(2)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@State(Scope.Benchmark)
public class BoundedRegistry {
  @Param RegistryDesign design;

  @Param({"100000", "1000000", "10000000"})
  @Bounds(min = 1, max = 1 << 24)
  int n;

  @Param("1000")
  @Bounds(min = 1, max = 1 << 24)
  int bound;

  private @Nullable Registry registry;

  @Setup(Level.Iteration)
  public void open(BenchmarkParams params) {
    OneThread.require(params);
    registry = design.create(bound);
  }

  @Benchmark
  public long insert(RegistryLeft left) {
    Registry filled = registry();
    for (int i = 0; i < n; i++) {
      Integer key = RegistryDesign.key(i);
      filled.put(key, key);
    }
    return filled.residents();
  }

  Registry registry() {
    return requireNonNull(registry, "dropped");
  }

  void drop() {
    registry = null;
  }
}
