package watershed.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import watershed.record.FieldSlot;
import watershed.record.LayoutReport;
import watershed.report.ReportParts;

/**
 * A layout, and all that has it: one class serves several subjects, and lies alike on several JDKs.
 *
 * @param layout as the first of them has it
 * @param subjects that it is part of, in the order of the records
 * @param jdks on which it is so
 */
record SharedLayout(LayoutReport layout, List<String> subjects, List<String> jdks) {
  /** More subjects than this would make a title long. */
  private static final int MOST_NAMED = 3;

  /** What makes two layouts one drawing. */
  private record Shape(
      String type, String mode, long headerBytes, long instanceBytes, List<FieldSlot> fields) {
    static Shape of(LayoutReport layout) {
      return new Shape(
          layout.type(),
          layout.mode(),
          layout.headerBytes(),
          layout.instanceBytes(),
          layout.fields());
    }
  }

  SharedLayout {
    subjects = List.copyOf(subjects);
    jdks = List.copyOf(jdks);
  }

  /**
   * Different layouts, those with most to see first: objects longer than a line, that is padded
   * ones; what they are compared with, of their packages; then the subjects themselves, before what
   * they are made of.
   *
   * @param line bytes in a cache line
   */
  static List<SharedLayout> of(List<LayoutReport> layouts, int line) {
    Map<Shape, SharedLayout> different = new LinkedHashMap<>();
    Set<Shape> wholes = new HashSet<>();
    Set<List<String>> begun = new HashSet<>();
    Set<String> packages = new HashSet<>();
    for (LayoutReport layout : layouts) {
      Shape shape = Shape.of(layout);
      different.merge(
          shape,
          new SharedLayout(layout, List.of(layout.subject()), List.of(layout.jdk())),
          SharedLayout::with);
      // The first class of a subject is its own.
      if (begun.add(List.of(layout.subject(), layout.jdk(), layout.mode()))) {
        wholes.add(shape);
      }
      if (layout.instanceBytes() > line) {
        packages.add(packageOf(layout));
      }
    }
    List<SharedLayout> order = new ArrayList<>(different.values());
    order.sort(
        Comparator.comparingInt(
            shared -> {
              LayoutReport layout = shared.layout;
              if (layout.instanceBytes() > line) {
                return 0;
              }
              return packages.contains(packageOf(layout))
                  ? 1
                  : wholes.contains(Shape.of(layout)) ? 2 : 3;
            }));
    return List.copyOf(order);
  }

  private static String packageOf(LayoutReport layout) {
    return layout.type().substring(0, Math.max(0, layout.type().lastIndexOf('.')));
  }

  private SharedLayout with(SharedLayout other) {
    return new SharedLayout(
        layout,
        Stream.concat(subjects.stream(), other.subjects.stream()).distinct().toList(),
        Stream.concat(jdks.stream(), other.jdks.stream()).distinct().toList());
  }

  /** {@code HASH_MAP, EMPTY_MAP: java.util.HashMap, 48 bytes; JDK 17.0.15 and 25.0.3, actual}. */
  String title() {
    int more = subjects.size() - MOST_NAMED;
    return String.join(", ", subjects.subList(0, Math.min(MOST_NAMED, subjects.size())))
        + (more > 0 ? " and " + more + " more" : "")
        + ": "
        + layout.type()
        + ", "
        + ReportParts.count(layout.instanceBytes(), "byte")
        + "; JDK "
        + String.join(" and ", jdks)
        + ", "
        + layout.mode();
  }

  /** All subjects where the title has no room for them. */
  List<String> notes() {
    return subjects.size() > MOST_NAMED
        ? List.of("Part of " + String.join(", ", subjects) + ".")
        : List.of();
  }
}
