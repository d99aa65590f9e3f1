package watershed.lab;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import one.profiler.AsyncProfiler;
import org.jspecify.annotations.Nullable;

/**
 * Runs in a child JVM: does a bit of everything that an event could sample while that event is
 * sampled, and prints per event its name, its samples and why there are none.
 */
final class EventProbeChild {
  private static final long BURN_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final Object LOCK = new Object();
  private static final int[] MEMORY = new int[1 << 22];

  private static volatile @Nullable Object sink;

  private EventProbeChild() {}

  /**
   * @param args path of async-profiler's library, then events
   */
  public static void main(String[] args) throws InterruptedException, IOException {
    AsyncProfiler profiler = AsyncProfiler.getInstance(args[0]);
    for (int i = 1; i < args.length; i++) {
      String event = args[i];
      try {
        profiler.execute("start,event=" + event + interval(event));
        exercise();
        profiler.execute("stop");
        print(event, profiler.getSamples(), "");
      } catch (IllegalStateException | IllegalArgumentException e) {
        print(event, 0, String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
      }
    }
  }

  /** Close enough that the work below is bound to be hit. */
  private static String interval(String event) {
    return switch (event) {
      case "alloc", "nativemem" -> "," + event + "=16k";
      case "lock" -> ",lock=1us";
      case "cpu", "itimer", "ctimer", "wall" -> ",interval=1ms";
      default -> ",interval=1000";
    };
  }

  private static void print(String event, long samples, String reason) {
    System.out.println(ChildJvm.MARK + event + "\t" + samples + "\t" + reason);
    System.out.flush();
  }

  private static void exercise() throws InterruptedException {
    long until = System.nanoTime() + BURN_NANOS;
    CountDownLatch started = new CountDownLatch(1);
    Thread rival =
        new Thread(
            () -> {
              started.countDown();
              contend(until);
            },
            "rival");
    rival.start();
    started.await();
    contend(until);
    rival.join();
  }

  private static void contend(long until) {
    int at = 1;
    while (System.nanoTime() < until) {
      synchronized (LOCK) {
        for (int i = 0; i < 20_000; i++) {
          at = (at * 1_103_515_245 + 12_345) & (MEMORY.length - 1);
          MEMORY[at] += at;
        }
      }
      sink = new byte[4096];
      sink = ByteBuffer.allocateDirect(65_536);
    }
  }
}
