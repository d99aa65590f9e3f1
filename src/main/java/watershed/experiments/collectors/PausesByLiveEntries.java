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
 * <b>Question:</b> does a collector stop the world for longer when more map entries live?
 *
 * <p><b>Mechanism:</b> what marks or moves objects while the world stands takes time for each that
 * lives; what does so beside the program does not. Beside a live {@code HashMap} of boxed keys and
 * values a fixed amount of garbage is made, which the young generation is collected for, and three
 * collections of the whole heap are asked for. A service avoids those: so the stops that come by
 * themselves are judged apart, of a collector that makes any: one that waits until the heap is
 * nearly full makes none of this garbage, and nothing is told of it. All figures but the score are
 * from the collector's own record ({@link StopCounters}).
 *
 * <p><b>Command:</b> {@code ./run-benchmarks.sh run PausesByLiveEntries --preset quick}
 */
@Experiment(
    section = "1.3",
    question = "Do more live map entries make the collector stop the world for longer",
    contender = "collector",
    baseline = "G1",
    // No more of it is touched than is used: 10^7 entries take half of it, 10^6 a twentieth.
    heapMiB = 2048,
    quickBlocks = 2,
    claims = {
      @Claim(
          id = "1.3-pauses-grow",
          says =
              "The more map entries live, the longer the collector stops the world: read as, for a"
                  + " full collection that is asked for (System.gc()), by over 0.1 ms a million",
          figures =
              @Figure(
                  of = "slope(entries, {* pauseMicros})",
                  name = "stop of a full collection asked for by System.gc(), by live entry",
                  is = Figure.Relation.ABOVE,
                  threshold = PausesByLiveEntries.MARGIN,
                  unit = "us/entry")),
      @Claim(
          id = "1.3-natural-stops-grow",
          says =
              "The more map entries live, the longer the collector stops the world: read as, where"
                  + " nobody asks for it, by over 0.1 ms a million in all of the same work",
          figures =
              @Figure(
                  of =
                      "where({* otherStops entries=most}, 0.99, slope(entries, {*"
                          + " otherStopsMicros}))",
                  name = "stops that nobody asked for, of the same garbage together, by live entry",
                  is = Figure.Relation.ABOVE,
                  threshold = PausesByLiveEntries.MARGIN,
                  unit = "us/entry"))
    },
    grids = {
      @Grid(from = Preset.FLASH, vary = "collector=G1"),
      @Grid(
          from = Preset.QUICK,
          vary = {"collector=SERIAL,PARALLEL,G1,ZGC,SHENANDOAH", "entries=10000,1000000"}),
      @Grid(from = Preset.STANDARD, vary = "entries=10000,100000,1000000"),
      @Grid(from = Preset.THOROUGH, vary = "entries=10000000")
    })
@Fork(3)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@State(Scope.Benchmark)
public class PausesByLiveEntries {
  /**
   * The document's claim is of any slope above 0. One so small that nobody would notice would be
   * confirmed, and none be refuted, for no slope is exactly 0: so what counts is 0.1 ms a million
   * entries, in microseconds an entry.
   */
  static final double MARGIN = 1e-4;

  @Param public Collector collector;

  @Param({"10000", "100000", "1000000", "10000000"})
  @Bounds(min = 1, max = 10_000_000)
  int entries;

  IntTable live;

  @Setup
  public void fill() {
    collector.check();
    live = ValueShape.BOXED_VALUE.filled(entries, false);
    Churn.settle();
  }

  @Benchmark
  public IntTable collect(StopCounters recorded) {
    Churn.rounds(live);
    return live;
  }
}
