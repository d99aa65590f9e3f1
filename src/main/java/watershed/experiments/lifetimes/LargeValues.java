package watershed.experiments.lifetimes;

import java.util.Map;
import java.util.Objects;
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
import watershed.subjects.ReleasedValues;

/**
 * <b>Question:</b> what is left of large values when they are nulled, removed, or left behind?
 *
 * <p><b>Mechanism:</b> a value that nothing refers to is the collector's, whichever way the
 * reference went. What differs is what stays with the map: a null, or an object in its place, keeps
 * key and node; removal the table; a new map nothing. {@link ValuesLeft} weighs what is left.
 *
 * <p><b>Command:</b> {@code ./run-benchmarks.sh run LargeValues -p valueBytes=256,4096}
 */
@Experiment(
    section = "1.4",
    question = "What is left of large values that are nulled, removed, or left behind",
    contender = "way",
    baseline = "KEPT",
    sizes = true,
    mostBlocks = 2,
    claims = {
      @Claim(
          id = "1.4-b-null-the-value",
          says = "Null a large value out to free it: read as, nulling frees it",
          figures =
              @Figure(
                  of = "{NULL_VALUE heapBytes} / {KEPT heapBytes}",
                  name = "heap after nulling, of what was kept",
                  is = Figure.Relation.BELOW,
                  threshold = 0.05,
                  unit = "ratio")),
      @Claim(
          id = "1.4-b-only-nulling-frees",
          says = "Null a large value out to free it: read as, to remove or rebuild does not",
          figures = {
            @Figure(
                of = "{REMOVED heapBytes} / {KEPT heapBytes}",
                name = "heap after removal, of what was kept",
                is = Figure.Relation.ABOVE,
                threshold = 0.9,
                unit = "ratio"),
            @Figure(
                of = "{REBUILT heapBytes} / {KEPT heapBytes}",
                name = "heap after rebuilding, of what was kept",
                is = Figure.Relation.ABOVE,
                threshold = 0.9,
                unit = "ratio")
          })
    },
    grids = {
      @Grid(from = Preset.QUICK, vary = "way=KEPT,NULL_VALUE,REMOVED,REBUILT"),
      @Grid(from = Preset.STANDARD, vary = "valueBytes=4096"),
      @Grid(
          from = Preset.STANDARD,
          vary = {"entries=65536", "valueBytes=64,1024"})
    })
@Fork(2)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@State(Scope.Benchmark)
public class LargeValues {
  @Param ReleasedValues way;

  @Param("4096")
  @Bounds(min = 1, max = 1 << 20)
  int entries;

  @Param({"4096", "1024", "64"})
  @Bounds(max = 1 << 20)
  int valueBytes;

  private @Nullable Map<Integer, Object> map;

  @Setup(Level.Iteration)
  public void fill(BenchmarkParams params) {
    OneThread.require(params);
    map = ReleasedValues.filled(entries, valueBytes);
  }

  @Benchmark
  public int release(ValuesLeft left) {
    map = way.release(map());
    return map().size();
  }

  Map<Integer, Object> map() {
    return Objects.requireNonNull(map, "dropped");
  }

  void drop() {
    map = null;
  }
}
