package watershed.experiments;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.infra.ThreadParams;
import org.openjdk.jmh.runner.IterationType;

/** What {@link Latency} and {@link PlantedStall} time by. */
public final class LatencyState {
  /** Share of the capacity at which warm-up rehearses waiting for intended starts. */
  private static final double REHEARSED = 0.5;

  private LatencyState() {}

  /** How operations are sent. */
  public enum Load {
    /** The next when the last one ended. */
    closed(Double.NaN),
    /** At half of what the fork can carry. */
    open50(0.50),
    open80(0.80),
    open95(0.95);

    final double ofCapacity;

    Load(double ofCapacity) {
      this.ofCapacity = ofCapacity;
    }

    boolean isOpen() {
      return this != closed;
    }
  }

  /** The load, and what the threads carried together while the fork warmed up. */
  @State(Scope.Benchmark)
  public static class Pace {
    @Param public Load load;

    private final TreeMap<Integer, Double> carried = new TreeMap<>();

    synchronized void add(int warmup, double perSecond) {
      carried.merge(warmup, perSecond, Double::sum);
    }

    /** Mean of all threads' operations in warm-up iterations, per second; 0 where none ran. */
    private synchronized double carried(int from, int to) {
      return carried.subMap(from, to).values().stream()
          .mapToDouble(Double::doubleValue)
          .average()
          .orElse(0);
    }

    /**
     * The rate of a warm-up iteration; 0 is back to back. Hazard: a JVM that never waited compiles
     * the wait away, and would compile anew in its first measured window. So the second third
     * rehearses it.
     */
    double rehearsal(int warmup, int warmups) {
      int third = warmups / 3;
      return warmup >= third && warmup < 2 * warmups / 3 ? REHEARSED * carried(0, third) : 0;
    }

    /**
     * Operations that all threads carry back to back, per second, by the last third of the warm-up.
     *
     * @throws IllegalStateException if there was no warm-up
     */
    double capacity(int warmups) {
      double capacity = carried(warmups - Math.max(1, warmups / 3), warmups);
      if (capacity == 0) {
        throw new IllegalStateException(
            "an open loop takes its rate from the warm-up, and there was none");
      }
      return capacity;
    }
  }

  /** One thread's sampler. */
  @State(Scope.Thread)
  public abstract static class Timed {
    private LatencySampler sampler;
    private boolean open;
    private int warmups;
    private LatencyLog.Terms terms;

    /**
     * To be called by a set-up, once.
     *
     * @throws Unavailable if an open loop lacks a CPU for each thread
     */
    final void time(
        LatencySampler.Step step, Pace pace, BenchmarkParams benchmark, ThreadParams thread) {
      open = pace.load.isOpen();
      int cpus = Runtime.getRuntime().availableProcessors();
      if (open && benchmark.getThreads() > cpus) {
        throw new Unavailable(
            "an open loop spins until each intended start: its "
                + benchmark.getThreads()
                + " threads need as many CPUs, there are "
                + cpus);
      }
      long seed = Long.getLong("watershed.seed", 1);
      sampler = LatencySampler.of(step, System::nanoTime, seed, thread.getThreadIndex());
      terms = new LatencyLog.Terms(1.0 / LatencySampler.ONE_IN, Double.NaN, Double.NaN);
    }

    @Setup(Level.Iteration)
    public void begin(Pace pace, BenchmarkParams benchmark, IterationParams iteration) {
      double perSecond = 0;
      if (open) {
        int all = benchmark.getWarmup().getCount();
        if (iteration.getType() == IterationType.WARMUP) {
          perSecond = pace.rehearsal(warmups, all);
        } else {
          double capacity = pace.capacity(all);
          perSecond = pace.load.ofCapacity * capacity;
          terms = new LatencyLog.Terms(1, capacity, perSecond);
        }
      }
      sampler.begin(perSecond / benchmark.getThreads());
    }

    /** One operation, timed or not as the load says. */
    final @Nullable Integer next() {
      return open ? sampler.open() : sampler.closed();
    }

    @TearDown(Level.Iteration)
    public void end(Pace pace, IterationParams iteration) {
      sampler.drain();
      if (iteration.getType() == IterationType.WARMUP) {
        pace.add(warmups++, sampler.perSecond());
      } else {
        LatencyLog.add(sampler.histogram(), sampler.perSecond(), terms);
      }
    }
  }
}
