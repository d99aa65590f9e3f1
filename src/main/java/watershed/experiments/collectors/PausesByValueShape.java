package watershed.experiments.collectors;

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
import watershed.experiments.Bounds;
import watershed.experiments.Claim;
import watershed.experiments.Experiment;
import watershed.experiments.Figure;
import watershed.experiments.Grid;
import watershed.experiments.Preset;
import watershed.subjects.IntTable;
import watershed.subjects.ValueShape;

/**
 * <b>Question:</b> how much longer does a collector stop for values with pointers than for none?
 *
 * <p><b>Mechanism:</b> an entry of a {@code HashMap} is three or four objects to mark and move, one
 * of a primitive table none: its arrays are two objects, whatever they hold. Work and record are
 * those of {@link PausesByLiveEntries}; what the tables weigh is in {@link ValuesWithPointers}.
 *
 * <p><b>Command:</b> {@code ./run-benchmarks.sh run PausesByValueShape --preset quick}
 */
@Experiment(
    section = "3.2",
    question = "How much longer does a collector stop for values with pointers than for none",
    contender = "collector",
    baseline = "G1",
    heapMiB = 2048,
    quickBlocks = 2,
    claims = {
      @Claim(
          id = "3.2-pointers-lengthen-pauses",
          says = PointerFigures.PAUSES_SAYS + PointerFigures.AGAINST_PRIMITIVES,
          figures =
              @Figure(
                  of = PointerFigures.PAUSES_WITH + PointerFigures.OVER_PRIMITIVES,
                  name = "stop asked for, HashMap of objects that point over primitive table",
                  is = Figure.Relation.ABOVE,
                  threshold = PointerFigures.TIMES,
                  unit = "ratio")),
      @Claim(
          id = "3.2-pointers-lengthen-pauses-of-boxed",
          says = PointerFigures.PAUSES_SAYS + PointerFigures.AGAINST_BOXED,
          figures =
              @Figure(
                  of = PointerFigures.PAUSES_WITH + PointerFigures.OVER_BOXED,
                  name = "stop asked for, HashMap of objects that point over that of boxed values",
                  is = Figure.Relation.ABOVE,
                  threshold = PointerFigures.TIMES,
                  unit = "ratio")),
      @Claim(
          id = "3.2-pointers-lengthen-collections",
          says = PointerFigures.COLLECTIONS_SAYS + PointerFigures.AGAINST_PRIMITIVES,
          goTruth = PointerFigures.COLLECTIONS_TRUTH,
          figures =
              @Figure(
                  of = PointerFigures.COLLECTIONS,
                  name = "time collecting, HashMap of objects that point over primitive table",
                  is = Figure.Relation.ABOVE,
                  threshold = PointerFigures.TWICE,
                  unit = "ratio"))
    },
    grids = {
      @Grid(
          from = Preset.QUICK,
          vary = {"collector=SERIAL,PARALLEL,G1,ZGC", "shape=OBJECT_VALUE,BOXED_VALUE,FASTUTIL"}),
      @Grid(
          from = Preset.STANDARD,
          vary = {
            "shape=OBJECT_VALUE,BOXED_VALUE,FASTUTIL,PARALLEL_ARRAYS",
            "sizing=grown,presized"
          }),
      @Grid(
          from = Preset.THOROUGH,
          vary = {"shape=OBJECT_VALUE,FASTUTIL", "entries=10000000"})
    })
@Fork(3)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@State(Scope.Benchmark)
public class PausesByValueShape {
  @Param public Collector collector;

  @Param public ValueShape shape;

  @Param({"1000000", "10000", "10000000"})
  @Bounds(min = 1, max = 10_000_000)
  int entries;

  @Param({"grown", "presized"})
  String sizing;

  IntTable live;

  @Setup
  public void fill() {
    collector.check();
    live = shape.filled(entries, sizing.equals("presized"));
    Churn.settle();
  }

  @Benchmark
  public IntTable collect(StopCounters recorded) {
    Churn.rounds(live);
    return live;
  }
}
