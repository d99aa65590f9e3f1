package watershed.experiments;

import static watershed.experiments.Figure.Relation.ABOVE;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import watershed.subjects.padded.HotPair;

/**
 * <b>Question:</b> what does it cost when threads write different fields of one cache line?
 *
 * <p><b>Mechanism:</b> a core must own a line to write to it, so that two cores that write to one
 * line take it from each other at every operation, whatever fields they mean. Thread 0 adds to
 * counter A; thread 1 adds to B ({@code role=writers}) or reads B ({@code readers}, the document's
 * case); more threads alternate (writers) or all read. The mean score hides who pays: {@link
 * HotThread} gives each side's own, and where the counters really lay.
 *
 * <p><b>Command:</b> {@code java -jar benchmarks.jar FalseSharing -t 2 -p layout=UNPADDED -jvmArgs
 * "-XX:-RestrictContended -javaagent:benchmarks.jar"}
 */
@Experiment(
    section = "4.1",
    question = "What does it cost to share a cache line, and what does padding save",
    contender = "layout",
    baseline = "UNPADDED",
    controls = {"TRUE_SHARING", "NO_SHARING"},
    sizes = true,
    counters = true,
    claims = {
      @Claim(
          id = "4.1-padding-pays",
          says = "Padding cuts cache misses 2.8 M/s to 0.3 M/s, about 9 times",
          goTruth = "Two atomic counters, 2 threads: 16.1 ns/op unpadded, 5.5 ns/op padded",
          rule = Claim.COUNTED_EVENTS,
          figures = {
            @Figure(
                of = SharingFigures.WRITERS_TIME,
                name = SharingFigures.TIME,
                is = ABOVE,
                threshold = 1,
                unit = "ratio"),
            @Figure(
                of = SharingFigures.WRITERS_MISSES,
                name = SharingFigures.MISSES,
                is = ABOVE,
                threshold = 1,
                unit = "ratio"),
            @Figure(
                of = SharingFigures.WRITERS_LOAD_MISSES,
                name = SharingFigures.LOAD_MISSES,
                is = ABOVE,
                threshold = 1,
                unit = "ratio"),
            @Figure(
                of = SharingFigures.WRITERS_LAST_LEVEL_MISSES,
                name = SharingFigures.LAST_LEVEL_MISSES,
                is = ABOVE,
                threshold = 1,
                unit = "ratio")
          }),
      @Claim(
          id = "4.1-padding-pays-readers",
          says = "Hot read and hot write fields on one line: padding cuts L1 misses 1.9 M to 0.2 M",
          rule = Claim.COUNTED_EVENTS,
          figures = {
            @Figure(
                of = SharingFigures.READERS_TIME,
                name = SharingFigures.TIME,
                is = ABOVE,
                threshold = 1,
                unit = "ratio"),
            @Figure(
                of = SharingFigures.READERS_LOAD_MISSES,
                name = SharingFigures.LOAD_MISSES,
                is = ABOVE,
                threshold = 1,
                unit = "ratio"),
            @Figure(
                of = SharingFigures.READERS_MISSES,
                name = SharingFigures.MISSES,
                is = ABOVE,
                threshold = 1,
                unit = "ratio"),
            @Figure(
                of = SharingFigures.READERS_LAST_LEVEL_MISSES,
                name = SharingFigures.LAST_LEVEL_MISSES,
                is = ABOVE,
                threshold = 1,
                unit = "ratio")
          })
    },
    grids = {
      @Grid(
          from = Preset.FLASH,
          vary = {"layout=UNPADDED,HAND_PADDED", "threads=2"}),
      @Grid(
          from = Preset.QUICK,
          vary = {
            "threads=2",
            "layout=UNPADDED,HAND_PADDED,CONTENDED_FIELDS,SEPARATE_OBJECTS,TRUE_SHARING,NO_SHARING"
          }),
      @Grid(
          from = Preset.QUICK,
          vary = {"role=readers", "threads=2", "layout=UNPADDED,HAND_PADDED,NO_SHARING"}),
      @Grid(
          from = Preset.STANDARD,
          vary = {"role=writers,readers", "threads=2,1x"})
    })
@Needs(cpus = 2)
@Fork(5)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Threads(2)
public class FalseSharing extends SharedPair {
  @Benchmark
  public long touch(HotThread me) {
    me.operations++;
    // Branches on fields of this thread alone, always the same way: predicted, and the same in all
    // layouts. Both threads call through one field, whose class is one per fork: the call inlines.
    HotPair hot = me.pair;
    if (me.writes) {
      return me.second ? hot.addB() : hot.addA();
    }
    return hot.readB();
  }
}
