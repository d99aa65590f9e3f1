package watershed.experiments.memory;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;
import watershed.experiments.Claim;
import watershed.experiments.Experiment;
import watershed.experiments.Figure;
import watershed.experiments.Grid;
import watershed.experiments.Preset;

/**
 * <b>Question:</b> where does a map's cost leave a cache tier, and where do designs swap for it?
 *
 * <p><b>Mechanism:</b> a look-up touches a key, and of the map a slot, a node or a row of them. A
 * lock costs the same at any size, a trie's levels a miss each. {@link MapMemory} has its size,
 * {@link PointerChase} the machine's edges: run both to have one held against the other.
 *
 * <p><b>Hazard:</b> forks in turns would empty the caches that this is about: each works alone.
 *
 * <p><b>Hazard:</b> JMH's first iterations load kinds of locks, which undoes what is compiled.
 *
 * <p><b>Command:</b> {@code java -jar benchmarks.jar WorkingSet -p keys=1048576}
 */
@Experiment(
    section = "4.5",
    question = "Where does a map's cost leave a cache tier, and where do designs swap for it",
    contender = "design",
    axis = "keys",
    harness = "NullMap",
    baseline = "ConcurrentHashMap",
    heapMiB = 1024,
    mostBlocks = 3,
    counters = true,
    claims = {
      @Claim(
          id = "4.5-cost-jumps-at-a-cache-edge",
          says = "A map's cost jumps where its memory leaves one cache tier for the next",
          rule = MemoryFigures.AT_AN_EDGE,
          with = "PointerChase"),
      @Claim(
          id = "4.5-misses-jump",
          says = "The crossover is where misses per operation jump",
          figures = {
            @Figure(
                of = MemoryFigures.MORE_MISSES,
                name = "misses more at the most keys than at 64",
                is = Figure.Relation.ABOVE,
                threshold = 0.5,
                unit = "#/op"),
            @Figure(
                of = MemoryFigures.MISSES_AGAINST_TIME,
                name = "difference over sum of the keys where misses and ns/op jump",
                is = Figure.Relation.WITHIN,
                threshold = 0.67, // a factor of 5; grids go in steps of 4
                unit = "ratio")
          }),
      @Claim(
          id = "4.5-designs-swap",
          says =
              "Two designs swap places where one of them outgrows a cache before the other: read"
                  + " as, the better one of two changes between 64 keys and the most",
          rule = MemoryFigures.SWAP)
    },
    grids = {
      @Grid(from = Preset.FLASH, vary = "design=ConcurrentHashMap"),
      @Grid(
          from = Preset.QUICK,
          vary = {"design=ConcurrentHashMap", "keys=64,1024,16384,65536,262144,1048576"}),
      @Grid(
          from = Preset.QUICK,
          vary = {MemoryFigures.FEW, "keys=64,1048576"}),
      @Grid(
          from = Preset.STANDARD,
          vary = {MemoryFigures.MAIN, MemoryFigures.ALL_KEYS}),
      @Grid(
          from = Preset.STANDARD,
          vary = {
            MemoryFigures.FEW,
            MemoryFigures.SOME_KEYS,
            "distribution=uniform,zipf",
            "writes=0,5"
          })
    })
@Fork(3)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 2)
public class WorkingSet {
  static final int OPERATIONS = 1 << 20;

  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public long operations(MapWalk walk, MapMemory memory) {
    return walk.run(OPERATIONS);
  }
}
