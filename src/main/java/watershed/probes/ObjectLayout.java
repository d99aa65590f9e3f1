package watershed.probes;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jol.info.ClassData;
import org.openjdk.jol.info.ClassLayout;
import org.openjdk.jol.info.FieldData;
import org.openjdk.jol.info.FieldLayout;

/**
 * Where the fields of an object lie.
 *
 * @param type its class
 * @param headerBytes before the first field
 * @param instanceBytes in all, with the padding after the last field
 * @param fields by offset
 */
public record ObjectLayout(String type, long headerBytes, long instanceBytes, List<Slot> fields) {
  /** What the JVM keeps free on either side of a {@code @Contended} field, bytes. */
  private static final int CONTENDED_PADDING = 128;

  private static final int ALIGNMENT = 8;

  public ObjectLayout {
    fields = List.copyOf(fields);
  }

  /**
   * One field.
   *
   * @param owner simple name of the class that declares it
   * @param name of the field
   * @param type of the field
   * @param offset from the start of the object, bytes
   * @param size bytes
   */
  public record Slot(String owner, String name, String type, long offset, long size) {}

  /**
   * The layout of an object that is not an array.
   *
   * @param object to look at
   * @param mode the object model
   * @throws IllegalStateException if the mode is {@link LayoutMode#ACTUAL} and this JVM was started
   *     without {@link SizesAgent}: the size of a padded object would be wrong
   */
  public static ObjectLayout of(Object object, LayoutMode mode) {
    boolean padded = isPadded(object.getClass());
    ClassLayout layout = ClassLayout.parseClass(object.getClass(), mode.layouter(padded));
    List<Slot> fields = new ArrayList<>();
    for (FieldLayout field : layout.fields()) {
      fields.add(
          new Slot(
              field.classShortName(),
              field.name(),
              field.typeClass(),
              field.offset(),
              field.size()));
    }
    long bytes = mode == LayoutMode.ACTUAL ? actual(object) : simulated(layout, padded);
    return new ObjectLayout(object.getClass().getName(), layout.headerSize(), bytes, fields);
  }

  private static long actual(Object object) {
    if (!SizesAgent.isLoaded()) {
      throw new IllegalStateException("sizes need the jar as -javaagent");
    }
    return Jol.vm().sizeOf(object);
  }

  private static boolean isPadded(Class<?> type) {
    ClassData data = ClassData.parseClass(type);
    return data.isContended() || data.ownFields().stream().anyMatch(FieldData::isContended);
  }

  private static long simulated(ClassLayout layout, boolean padded) {
    if (!padded) {
      return layout.instanceSize();
    }
    // JOL's simulation leaves out the padding after the last contended field.
    FieldLayout last = layout.fields().last();
    long end = last.offset() + last.size() + CONTENDED_PADDING;
    return (end + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }
}
