package watershed.experiments.collectors;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What lives in this JVM's heap by its own histogram, which collects before it counts.
 *
 * @param objects how many
 * @param bytes their sizes' sum
 */
record HeapTotals(long objects, long bytes) {
  static HeapTotals read() {
    try {
      String histogram =
          (String)
              ManagementFactory.getPlatformMBeanServer()
                  .invoke(
                      new ObjectName("com.sun.management:type=DiagnosticCommand"),
                      "gcClassHistogram",
                      new Object[] {new String[0]},
                      new String[] {String[].class.getName()});
      String total =
          histogram.lines().filter(line -> line.startsWith("Total")).findFirst().orElseThrow();
      String[] column = total.split("\\s+", -1);
      return new HeapTotals(Long.parseLong(column[1]), Long.parseLong(column[2]));
    } catch (JMException e) {
      throw new AssertionError("this JVM has no class histogram", e);
    }
  }
}
