package watershed.experiments;

import static watershed.experiments.Figure.Relation.ABOVE;
import static watershed.experiments.Figure.Relation.BELOW;
import static watershed.experiments.Figure.Relation.WITHIN;

import java.util.Map;
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
 * <b>Question:</b> what does a map cost that is created, and then holds nothing or little?
 *
 * <p><b>Mechanism:</b> most maps put off their table to the first write. An operation has an empty
 * map, writes {@code puts} entries, drops it. {@code gc.alloc.rate.norm} is its bytes, {@code
 * jolBytes} what it leaves by JOL: equal, but for outgrown tables.
 *
 * <p><b>Command:</b> {@code ./run-benchmarks.sh run EmptyMapAllocation -p puts=0,1}
 */
@Experiment(
    section = "2.2",
    question = "What does an empty map cost, by the way it is created",
    contender = "variant",
    axis = "puts",
    baseline = "HASH_MAP",
    profilers = "gc",
    sizes = true,
    claims = {
      @Claim(
          id = "2.2-unsized-is-free",
          says = "A map created without a size is nil and takes 0 B",
          goTruth = "False: non-nil, 48 B, 1 allocation; only the undeclared `var m` is nil",
          figures =
              @Figure(
                  of = EmptyMapFigures.UNSIZED,
                  name = "bytes of a map created without a size",
                  is = BELOW,
                  threshold = 0.5,
                  unit = "B/op")),
      @Claim(
          id = "2.2-zero-sized-is-32",
          says = "A map created with size 0 takes about 32 B",
          goTruth = "False: 48 B, 1 allocation, the same as without a size",
          figures =
              @Figure(
                  of = EmptyMapFigures.ZERO_SIZED,
                  name = "bytes of a map created with size 0, less 32",
                  is = WITHIN,
                  threshold = 4,
                  unit = "B/op")),
      @Claim(
          id = "2.2-unsized-slower-first-write",
          says = "The map created without a size is slower at its first write than one with size 0",
          goTruth = "Both 256 B, 2 allocations with one put",
          figures =
              @Figure(
                  of = EmptyMapFigures.FIRST_WRITE,
                  name = "time of the first write, without a size over with size 0",
                  is = ABOVE,
                  threshold = 1,
                  unit = "ratio"))
    },
    grids = {
      @Grid(from = Preset.FLASH, vary = "variant=HASH_MAP,HASH_MAP_0,EMPTY_MAP,TREE_MAP"),
      @Grid(
          from = Preset.QUICK,
          vary = {EmptyMapGrids.COMMON, "puts=0"}),
      @Grid(
          from = Preset.QUICK,
          vary = {"variant=HASH_MAP,HASH_MAP_0,CONCURRENT_HASH_MAP", "puts=1"}),
      @Grid(from = Preset.STANDARD, vary = "puts=0,1"),
      @Grid(
          from = Preset.STANDARD,
          vary = {EmptyMapGrids.GROWING, "puts=8,13,64"}),
      @Grid(
          from = Preset.STANDARD,
          vary = {EmptyMapGrids.GROWING, "escape=local"}),
      @Grid(
          from = Preset.STANDARD,
          vary = {EmptyMapGrids.GROWING, "puts=1", "threads=1x"})
    })
@Needs(contender = "NEW_HASH_MAP_0", jdk = 19)
@Fork(5)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class EmptyMapAllocation extends EmptyMaps {
  @Benchmark
  public @Nullable Object haveEmptyMap(LeftBehind recorded) {
    Map<Object, Object> map = variant.make(keys, keys[0], puts);
    // One branch is taken in a fork: with both compiled, the map would escape by the other.
    if (escaping) {
      return map;
    }
    return map == null ? keys : keys[map.size() % keys.length];
  }
}
