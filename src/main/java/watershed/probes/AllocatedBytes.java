package watershed.probes;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Bytes that an action allocates on the thread that runs it, by the JVM's own exact counter. */
public final class AllocatedBytes {
  private static final int WARM_UP_RUNS = 30_000;
  private static final int READINGS = 1_001;

  /** What the action returns escapes to here, so that no compiler may leave it out. */
  static volatile @Nullable Object sink;

  private AllocatedBytes() {}

  /**
   * Bytes per run once the action is compiled: the median of {@value #READINGS} single runs, less
   * what reading the counter costs. For an action that always does the same it is exact.
   *
   * @param action what to run; its result is made to escape
   * @throws IllegalStateException if this JVM does not count allocated bytes
   */
  public static long perRun(Supplier<? extends @Nullable Object> action) {
    ThreadMXBean threads = counter();
    // Interpreted code allocates what compiled code need not (boxes, iterators): warm up first.
    for (int i = 0; i < WARM_UP_RUNS; i++) {
      sink = action.get();
    }
    long probe = median(threads, () -> null);
    long both = median(threads, action);
    sink = null;
    return both - probe;
  }

  /**
   * Bytes that one run allocates, whether compiled or not: classes that it loads and call sites
   * that it links count too, so run it once before.
   *
   * @throws IllegalStateException if this JVM does not count allocated bytes
   */
  public static long during(Runnable action) {
    ThreadMXBean threads = counter();
    threads.getCurrentThreadAllocatedBytes();
    long before = threads.getCurrentThreadAllocatedBytes();
    action.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  private static long median(ThreadMXBean threads, Supplier<? extends @Nullable Object> action) {
    long[] readings = new long[READINGS];
    for (int i = 0; i < READINGS; i++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      sink = action.get();
      readings[i] = threads.getCurrentThreadAllocatedBytes() - before;
    }
    Arrays.sort(readings);
    return readings[READINGS / 2];
  }

  private static ThreadMXBean counter() {
    if (ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads
        && threads.isThreadAllocatedMemorySupported()) {
      threads.setThreadAllocatedMemoryEnabled(true);
      return threads;
    }
    throw new IllegalStateException("this JVM does not count the bytes that a thread allocates");
  }
}
