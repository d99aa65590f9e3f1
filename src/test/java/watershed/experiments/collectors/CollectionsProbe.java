package watershed.experiments.collectors;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;
import watershed.experiments.Unavailable;
import watershed.probes.Collected;
import watershed.probes.CollectorLog;
import watershed.probes.Footprint;
import watershed.subjects.IntTable;
import watershed.subjects.ValueShape;

/**
 * Collects beside a small and a large table and prints, of each collection that it asked for, what
 * the collector's record says of it, and what the JVM's notifications do.
 */
final class CollectionsProbe {
  static final int SMALL = 1_000;
  static final int LARGE = 300_000;

  private static final int LONGEST_WAIT_MILLIS = 10_000;

  private CollectionsProbe() {}

  /** Prints lines {@code bytes|record|notified entries ...}, or why they are not to be had. */
  public static void main(String[] args) throws InterruptedException {
    Collector collector = Collector.valueOf(args[0]);
    try {
      collector.check();
    } catch (Unavailable e) {
      System.out.println("unavailable: " + e.getMessage());
      return;
    }
    List<GarbageCollectionNotificationInfo> notified = new CopyOnWriteArrayList<>();
    listen(notified);
    // What measures comes first, or its own classes would be among what lives.
    CollectorLog.start().stop();
    Footprint.of(ValueShape.BOXED_VALUE.filled(SMALL, false), List.of());
    HeapTotals.read();
    observe(SMALL, notified);
    observe(LARGE, notified);
  }

  private static void observe(int entries, List<GarbageCollectionNotificationInfo> notified)
      throws InterruptedException {
    IntTable live = ValueShape.BOXED_VALUE.filled(entries, false);
    Churn.settle();
    Thread.sleep(100); // the notification of the collection before
    notified.clear();
    CollectorLog log = CollectorLog.start();
    Churn.rounds(live);
    List<Collected> asked = log.stop().stream().filter(Collected::askedWhole).toList();
    for (int i = 0; i < LONGEST_WAIT_MILLIS && told(notified).size() < Churn.ROUNDS; i++) {
      Thread.sleep(1);
    }
    Footprint footprint = Footprint.of(live, List.of());
    HeapTotals heap = HeapTotals.read();
    System.out.println(
        "bytes " + entries + " " + footprint.bytes() + " " + heap.bytes() + " " + live.size());
    for (Collected one : asked) {
      Duration sum = one.stops().stream().reduce(Duration.ZERO, Duration::plus);
      System.out.println(
          List.of(
                  "record",
                  entries,
                  one.stops().size(),
                  sum.toNanos(),
                  one.stopped().toNanos(),
                  one.took().toNanos(),
                  one.usedAfter().orElseThrow())
              .stream()
              .map(Object::toString)
              .collect(Collectors.joining(" ")));
    }
    for (GarbageCollectionNotificationInfo one : told(notified)) {
      System.out.println(
          "notified "
              + entries
              + " "
              + one.getGcInfo().getDuration()
              + " "
              + usedAfter(one)
              + " "
              + one.getGcName());
    }
  }

  private static void listen(List<GarbageCollectionNotificationInfo> notified) {
    for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
      ((NotificationEmitter) bean)
          .addNotificationListener(
              (Notification told, Object handback) ->
                  notified.add(
                      GarbageCollectionNotificationInfo.from((CompositeData) told.getUserData())),
              null,
              null);
    }
  }

  /** Those of full collections that were asked for: pauses and young ones have other names. */
  private static List<GarbageCollectionNotificationInfo> told(
      List<GarbageCollectionNotificationInfo> notified) {
    Set<String> full =
        Set.of(
            "MarkSweepCompact",
            "PS MarkSweep",
            "G1 Old Generation",
            "ZGC Cycles",
            "ZGC Major Cycles",
            "Shenandoah Cycles");
    return notified.stream()
        .filter(one -> one.getGcCause().equals("System.gc()") && full.contains(one.getGcName()))
        .toList();
  }

  private static long usedAfter(GarbageCollectionNotificationInfo one) {
    Set<String> heap =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getName)
            .collect(Collectors.toSet());
    return one.getGcInfo().getMemoryUsageAfterGc().entrySet().stream()
        .filter(pool -> heap.contains(pool.getKey()))
        .mapToLong(pool -> pool.getValue().getUsed())
        .sum();
  }
}
