package watershed.experiments;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.ThreadParams;
import watershed.probes.CacheLine;

/**
 * <b>Question:</b> how far apart must two hot words be to leave each other alone?
 *
 * <p><b>Mechanism:</b> two threads add to elements of one array, a stride apart. The cost falls
 * where the stride reaches what cores hand to each other: 64 bytes on most, 128 where lines are
 * fetched in pairs. The first element begins a 256-byte block, so that a stride below 64 stays
 * within one line and one of 64 within one pair.
 *
 * <p><b>Command:</b> {@code java -jar benchmarks.jar StrideSweep -t 2}
 */
@Experiment(
    section = "4.1",
    question = "How many bytes apart do two hot words stop sharing a line",
    contender = "strideBytes",
    baseline = "8",
    sizes = true,
    counters = true,
    grids = @Grid(from = Preset.STANDARD, vary = "threads=2"))
@Needs(cpus = 2)
@Fork(5)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Threads(2)
@State(Scope.Benchmark)
public class StrideSweep {
  private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(long[].class);
  private static final int BLOCK = 256;

  @Param({"8", "16", "32", "64", "128", "192", "256"})
  int strideBytes;

  // Every access reads the array's length for its bounds check: the hot elements stay far from it.
  final long[] words = new long[8 * BLOCK / Long.BYTES];
  int base;

  @Setup
  public void prepare(BenchmarkParams params) {
    HotThread.needTwoCpus(params);
    CacheLine.settle();
    int middle = words.length / 2;
    long past = CacheLine.addressOf(words, middle) % BLOCK;
    base = middle - (int) (past / Long.BYTES);
  }

  @Benchmark
  public long touch(Place mine) {
    return (long) ELEMENT.getAndAdd(mine.words, mine.index, 1L);
  }

  /** One thread's element, and where both lay; given by thread 0, as JMH adds up over threads. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Place {
    long[] words;
    int index;
    private boolean speaks;
    private StrideSweep shared;

    @Setup
    public void prepare(StrideSweep shared, ThreadParams thread) {
      this.shared = shared;
      words = shared.words;
      speaks = thread.getThreadIndex() == 0;
      index = shared.base + thread.getThreadIndex() % 2 * shared.strideBytes / Long.BYTES;
    }

    /** Address of the first element modulo 128. */
    public long addressMod128A() {
      return speaks ? address(0) % CacheLine.PAIR : 0;
    }

    /** Address of the second element modulo 128. */
    public long addressMod128B() {
      return speaks ? address(shared.strideBytes) % CacheLine.PAIR : 0;
    }

    private long address(int bytesOn) {
      return CacheLine.addressOf(words, shared.base) + bytesOn;
    }
  }
}
