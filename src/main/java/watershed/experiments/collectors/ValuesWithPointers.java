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
 * <b>Question:</b> how many objects and bytes are entries whose values have pointers, and what does
 * it cost that their table grows?
 *
 * <p><b>Mechanism:</b> a node, a boxed key, a value and what it points to are objects of their own;
 * entries of primitive tables are none. A table that grows throws its slots away for twice as many:
 * references in a {@code HashMap}, whose entries stay where they are, keys and values in a
 * primitive one. All counts are exact ({@link TableCosts}); the score is the time of filling once.
 *
 * <p><b>Command:</b> {@code ./run-benchmarks.sh run ValuesWithPointers --preset quick}
 */
@Experiment(
    section = "3.2",
    question = "How many objects and bytes are entries with pointers, and what does growth cost",
    contender = "shape",
    baseline = "OBJECT_VALUE",
    heapMiB = 768,
    mostBlocks = 2,
    sizes = true,
    claims = {
      @Claim(
          id = "3.2-pointers-are-objects",
          says =
              "1 M entries with a pointer in the value are 2.1 M objects against 1.0 M without:"
                  + " read as objects an entry, a HashMap's node and boxed key among them",
          goTruth = "2.00 M objects against 1.00 M",
          figures = {
            @Figure(
                of = PointerFigures.OBJECTS_WITH + " - 2.1",
                name = "objects an entry with a pointer in the value, less 2.1",
                is = Figure.Relation.WITHIN,
                threshold = 0.2,
                unit = "objects"),
            @Figure(
                of = PointerFigures.OBJECTS_WITHOUT + " - 1",
                name = "objects an entry with none (a boxed number), less 1.0",
                is = Figure.Relation.WITHIN,
                threshold = 0.2,
                unit = "objects")
          }),
      @Claim(
          id = "3.2-pointers-add-objects",
          says =
              "1 M entries with a pointer in the value are 2.1 M objects against 1.0 M without:"
                  + " read as 1.1 more an entry, whatever else an entry takes",
          goTruth = "1.00 M more",
          figures =
              @Figure(
                  of = PointerFigures.OBJECTS_MORE + " - 1.1",
                  name = "objects more an entry for the pointer, less 1.1",
                  is = Figure.Relation.WITHIN,
                  threshold = 0.2,
                  unit = "objects")),
      @Claim(
          id = "3.2-growth-copies",
          says =
              "A map of values with pointers copies them redundantly as it grows: read as, growth"
                  + " allocates over half of what the map keeps, as where it copies all of it",
          figures =
              @Figure(
                  of = PointerFigures.GROWTH,
                  name = "allocated for growth, of the bytes that the map keeps",
                  is = Figure.Relation.ABOVE,
                  threshold = 0.5,
                  unit = "ratio"))
    },
    grids = {
      @Grid(from = Preset.FLASH, vary = "shape=OBJECT_VALUE"),
      @Grid(from = Preset.QUICK, vary = "shape=OBJECT_VALUE,BOXED_VALUE,FASTUTIL"),
      @Grid(from = Preset.STANDARD, vary = "entries=100000"),
      @Grid(from = Preset.STANDARD, vary = "entries=1000000")
    })
@Fork(2)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@State(Scope.Benchmark)
public class ValuesWithPointers {
  @Param ValueShape shape;

  @Param({"100000", "1000000"})
  @Bounds(min = 1, max = 1_000_000)
  int entries;

  @Setup
  public void load() {
    TableCosts.load(shape);
  }

  @Benchmark
  public IntTable grow(TableCosts costs) {
    return costs.grow(shape, entries);
  }
}
