package watershed.probes;

import java.util.Locale;
import java.util.Optional;
import org.openjdk.jol.datamodel.Model64;
import org.openjdk.jol.datamodel.Model64_Lilliput;
import org.openjdk.jol.layouters.CurrentLayouter;
import org.openjdk.jol.layouters.HotSpotLayouter;
import org.openjdk.jol.layouters.Layouter;

/** The object model by which a layout is worked out. */
public enum LayoutMode {
  /** This JVM's own: real offsets. */
  ACTUAL,
  /** Simulated: references of 8 bytes, as heaps of 32 GiB and more have them. */
  NO_COMPRESSED_OOPS,
  /** Simulated: object headers of 8 bytes, as {@code -XX:+UseCompactObjectHeaders} gives them. */
  COMPACT_HEADERS;

  private static final int ALIGNMENT = 8;
  private static final int RULES_WITH_PADDING = 14;

  /**
   * JOL's layouter for this mode.
   *
   * @param padded whether the class has {@code @Contended} on it or on a field
   */
  Layouter layouter(boolean padded) {
    // JOL 0.17 knows nothing of padding in the rules of JDK 15 and later. They differ from the ones
    // before in how gaps are filled, which padding leaves no occasion for.
    int rules = padded ? RULES_WITH_PADDING : Runtime.version().feature();
    return switch (this) {
      case ACTUAL -> new CurrentLayouter();
      // Class pointers stay compressed: since JDK 15 they no longer depend on the references.
      case NO_COMPRESSED_OOPS -> new HotSpotLayouter(new Model64(false, true, ALIGNMENT), rules);
      case COMPACT_HEADERS ->
          new HotSpotLayouter(new Model64_Lilliput(true, ALIGNMENT, false), rules);
    };
  }

  /** The name on the command line: {@code no-compressed-oops}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The mode of a label, if there is one. */
  public static Optional<LayoutMode> of(String label) {
    for (LayoutMode mode : values()) {
      if (mode.label().equals(label)) {
        return Optional.of(mode);
      }
    }
    return Optional.empty();
  }
}
