package watershed.experiments.collectors;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;
import watershed.subjects.IntTable;
import watershed.subjects.ValueShape;

/**
 * Prints a line {@code SHAPE objects bytes presized allocated growth counted} for every shape, the
 * last being the objects of the same table by the JVM's own histogram of its heap.
 */
final class ShapeBytes {
  static final int ENTRIES = 10_000;

  private ShapeBytes() {}

  public static void main(String[] args) throws JMException {
    for (ValueShape shape : ValueShape.values()) {
      TableCosts.load(shape);
      TableCosts costs = new TableCosts();
      costs.grow(shape, ENTRIES);
      costs.weigh();
      objectsInHeap();
      long before = objectsInHeap();
      IntTable table = shape.filled(ENTRIES, false);
      shape.filled(ENTRIES, false); // garbage, which must not count
      long counted = objectsInHeap() - before;
      System.out.println(
          shape
              + " "
              + costs.retainedObjects()
              + " "
              + costs.retainedBytes()
              + " "
              + costs.presizedBytes()
              + " "
              + costs.allocatedBytes()
              + " "
              + costs.growthBytes()
              + " "
              + (table.size() == ENTRIES ? counted : -1));
    }
  }

  private static long objectsInHeap() throws JMException {
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
    return Long.parseLong(total.split("\\s+", -1)[1]);
  }
}
