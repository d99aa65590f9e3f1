package watershed.experiments;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Which map design carries the most operations, for how many threads, writes and keys?
 *
 * <p>A lock makes threads wait for each other; a read-write lock makes readers wait for its word's
 * cache line even when they exclude nobody; sharding multiplies the words; a lock-free table pays
 * per node. Which of these costs least depends on the cell, and where the order changes is the
 * crossover. One invocation is one operation of the thread's own tape, which nothing shares; {@code
 * NullMap} shows the harness's own cost. ReadDirtyMap stands for sync.Map, else ConcurrentHashMap.
 *
 * <p>Command: {@code java -jar target/benchmarks.jar Contention -t 4 -p writes=30}
 */
@Experiment(
    section = "2.3",
    question = "Which map design carries the most operations per microsecond",
    contender = "design",
    axis = "writes",
    harness = "NullMap",
    baseline = "ConcurrentHashMap",
    workingSet = true,
    profilers = "gc",
    heapMiB = 384,
    claims = {
      @Claim(
          id = "2.3-a-locked-map-wins",
          says = SyncMapClaims.LOCKED_SAYS,
          goTruth = SyncMapClaims.GO_TRUTH,
          rule = SyncMapClaims.LOCKED_RULE),
      @Claim(
          id = "2.3-c-formula",
          says = SyncMapClaims.FORMULA_SAYS,
          goTruth = "not fitted",
          rule = SyncMapClaims.FORMULA_RULE),
      @Claim(
          id = "2.3-d-sharded-for-many-keys",
          says = SyncMapClaims.FLOW_SAYS,
          goTruth = SyncMapClaims.GO_TRUTH,
          rule = SyncMapClaims.FLOW_RULE)
    },
    grids = {
      @Grid(
          from = Preset.FLASH,
          vary = {"threads=1x", "design=NullMap,ConcurrentHashMap,RWLock,Sharded64"}),
      @Grid(
          from = Preset.QUICK,
          vary = {ContentionGrids.FEW, "threads=1x", "writes=5,50"}),
      @Grid(
          from = Preset.QUICK,
          vary = {ContentionGrids.DOCUMENT, "threads=64", "writes=30"}),
      @Grid(
          from = Preset.QUICK,
          vary = {ContentionGrids.PORT, "threads=1,1x", "writes=30", "keys=1024,16384"}),
      @Grid(
          from = Preset.STANDARD,
          vary = {ContentionGrids.MAIN, "threads=1", "writes=5"}),
      @Grid(
          from = Preset.STANDARD,
          vary = {ContentionGrids.MAIN, "threads=1x,4x", "writes=0,5,20,50"}),
      @Grid(
          from = Preset.STANDARD,
          vary = {"threads=1x", "writes=20"}),
      @Grid(
          from = Preset.STANDARD,
          vary = {ContentionGrids.MAIN, "threads=1x", "writes=20", "keys=1024"}),
      @Grid(
          from = Preset.STANDARD,
          vary = {ContentionGrids.LARGE, "threads=1x", "writes=20", "keys=1048576"}),
      @Grid(
          from = Preset.STANDARD,
          vary = {ContentionGrids.MAIN, "threads=1x", "writes=20", "distribution=zipf"}),
      @Grid(
          from = Preset.STANDARD,
          vary = {ContentionGrids.CHURN, "threads=1x", "writes=20", "mix=churn"}),
      @Grid(
          from = Preset.STANDARD,
          vary = {ContentionGrids.ARTICLE, "threads=1x", "writes=20", "hits=50"}),
      @Grid(
          from = Preset.STANDARD,
          vary = {ContentionGrids.ARTICLE, "threads=64", "writes=30"}),
      @Grid(
          from = Preset.STANDARD,
          vary = {ContentionGrids.FORMULA, "threads=1,1x", "writes=20", ContentionGrids.KEYS}),
      @Grid(
          from = Preset.THOROUGH,
          vary = {
            ContentionGrids.FORMULA,
            "threads=4x,8x,16x,32x",
            "writes=20",
            "keys=1024,16384"
          }),
      @Grid(
          from = Preset.THOROUGH,
          vary = {"threads=32,64,128", "writes=15,40"}),
      @Grid(
          from = Preset.THOROUGH,
          vary = {ContentionGrids.NO_COPY, "threads=1x", "writes=5,50", "keys=1024,1048576"}),
      @Grid(
          from = Preset.THOROUGH,
          vary = {"threads=1x", "writes=5", "keyIdentity=equal", "profile=mono,mega"})
    },
    find =
        @Find(
            compare = ContentionGrids.SEARCHED,
            lines = {"threads=1x", "threads=1x keys=1048576", "threads=4x"}))
@Fork(1)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 50, time = 20, timeUnit = TimeUnit.MILLISECONDS)
public class Contention {
  /** One operation; what the map answered goes to JMH, so that no read is dead code. */
  @Benchmark
  public @Nullable Integer operation(ContentionState.Shared shared, ContentionState.Worker worker) {
    return worker.driver.step(shared.map);
  }
}
