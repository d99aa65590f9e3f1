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
 * <b>Question:</b> does a small key keep alive the large buffer that it was cut from?
 *
 * <p><b>Mechanism:</b> a key that is a copy (since JDK 7 a substring is one) lets its buffer go; a
 * key that is a window (a slice, a view, a sub-list) refers to all of it. Every key is cut from a
 * buffer of its own that nothing else refers to. The score is the time of making a buffer and
 * cutting a key from it.
 *
 * <p><b>Command:</b> {@code ./run-benchmarks.sh run SmallKeyLargeBuffer}
 */
@Experiment(
    section = "3.1",
    question = "Does a small key keep alive the large buffer that it was cut from",
    contender = "key",
    baseline = "SUBSTRING",
    mostBlocks = 2,
    sizes = true,
    claims =
        @Claim(
            id = "3.1-small-key-pins-buffer",
            says = "A 1-byte key keeps its 1 MB buffer alive",
            goTruth =
                "False for string(buf[a:b]), which copies: 64 keys keep 4.5 KB; true for a"
                    + " substring of a string: 67 MB",
            figures =
                @Figure(
                    of = "{* retainedBytes} / {* bufferBytes}",
                    name = "bytes that a key keeps alive, of its buffer's",
                    is = Figure.Relation.ABOVE,
                    threshold = 0.9,
                    unit = "ratio")),
    grids = {
      @Grid(from = Preset.FLASH, vary = "key=SUBSTRING"),
      @Grid(
          from = Preset.QUICK,
          vary = {})
    })
@Fork(1)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class SmallKeyLargeBuffer {
  @Benchmark
  public Object cut(KeyState state, KeyCounters recorded) {
    return state.cut();
  }
}
