package watershed.experiments.races;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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
import watershed.experiments.Bounds;
import watershed.experiments.Experiment;
import watershed.experiments.Grid;
import watershed.experiments.Preset;
import watershed.subjects.LazyInit;
import watershed.subjects.LazyMap;

/**
 * <b>Question:</b> what does it cost to look a value up that may have to be made first?
 *
 * <p><b>Mechanism:</b> one lock is taken by readers of present keys too; {@code computeIfAbsent}
 * may lock the key's bin before it finds that nothing is to be done, which a look beforehand saves.
 * Threads ask for uniform keys; {@code removals} percent of their operations remove a key instead,
 * so that its value must be made again. {@code SPLIT_LOCK} is timed although it is wrong: see
 * {@link CheckThenAct} for what its figure is worth.
 *
 * <p><b>Command:</b> {@code ./run-benchmarks.sh run CheckThenActCost -p removals=0,10 -t 1,1x}
 */
@Experiment(
    section = "4.2",
    question = "What does it cost to look a value up that may have to be made first",
    contender = "variant",
    baseline = "ONE_LOCK",
    grids = {
      @Grid(
          from = Preset.STANDARD,
          vary = {"threads=1,1x", "removals=0,10"}),
      @Grid(
          from = Preset.THOROUGH,
          vary = {"threads=1,1x", "removals=0,10", "keys=16,65536"})
    })
@Fork(5)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class CheckThenActCost {
  @Param LazyInit variant;

  @Param("1024")
  @Bounds(min = 1, max = 1 << 24)
  int keys;

  /** Percent of the operations. */
  @Param({"0", "10"})
  @Bounds(max = 100)
  double removals;

  Integer[] boxed; // beforehand, or boxing would be measured too
  LazyMap<Integer, Integer> map;

  @Setup
  public void fill() {
    boxed = IntStream.range(0, keys).boxed().toArray(Integer[]::new);
    map = variant.create(keys);
    for (Integer key : boxed) {
      map.get(key, k -> k);
    }
  }

  @Benchmark
  public @Nullable Integer operate(LazyCaller me) {
    int step = me.next();
    if (step < 0) {
      map.remove(boxed[~step]);
      return null;
    }
    return map.get(boxed[step], me.maker);
  }
}
