package watershed.experiments.collectors;

import watershed.subjects.IntTable;
import watershed.subjects.ValueShape;

/**
 * Prints a line {@code SHAPE objects bytes presized allocated growth counted} for every shape, the
 * last being the objects of the same table by the JVM's own histogram of its heap.
 */
final class ShapeBytes {
  static final int ENTRIES = 10_000;

  private ShapeBytes() {}

  public static void main(String[] args) {
    for (ValueShape shape : ValueShape.values()) {
      TableCosts.load(shape);
      TableCosts costs = new TableCosts();
      costs.grow(shape, ENTRIES);
      costs.weigh();
      HeapTotals.read();
      long before = HeapTotals.read().objects();
      IntTable table = shape.filled(ENTRIES, false);
      shape.filled(ENTRIES, false); // garbage, which must not count
      long counted = HeapTotals.read().objects() - before;
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
}
