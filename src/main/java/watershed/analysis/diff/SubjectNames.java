package watershed.analysis.diff;

import watershed.record.Cell;
import watershed.record.Measurement;
import watershed.record.PlainText;

/** Subjects in words. */
public final class SubjectNames {
  private SubjectNames() {}

  /**
   * {@code org.x.Codec.encode{size=64} x2 gc.alloc.rate.norm}; the score's own name is left out.
   */
  public static String of(Subject subject) {
    String place = Cell.of(subject.benchmark(), subject.params(), subject.threads()).id();
    return PlainText.plain(
        subject.metric().equals(Measurement.PRIMARY) ? place : place + " " + subject.metric());
  }
}
