package watershed.subjects;

import java.util.function.Supplier;
import watershed.subjects.padded.CellPair;
import watershed.subjects.padded.ContendedCell;
import watershed.subjects.padded.ContendedClass;
import watershed.subjects.padded.ContendedFields;
import watershed.subjects.padded.FarApart;
import watershed.subjects.padded.HandPadded;
import watershed.subjects.padded.HotCounter;
import watershed.subjects.padded.HotPair;
import watershed.subjects.padded.PlainCell;
import watershed.subjects.padded.Unpadded;

/** Ways of laying out two counters that different threads use. */
public enum SharingLayout {
  /** Two fields of one object, side by side. */
  UNPADDED(Unpadded::new),
  /** Two fields kept apart by fields of superclasses. */
  HAND_PADDED(HandPadded::new),
  /** Two fields that each carry {@code @Contended}. */
  CONTENDED_FIELDS(ContendedFields::new),
  /** Two fields of a class that carries {@code @Contended}: still side by side. */
  CONTENDED_CLASS(ContendedClass::new),
  /** Two objects of a class that carries {@code @Contended}. */
  CONTENDED_CELLS(() -> new CellPair(new ContendedCell(), new ContendedCell())),
  /** Two small objects, neighbours unless the collector parts them. */
  SEPARATE_OBJECTS(() -> new CellPair(new PlainCell(), new PlainCell())),
  /** Control: both threads use the same counter. */
  TRUE_SHARING(SharingLayout::same),
  /** Control: two counters far from each other and from all else. */
  NO_SHARING(FarApart::new);

  private final Supplier<HotPair> factory;

  SharingLayout(Supplier<HotPair> factory) {
    this.factory = factory;
  }

  /** A new pair of counters, both 0. */
  public HotPair create() {
    return factory.get();
  }

  private static HotPair same() {
    HotCounter one = new PlainCell();
    return new CellPair(one, one);
  }
}
