package watershed.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import watershed.report.CellTable;

/**
 * One picture with all that belongs to it: how it is read, and the figures that it is drawn from.
 *
 * @param id unique on its page: lower-case letters, digits and hyphens
 * @param title one line
 * @param reading two sentences on how to read it
 * @param notes what to keep in mind of it, such as what was left out
 * @param data the figures, of which the page's script makes CSV
 * @param option what ECharts draws, a tree of maps, lists, strings and numbers; null where {@code
 *     drawing} is there
 * @param drawing what the page draws itself
 * @param height of a chart in CSS pixels; 0 for a drawing
 * @param narrowHeight the same on a narrow screen, where labels take more lines
 */
public record Picture(
    String id,
    String title,
    String reading,
    List<String> notes,
    CellTable data,
    @Nullable Map<String, Object> option,
    @Nullable Drawing drawing,
    int height,
    int narrowHeight) {
  /** Widest window that is narrow, CSS pixels: the style sheet and the script have the same. */
  private static final int NARROW = 640;

  public Picture {
    notes = List.copyOf(notes);
    if ((option == null) == (drawing == null)) {
      throw new IllegalArgumentException("picture " + id + " is either a chart or a drawing");
    }
    if (!id.matches("[a-z0-9-]+")) {
      throw new IllegalArgumentException("no element can be named " + id);
    }
  }

  /** A chart, with its own notes after the others. */
  static Picture chart(
      String id, String title, String reading, List<String> notes, Chart chart, int height) {
    List<String> all = new ArrayList<>(notes);
    all.addAll(chart.notes());
    int narrow = chart.narrowHeight(height);
    return new Picture(id, title, reading, all, chart.data(), chart.option(), null, height, narrow);
  }

  static Picture drawn(
      String id,
      String title,
      String reading,
      List<String> notes,
      CellTable data,
      Drawing drawing) {
    return new Picture(id, title, reading, notes, data, null, drawing, 0, 0);
  }

  /** The id of the element that holds its figures. */
  public String block() {
    return "data-" + id;
  }

  /** The room that a chart takes: which of the two heights follows the width of the window. */
  public String sizing() {
    return narrowHeight == height
        ? "height:" + height + "px"
        : String.format(
            Locale.ROOT,
            "height:clamp(%dpx,(%dpx - 100vw)*99999,%dpx)",
            height,
            NARROW + 1,
            narrowHeight);
  }

  /** What is drawn, as JSON that may stand inside a script element. */
  public String embedded() {
    return Embedded.json(Map.of("option", Objects.requireNonNull(option)));
  }
}
