package watershed.experiments.retention;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;
import watershed.experiments.Claim;
import watershed.experiments.Experiment;
import watershed.experiments.Figure;
import watershed.experiments.Grid;
import watershed.experiments.Preset;

/**
 * <b>Question:</b> do two kinds of map over the same values take more than each takes alone?
 *
 * <p><b>Mechanism:</b> each map has nodes, tables and boxed keys of its own, and only refers to the
 * values. So the interaction, both - locked - concurrent + the values that would else be taken off
 * twice, is 0 where neither map knows of the other. A value is reachable as long as one of them has
 * it. The score is the time of making the values and maps.
 *
 * <p><b>Command:</b> {@code ./run-benchmarks.sh run TwoMapsOverOneValue}
 */
@Experiment(
    section = "4.4",
    question = "Do two kinds of map over the same values take more than each takes alone",
    contender = "held",
    baseline = "BOTH",
    mostBlocks = 2,
    sizes = true,
    claims = {
      @Claim(
          id = "4.4-both-inflate-allocation",
          says =
              "Using both kinds of map over the same values inflates allocation: read as, by more"
                  + " than 1 % over what each takes alone",
          figures =
              @Figure(
                  of =
                      "({BOTH allocatedBytes n=most} - {LOCKED allocatedBytes n=most}"
                          + " - {CONCURRENT allocatedBytes n=most}"
                          + " + {VALUES allocatedBytes n=most}) / {BOTH allocatedBytes n=most}",
                  name = "interaction in bytes allocated, of those of both; margin 1 %",
                  is = Figure.Relation.ABOVE,
                  threshold = TwoMapsOverOneValue.MARGIN,
                  unit = "ratio")),
      @Claim(
          id = "4.4-both-inflate-retention",
          says =
              "Using both kinds of map over the same values inflates what is kept: read as, by more"
                  + " than 1 % over what each keeps alone",
          figures =
              @Figure(
                  of =
                      "({BOTH retainedBytes n=most} - {LOCKED retainedBytes n=most}"
                          + " - {CONCURRENT retainedBytes n=most}"
                          + " + {VALUES retainedBytes n=most}) / {BOTH retainedBytes n=most}",
                  name = "interaction in bytes retained, of those of both; margin 1 %",
                  is = Figure.Relation.ABOVE,
                  threshold = TwoMapsOverOneValue.MARGIN,
                  unit = "ratio")),
      @Claim(
          id = "4.4-evicted-still-held",
          says = "A value that one map evicted is still held by the other",
          figures = {
            @Figure(
                of = "{EVICTED_FROM_ONE reachablePercent n=most}",
                name = "values still reachable when one map evicted them",
                is = Figure.Relation.ABOVE,
                threshold = 99,
                unit = "%"),
            @Figure(
                of = "{EVICTED_FROM_BOTH reachablePercent n=most}",
                name = "values still reachable when both evicted them",
                is = Figure.Relation.BELOW,
                threshold = 1,
                unit = "%")
          })
    },
    grids = {
      @Grid(from = Preset.FLASH, vary = "held=BOTH"),
      @Grid(
          from = Preset.QUICK,
          vary = {}),
      @Grid(
          from = Preset.STANDARD,
          vary = {"n=10000,100000", "concurrent=ConcurrentHashMap,ReadDirtyMap,HashTrieMap"})
    })
@Fork(1)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class TwoMapsOverOneValue {
  /** The document gives none: what is less would not be called inflation. */
  static final double MARGIN = 0.01;

  @Benchmark
  public Object make(PairState state, PairCounters recorded) {
    return state.make();
  }
}
