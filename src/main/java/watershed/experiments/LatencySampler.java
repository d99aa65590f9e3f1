package watershed.experiments;

import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Times single operations of one thread, which alone uses it. Recording allocates nothing.
 *
 * <p>Closed loop: the next operation starts when the last one ended. One in {@value #ONE_IN} is
 * timed, by a stream that was drawn beforehand and knows neither time nor tape: service time. Open
 * loop: every operation has an intended start, and its latency runs from there to its end, so that
 * what a stall keeps waiting is counted too.
 *
 * <p>Intended starts are exponential gaps apart, as those of many independent callers are. Equal
 * gaps would hold two threads of one rate in step for a whole window: they would meet at a lock
 * always, or never.
 */
public class LatencySampler {
  /** What is timed. */
  @FunctionalInterface
  public interface Step {
    /** Does one operation and returns what it answered. */
    @Nullable Integer run();
  }

  /** In a closed loop, one operation of so many is timed. */
  public static final int ONE_IN = 32;

  /** Longer ones are counted as this: a fork that keeps its turn so long is ended soon after. */
  private static final long LONGEST_NANOS = 60_000_000_000L;

  /** Buckets are at most 1/128 of their value wide, and 1 ns where that is less. */
  private static final int DIGITS = 2;

  private static final int DRAWS = 1 << 14;

  /** Apart from the seeds of tapes, which a SplittableRandom steps through one by one. */
  private static final long STREAM = 0x6C8E9CF570932BD5L;

  private final Step step;
  private final LongSupplier clock;
  private final Histogram histogram = new PaddedHistogram();
  private final int[] operationsToSample = new int[DRAWS];
  private final float[] gaps = new float[DRAWS];
  private int sample;
  private int untilSample;
  private int gap;
  private double meanGapNanos;
  private double due;
  private long anchor;
  private long last;
  private long operations;

  private LatencySampler(Step step, LongSupplier clock, long seed, int thread) {
    this.step = step;
    this.clock = clock;
    SplittableRandom root = new SplittableRandom(seed ^ STREAM);
    SplittableRandom own = root.split();
    for (int i = 0; i < thread; i++) {
      own = root.split();
    }
    double sum = 0;
    for (int i = 0; i < DRAWS; i++) {
      // Geometric: as if every operation were drawn by itself.
      double tries = Math.log1p(-own.nextDouble()) / Math.log1p(-1.0 / ONE_IN);
      operationsToSample[i] = 1 + (int) tries;
      gaps[i] = (float) -Math.log1p(-own.nextDouble());
      sum += gaps[i];
    }
    for (int i = 0; i < DRAWS; i++) {
      // Their mean is 1 exactly, or chance would move the rate by a per cent.
      gaps[i] *= (float) (DRAWS / sum);
    }
    untilSample = operationsToSample[sample++];
  }

  /**
   * A sampler of one thread.
   *
   * @param clock in nanoseconds, never going back
   * @param seed the same for all threads
   * @param thread 0 or more: each has a stream of its own
   */
  public static LatencySampler of(Step step, LongSupplier clock, long seed, int thread) {
    return new Padded(step, clock, seed, thread);
  }

  /** An empty histogram that takes every latency. */
  static Histogram emptyHistogram() {
    return new Histogram(1, LONGEST_NANOS, DIGITS);
  }

  /**
   * Forgets what was recorded, and starts the schedule anew: to be called right before the first
   * operation of an iteration. Time that the fork was parked is nobody's latency.
   *
   * @param perSecond intended starts of this thread; 0 for operations back to back, which in an
   *     open loop measures its capacity, timing included
   */
  public void begin(double perSecond) {
    histogram.reset();
    meanGapNanos = perSecond > 0 ? 1e9 / perSecond : 0;
    operations = 0;
    // Not at the first operation: a branch taken once is one that the compiler leaves out, and
    // regrets in the next window.
    anchor = clock.getAsLong();
    last = anchor;
    due = nextGap();
  }

  /** Does an operation of a closed loop. */
  public @Nullable Integer closed() {
    if (--untilSample > 0) {
      return step.run();
    }
    untilSample = operationsToSample[sample++ & (DRAWS - 1)];
    long start = clock.getAsLong();
    Integer answer = step.run();
    record(clock.getAsLong() - start);
    return answer;
  }

  /** Does the next operation of an open loop, at its intended start or as soon as may be. */
  public @Nullable Integer open() {
    long intended = anchor + (long) due;
    while (last - intended < 0) {
      Thread.onSpinWait();
      last = clock.getAsLong();
    }
    Integer answer = step.run();
    // Also the time at which the next operation looks whether it is due: one reading for each.
    last = clock.getAsLong();
    record(last - intended);
    operations++;
    due += nextGap();
    return answer;
  }

  /**
   * Ends an iteration of an open loop: does what was due when its last operation ended, and still
   * waits. Left out, the longest latencies of all would be those that nobody sees.
   */
  public void drain() {
    if (meanGapNanos == 0) {
      return;
    }
    // Since its last operation JMH held this thread until the others had done theirs: not counted.
    long held = clock.getAsLong() - last;
    anchor += held;
    last += held;
    long end = last;
    while (anchor + (long) due - end <= 0) {
      open();
    }
  }

  /** Operations of the open loop since {@link #begin}, per second; 0 where there was none. */
  public double perSecond() {
    return operations == 0 ? 0 : operations * 1e9 / Math.max(1, last - anchor);
  }

  /** What was recorded since {@link #begin}, ns. */
  public Histogram histogram() {
    return histogram;
  }

  private double nextGap() {
    return meanGapNanos * gaps[gap++ & (DRAWS - 1)];
  }

  private void record(long nanos) {
    histogram.recordValue(Math.min(nanos, LONGEST_NANOS));
  }

  /** Keeps the next object a cache line away, as {@code TapeDriver} does. */
  private static final class Padded extends LatencySampler {
    @SuppressWarnings("unused") // it only takes up room
    long p00, p01, p02, p03, p04, p05, p06, p07, p08, p09, p10, p11, p12, p13, p14, p15;

    Padded(Step step, LongSupplier clock, long seed, int thread) {
      super(step, clock, seed, thread);
    }
  }

  /** Its total is written with every sample: the next object must not share that line. */
  private static final class PaddedHistogram extends Histogram {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("unused") // it only takes up room
    long p00, p01, p02, p03, p04, p05, p06, p07, p08, p09, p10, p11, p12, p13, p14, p15;

    PaddedHistogram() {
      super(1, LONGEST_NANOS, DIGITS);
    }
  }
}
