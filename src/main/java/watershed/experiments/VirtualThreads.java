package watershed.experiments;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * <b>Question:</b> are virtual threads faster than as many platform threads on a shared map, and
 * does another map design come first?
 *
 * <p><b>Mechanism:</b> platform threads that outnumber the CPUs take turns by the kernel's clock,
 * the holder of a lock too: then all wait. Virtual threads have as many carriers as CPUs and keep
 * theirs until they block; before JDK 24 one that waits in {@code synchronized} keeps it even then.
 * {@code pooled} is one platform thread per CPU that does one task after the other. An invocation
 * wakes all {@code tasks}, which do 2^20 operations of the tapes of {@link Contention} between
 * them, and ends with the last; a score is wall-clock time per operation, by all CPUs together.
 *
 * <p>A contender is a design <em>and</em> a kind of thread: all of them take turns in one block, so
 * that kinds are compared for each design, designs for each kind, and the one with the other, by
 * ratios of the same rounds. {@code NullMap} shows what waking, tapes and waiting cost.
 *
 * <p><b>Command:</b> {@code ./run-benchmarks.sh run VirtualThreads --jdk 25 -p tasks=64,1024}
 */
@Experiment(
    section = "2.3",
    question = "Are virtual threads faster on a shared map, and does another design come first",
    contender = "crew",
    axis = "writes",
    controls = {"NullMap-platform", "NullMap-virtual", "NullMap-pooled"},
    baseline = "ConcurrentHashMap-platform",
    grids = {
      @Grid(
          from = Preset.STANDARD,
          vary = {VirtualThreadsState.FEW, "tasks=64,1024", "writes=30"}),
      @Grid(
          from = Preset.THOROUGH,
          vary = {"tasks=64,1024", "writes=5,30"})
    },
    find =
        @Find(
            refused = "has one JMH thread, whatever it is asked for: \"run -p writes=\" compares"))
@Needs(contender = "NullMap-virtual", jdk = VirtualThreadStarter.SINCE_JDK)
@Needs(contender = "ConcurrentHashMap-virtual", jdk = VirtualThreadStarter.SINCE_JDK)
@Needs(contender = "RWLock-virtual", jdk = VirtualThreadStarter.SINCE_JDK)
@Needs(contender = "StampedLock-virtual", jdk = VirtualThreadStarter.SINCE_JDK)
@Needs(contender = "Synchronized-virtual", jdk = VirtualThreadStarter.SINCE_JDK)
@Needs(contender = "Sharded64-virtual", jdk = VirtualThreadStarter.SINCE_JDK)
@Needs(contender = "ReadDirtyMap-virtual", jdk = VirtualThreadStarter.SINCE_JDK)
@Needs(contender = "HashTrieMap-virtual", jdk = VirtualThreadStarter.SINCE_JDK)
@Fork(1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 10, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 20, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class VirtualThreads {
  /** All tasks, each once. */
  @Benchmark
  @OperationsPerInvocation(VirtualThreadsState.OPERATIONS)
  public void tasks(VirtualThreadsState.Shared shared, VirtualThreadsState.Tally tally)
      throws InterruptedException {
    shared.perform();
  }
}
