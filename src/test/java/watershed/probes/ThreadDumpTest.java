package watershed.probes;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Planted threads are found, in this JVM and in texts. */
class ThreadDumpTest {
  private static final int PLANTED = 7;

  /** As JDK 21 prints them; composed after its {@code jdk.internal.vm.ThreadDumper}. */
  private static final String OF_21 =
      """
      4711
      2026-01-01T00:00:00Z
      21.0.2+13-LTS

      #1 "main"
            java.base/java.lang.Object.wait0(Native Method)
            java.base/java.lang.Object.wait(Object.java:366)

      #22 "" virtual
            java.base/java.lang.VirtualThread.park(VirtualThread.java:582)
            app//shop.Order.await(Order.java:7)

      #23 "" virtual
            java.base/java.lang.VirtualThread.park(VirtualThread.java:582)
            app//shop.Order.await(Order.java:7)

      #24 "idle "quoted" one"

      """;

  /** As JDK 25 prints them, with states and locks; composed in the same way. */
  private static final String OF_25 =
      """
      4711
      2026-01-01T00:00:00Z
      25.0.3+9-LTS

      #1 "main" RUNNABLE 2026-01-01T00:00:00Z
            java.base/java.lang.Thread.run(Thread.java:1474)

      #22 "" virtual WAITING 2026-01-01T00:00:00Z
            java.base/java.lang.VirtualThread.park(VirtualThread.java:582)
            // parked on shop.Order@1b6d3586 (a lock)
            - waiting on <1b6d3586> (a shop.Order)
            app//shop.Order.await(Order.java:7)
      """;

  @Test
  void dumpsOfBothJdksAreRead() {
    ThreadDump older = ThreadDump.parse(OF_21.lines().toList());
    assertThat(older.threads()).hasSize(4);
    assertThat(older.virtual()).isEqualTo(2);
    assertThat(older.within("shop.Order.await")).isEqualTo(2);
    assertThat(older.threads().get(3))
        .isEqualTo(new ThreadDump.Standing(24, "idle \"quoted\" one", false, List.of()));

    ThreadDump newer = ThreadDump.parse(OF_25.lines().toList());
    assertThat(newer.threads()).hasSize(2);
    assertThat(newer.virtual()).isEqualTo(1);
    assertThat(newer.threads().get(1).frames())
        .containsExactly(
            "java.base/java.lang.VirtualThread.park(VirtualThread.java:582)",
            "app//shop.Order.await(Order.java:7)");
  }

  /** One ended meanwhile, two are new: by number there would be one more. */
  @Test
  void whatIsNewIsToldFromWhatEnded() {
    ThreadDump before = ThreadDump.parse(List.of("#1 \"main\"", "#20 \"ends\"", "#21 \"stays\""));
    ThreadDump after =
        ThreadDump.parse(
            List.of("#1 \"main\"", "#21 \"stays\"", "#22 \"ends\"", "#23 \"\" virtual"));
    assertThat(after.since(before.ids())).isEqualTo(2);
    assertThat(before.since(before.ids())).isZero();
  }

  @Test
  void alikeThreadsAreToldOnce() {
    String text = ThreadDump.parse(OF_21.lines().toList()).text(6);
    assertThat(text.lines())
        .containsExactly(
            "4 threads, 2 of them virtual",
            "2 x virtual \"\"",
            "    at java.base/java.lang.VirtualThread.park(VirtualThread.java:582)",
            "    at app//shop.Order.await(Order.java:7)",
            "1 x platform \"idle \"quoted\" one\"",
            "1 x platform \"main\"");
  }

  @Test
  void plantedThreadsAreFound() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    long before = ThreadDump.take().within("ThreadDumpTest.plantedFrame");
    List<Thread> planted = new ArrayList<>();
    for (int i = 0; i < PLANTED; i++) {
      planted.add(new Thread(() -> plantedFrame(end), "planted-" + i));
      planted.get(i).start();
    }
    for (Thread thread : planted) {
      while (thread.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
    }
    ThreadDump dump = ThreadDump.take();
    int byBean = ManagementFactory.getThreadMXBean().getThreadCount();
    end.countDown();
    for (Thread thread : planted) {
      thread.join();
    }
    assertThat(dump.within("ThreadDumpTest.plantedFrame") - before).isEqualTo(PLANTED);
    assertThat(dump.threads().size() - dump.virtual())
        .as("platform threads, by the dump and by the bean")
        .isBetween(byBean - 3L, byBean + 3L);
    assertThat(dump.text(200)).contains(PLANTED + " x platform \"planted-#\"");
  }

  private static void plantedFrame(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
