package watershed.experiments;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.ThreadParams;
import watershed.subjects.MapUnderTest;
import watershed.subjects.TapeDriver;

/**
 * How long does a single operation take, at the median and in the tail?
 *
 * <p>Throughput is a mean: it hides that a few operations wait for a lock whose holder does not
 * run, a promotion or a collection. {@code load=closed} times the operations that a pre-drawn
 * stream chooses, each started when the last one ended: service time. {@code load=open80} sends
 * them at 80 % of what the fork carried while it warmed up, at starts drawn beforehand, and counts
 * from the intended start: what is kept waiting by a stall counts as well. JMH's score is the rate,
 * no answer; the lab keeps the histograms. The cells, keys and tapes are those of {@link
 * Contention}, and {@code sync.Map} is read as ReadDirtyMap, else as ConcurrentHashMap, as there.
 *
 * <pre>{@code
 * watershed run Latency -t 2 -p design=ConcurrentHashMap,RWLock -p load=closed,open80
 * }</pre>
 */
@Experiment(
    section = "2.3",
    question = "How long does a single operation take, at the median and in the tail",
    contender = "design",
    harness = "NullMap",
    baseline = "ConcurrentHashMap",
    heapMiB = 384,
    quickBlocks = 2, // a p99 has an interval from 5 on
    claims =
        @Claim(
            id = "2.3-b-sharded-beats-lock",
            says = SyncMapClaims.P99_SAYS,
            goTruth = SyncMapClaims.P99_TRUTH,
            rule = SyncMapClaims.P99_RULE),
    grids = {
      @Grid(
          from = Preset.QUICK,
          vary = {ContentionGrids.DOCUMENT, "threads=64", "writes=30", "load=closed"}),
      @Grid(
          from = Preset.STANDARD,
          vary = {Latency.DESIGNS, "threads=1x", "writes=5,30", "load=closed"}),
      @Grid(
          from = Preset.STANDARD,
          vary = {Latency.DESIGNS, "threads=0.5x", "writes=30", "load=open50,open80,open95"}),
      @Grid(
          from = Preset.STANDARD,
          vary = {Latency.DESIGNS, "threads=64", "writes=30", "load=closed"}),
      @Grid(
          from = Preset.THOROUGH,
          vary = {Latency.DESIGNS, "threads=0.5x", "writes=5", "load=open50,open80,open95"})
    },
    find = @Find(refused = "has a score that the load sets: \"run\" compares its quantiles"))
@Fork(1)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 50, time = 20, timeUnit = TimeUnit.MILLISECONDS)
public class Latency {
  /** The article's three with the lock of their shards, more shards, and Go's two sync.Maps. */
  static final String DESIGNS =
      "design=NullMap,ConcurrentHashMap,RWLock,StampedLock,Sharded8,Sharded64,ReadDirtyMap,"
          + "HashTrieMap";

  /** One operation; what the map answered goes to JMH, so that no read is dead code. */
  @Benchmark
  public @Nullable Integer operation(
      ContentionState.Shared shared, LatencyState.Pace pace, Clocked clocked) {
    return clocked.next();
  }

  /** One thread's tape and clock. */
  @State(Scope.Thread)
  public static class Clocked extends LatencyState.Timed {
    @Setup(Level.Trial)
    public void prepare(
        ContentionState.Shared shared,
        ContentionState.Worker worker,
        LatencyState.Pace pace,
        BenchmarkParams benchmark,
        ThreadParams thread) {
      TapeDriver driver = worker.driver;
      MapUnderTest<Integer, Integer> map = shared.map;
      time(() -> driver.step(map), pace, benchmark, thread);
    }
  }
}
