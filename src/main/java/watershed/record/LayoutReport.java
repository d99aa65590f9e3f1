package watershed.record;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where the fields of one class lie, on one JDK, in one object model.
 *
 * @param subject what was asked for
 * @param type the class, one of those that make up the subject
 * @param jdk version
 * @param mode {@code actual} or the name of a simulated object model
 * @param headerBytes before the first field
 * @param instanceBytes in all
 * @param fields by offset
 */
public record LayoutReport(
    String subject,
    String type,
    String jdk,
    String mode,
    long headerBytes,
    long instanceBytes,
    List<FieldSlot> fields) {
  public LayoutReport {
    fields = fields.stream().sorted(Comparator.comparingLong(FieldSlot::offset)).toList();
  }

  /**
   * Bytes that hold nothing.
   *
   * @param offset from the start of the object
   * @param size bytes
   */
  public record Gap(long offset, long size) {}

  /** Every run of bytes that neither the header nor a field takes, by offset. */
  public List<Gap> gaps() {
    List<Gap> gaps = new ArrayList<>();
    long end = headerBytes;
    for (FieldSlot field : fields) {
      if (field.offset() > end) {
        gaps.add(new Gap(end, field.offset() - end));
      }
      end = field.end();
    }
    if (instanceBytes > end) {
      gaps.add(new Gap(end, instanceBytes - end));
    }
    return List.copyOf(gaps);
  }
}
