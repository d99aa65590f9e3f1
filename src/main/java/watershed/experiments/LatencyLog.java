package watershed.experiments;

import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * The latencies of this process, on their way from the threads that time them to whoever knows
 * which iterations count: the lab, which takes turns by a JMH profiler and throws lead-ins away.
 * Under plain JMH nobody takes them.
 */
public final class LatencyLog {
  /**
   * How operations were timed and sent.
   *
   * @param sampledShare share of the operations that are timed
   * @param capacityPerSecond what all threads carried back to back, 1/s; NaN in a closed loop
   * @param targetPerSecond intended starts of all threads, 1/s; NaN in a closed loop
   */
  public record Terms(double sampledShare, double capacityPerSecond, double targetPerSecond) {}

  /**
   * What was kept of a fork.
   *
   * @param histogram latencies of all threads, ns
   * @param realisedPerSecond operations of all threads, 1/s; NaN in a closed loop
   * @param leastWindowShare realised over target of the iteration that fell furthest behind; NaN in
   *     a closed loop
   */
  public record Kept(
      Histogram histogram, Terms terms, double realisedPerSecond, double leastWindowShare) {}

  private static final Histogram WINDOW = LatencySampler.emptyHistogram();
  private static final Histogram KEPT = LatencySampler.emptyHistogram();

  /** Null where no thread has timed anything: other benchmarks shall not pay for this log. */
  private static @Nullable Terms terms;

  private static double windowPerSecond;
  private static double keptPerSecond;
  private static double leastWindowShare = Double.NaN;
  private static int windows;

  private LatencyLog() {}

  /** Adds what one thread timed in the iteration that ends now. */
  public static synchronized void add(Histogram ofThread, double perSecond, Terms now) {
    WINDOW.add(ofThread);
    windowPerSecond += perSecond;
    terms = now;
  }

  /** The iteration that all threads have ended counts. */
  public static synchronized void keep() {
    Terms now = terms;
    if (now != null) {
      KEPT.add(WINDOW);
      keptPerSecond += windowPerSecond;
      double share = windowPerSecond / now.targetPerSecond();
      leastWindowShare = windows == 0 ? share : Math.min(leastWindowShare, share);
      windows++;
      drop();
    }
  }

  /** That iteration does not count. */
  public static synchronized void drop() {
    if (terms != null) {
      WINDOW.reset();
      windowPerSecond = 0;
    }
  }

  /** Hands out what was kept and forgets everything; empty where nothing was timed. */
  public static synchronized Optional<Kept> take() {
    Terms last = terms;
    if (last == null) {
      return Optional.empty();
    }
    boolean open = !Double.isNaN(last.targetPerSecond);
    double realised = open ? keptPerSecond / windows : Double.NaN;
    Kept kept = new Kept(KEPT.copy(), last, realised, leastWindowShare);
    KEPT.reset();
    drop();
    keptPerSecond = 0;
    leastWindowShare = Double.NaN;
    windows = 0;
    terms = null;
    return Optional.of(kept);
  }
}
