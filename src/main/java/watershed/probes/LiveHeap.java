package watershed.probes;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;

/** Bytes of the heap that are still in use when everything unreachable was collected. */
public final class LiveHeap {
  private static final int MOST_ROUNDS = 20;
  private static final long STILL_BYTES = 1024;
  private static final long PAUSE_MILLIS = 10;

  private LiveHeap() {}

  /**
   * Collects until the heap holds still, then says what is in use.
   *
   * @return bytes, by what each pool held right after its own last collection
   * @throws IllegalStateException if this JVM does not collect when asked, or if the heap did not
   *     hold still within {@value #STILL_BYTES} bytes in {@value #MOST_ROUNDS} collections
   */
  public static long bytes() {
    long last = Long.MAX_VALUE;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      System.gc();
      long now = afterCollection();
      if (Math.abs(last - now) <= STILL_BYTES) {
        return Math.min(last, now);
      }
      last = now;
      // What a collection found is given back by other threads: cleaners, timers, reference
      // handlers. Only the next collection takes what they let go.
      pause();
    }
    throw new IllegalStateException(
        "the heap did not hold still in " + MOST_ROUNDS + " collections: something still runs");
  }

  /**
   * Hazard: the bytes in use <em>now</em> count each thread's allocation buffer as full, of which
   * one may have megabytes; what stood at the end of the collection is exact.
   */
  private static long afterCollection() {
    long bytes = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      MemoryUsage left = pool.getType() == MemoryType.HEAP ? pool.getCollectionUsage() : null;
      if (left != null) {
        bytes += left.getUsed();
      }
    }
    if (bytes == 0) {
      throw new IllegalStateException("this JVM does not collect when asked: nothing is retained?");
    }
    return bytes;
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the heap came to rest", e);
    }
  }
}
