package watershed.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import watershed.record.FieldSlot;
import watershed.record.LayoutReport;

/** Layouts as plain text: one table per class, a row for every field and every gap. */
public final class LayoutText {
  private static final String ROW = "  %6s %6s %5s  %s%n";

  private LayoutText() {}

  /**
   * One table, with a line end after each row.
   *
   * @param line bytes in a cache line, as {@link watershed.record.Machine#line()} has it
   */
  public static String of(LayoutReport layout, int line) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%s: %s, %d bytes (JDK %s, %s)%n",
            layout.subject(),
            layout.type(),
            layout.instanceBytes(),
            layout.jdk(),
            layout.mode()));
    text.append(String.format(Locale.ROOT, ROW, "offset", "size", "line", "what"));
    List<Row> rows = new ArrayList<>();
    rows.add(new Row(0, layout.headerBytes(), "(header)"));
    for (FieldSlot field : layout.fields()) {
      String what = field.type() + " " + field.owner() + "." + field.name();
      rows.add(new Row(field.offset(), field.size(), what));
    }
    layout.gaps().forEach(gap -> rows.add(new Row(gap.offset(), gap.size(), "(gap)")));
    rows.sort(Comparator.comparingLong(Row::offset));
    for (Row row : rows) {
      long at = row.offset() / line;
      text.append(String.format(Locale.ROOT, ROW, row.offset(), row.size(), at, row.what()));
    }
    return text.toString();
  }

  private record Row(long offset, long size, String what) {}
}
