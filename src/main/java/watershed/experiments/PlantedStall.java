package watershed.experiments;

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
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * Question: are planted stalls found in the tail, and does an open loop show whom they keep
 * waiting?
 *
 * <p>Mechanism: every operation burns some work, and with {@code plant=stalls} every 500th of a
 * thread also holds it for D = 100 us. So 0.2 % of the service times are D or more: in a closed
 * loop p99.9 is one of them and p99 is none. In an open loop of λ operations per ns and thread,
 * each s ns but for the stalls, those that were due in the first (D/2)/(1 − λs) ns of a stall wait
 * more than D/2: with the stalled one 1 + λ(D/2)/(1 − λs) of every 500, dozens for one.
 *
 * <p>Command: {@code run PlantedStall -p load=closed,open50}
 */
@Experiment(
    section = "0.3",
    question = "Does the laboratory find planted stalls in the tail",
    contender = "plant",
    baseline = "none",
    claims =
        @Claim(
            id = "0.3-planted-stalls",
            says = "a stall of 100 us in every 500th operation is the p99.9 of a closed loop",
            rule =
                "p99.9 of stalls, load=closed, is " + PlantedStall.STALL_NANOS + " ns within 5 %"),
    grids = {
      @Grid(
          from = Preset.THOROUGH,
          vary = {"load=closed,open50"})
    })
@Fork(1)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 100, timeUnit = TimeUnit.MILLISECONDS)
public class PlantedStall {
  static final int EVERY = 500;
  static final int STALL_NANOS = 100_000;
  private static final int TOKENS = 100;

  /** What is planted. */
  public enum Plant {
    none,
    stalls
  }

  /** What all threads have. */
  @State(Scope.Benchmark)
  public static class Shared {
    @Param public Plant plant;
  }

  /** One thread. */
  @State(Scope.Thread)
  public static class Clocked extends LatencyState.Timed {
    private boolean stalls;
    private int operations;

    @Setup(Level.Trial)
    public void prepare(
        Shared shared, LatencyState.Pace pace, BenchmarkParams benchmark, ThreadParams thread) {
      stalls = shared.plant == Plant.stalls;
      time(this::work, pace, benchmark, thread);
    }

    private @Nullable Integer work() {
      Blackhole.consumeCPU(TOKENS);
      if (stalls && ++operations % EVERY == 0) {
        long end = System.nanoTime() + STALL_NANOS;
        while (System.nanoTime() - end < 0) {
          Thread.onSpinWait();
        }
      }
      return null;
    }
  }

  @Benchmark
  public @Nullable Integer operation(Shared shared, LatencyState.Pace pace, Clocked clocked) {
    return clocked.next();
  }
}
