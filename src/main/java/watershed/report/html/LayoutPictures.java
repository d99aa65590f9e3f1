package watershed.report.html;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import watershed.record.FieldSlot;
import watershed.record.LayoutReport;
import watershed.report.CellTable;
import watershed.report.html.Drawing.Shape;

/** Where the fields of objects lie, to scale, a row for each cache line. */
final class LayoutPictures {
  private static final int MOST = 40;
  private static final int LEFT = 80;
  private static final int WIDE = 960;
  private static final int HIGH = 38;

  /** Units that a letter of a field's name takes. */
  private static final double LETTER = 9.3;

  private static final String READING =
      "Each framed row is one cache line, each field as wide as it is long, coloured by the class"
          + " that declares it; the first row begins where the object does, if it is aligned to a"
          + " line. What lies alike is drawn once."
          + " Objects longer than a line come first, then others of their packages, then the"
          + " subjects themselves, then what they are made of.";
  private static final String ROW =
      "A framed row is one cache line of %d bytes, and hatched bytes hold nothing. Fields in one row"
          + " travel between CPUs together: who writes one takes the others along.";

  private record Part(long offset, long size, String name, String style, String tip) {}

  private LayoutPictures() {}

  static Section section(Inputs inputs) {
    int line = inputs.records().machine().line();
    Thinned<SharedLayout> shown =
        Thinned.first(
            SharedLayout.of(inputs.layouts(), line),
            MOST,
            "different layout",
            "all are in the files of layout/, beside this page.");
    List<Picture> pictures = new ArrayList<>();
    for (SharedLayout shared : shown.kept()) {
      LayoutReport layout = shared.layout();
      List<Part> parts = parts(layout);
      pictures.add(
          Picture.drawn(
              "layout-" + (pictures.size() + 1),
              shared.title(),
              String.format(Locale.ROOT, ROW, line),
              shared.notes(),
              data(parts, line),
              drawing(layout, parts, line)));
    }
    List<String> texts = new ArrayList<>();
    texts.add(
        pictures.isEmpty()
            ? "No layouts were recorded with this run: \"layout\" prints them."
            : READING);
    texts.addAll(shown.notes());
    return new Section("layout", "Field layouts", texts, List.of(), pictures, List.of());
  }

  private static List<Part> parts(LayoutReport layout) {
    Set<String> owners = new LinkedHashSet<>();
    layout.fields().forEach(field -> owners.add(field.owner()));
    List<String> order = List.copyOf(owners);
    List<Part> parts = new ArrayList<>();
    parts.add(new Part(0, layout.headerBytes(), "header", "head", "header"));
    for (FieldSlot field : layout.fields()) {
      parts.add(
          new Part(
              field.offset(),
              field.size(),
              field.name(),
              Palette.style(order.indexOf(field.owner())),
              field.type() + " " + field.owner() + "." + field.name()));
    }
    for (LayoutReport.Gap gap : layout.gaps()) {
      parts.add(new Part(gap.offset(), gap.size(), "", "gap", "nothing"));
    }
    parts.sort((a, b) -> Long.compare(a.offset, b.offset));
    return parts;
  }

  private static Drawing drawing(LayoutReport layout, List<Part> parts, int line) {
    List<Shape> shapes = new ArrayList<>();
    parts.forEach(part -> draw(shapes, part, line));
    long lines = Math.max(1, (layout.instanceBytes() + line - 1) / line);
    for (int n = 0; n < lines; n++) {
      int y = n * HIGH + 4;
      shapes.add(Shape.label(4, y + HIGH / 2.0 + 2, "byte " + n * line));
      shapes.add(Shape.box(LEFT, y, WIDE, HIGH - 6, "line", "", ""));
    }
    return new Drawing(LEFT + WIDE + 8, (int) lines * HIGH + 8, List.copyOf(shapes));
  }

  /** A part, cut where a line ends: its name stands in the widest piece that has room for it. */
  private static void draw(List<Shape> shapes, Part part, int line) {
    double unit = (double) WIDE / line;
    String tip = part.tip + "\nbytes " + part.offset + " to " + (part.offset + part.size - 1);
    boolean named = part.name.isEmpty();
    for (long at = part.offset; at < part.offset + part.size; ) {
      long end = Math.min(part.offset + part.size, (at / line + 1) * line);
      double width = (end - at) * unit;
      String text = named ? "" : fitting(part.name, width);
      named |= !text.isEmpty();
      shapes.add(
          Shape.box(
              LEFT + (at % line) * unit,
              (double) (at / line) * HIGH + 4,
              width,
              HIGH - 6,
              part.style,
              text,
              tip));
      at = end;
    }
  }

  private static String fitting(String name, double width) {
    int letters = (int) (width / LETTER);
    if (name.length() <= letters) {
      return name;
    }
    return letters < 3 ? "" : name.substring(0, letters - 1) + "\u2026";
  }

  private static CellTable data(List<Part> parts, int line) {
    List<List<String>> rows = new ArrayList<>();
    for (Part part : parts) {
      rows.add(
          List.of(
              Long.toString(part.offset),
              Long.toString(part.size),
              Long.toString(part.offset / line),
              part.tip));
    }
    return new CellTable(
        "",
        List.of(
            CellTable.Column.number("offset"),
            CellTable.Column.number("bytes"),
            CellTable.Column.number("line"),
            CellTable.Column.text("what")),
        rows,
        List.of());
  }
}
