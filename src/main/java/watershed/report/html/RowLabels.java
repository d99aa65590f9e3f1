package watershed.report.html;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What stands beside the rows of a picture: names in lines that find room there on a wide screen
 * and on a narrow one, no two of them alike. Where a name is too long its parameters stand by their
 * values alone; where that is too long its middle is left out; where two would then be alike, all
 * are numbered.
 *
 * @param wide for a wide screen, a line feed between two lines
 * @param narrow for a narrow one
 * @param shortened whether any of either is not the whole name
 */
record RowLabels(List<String> wide, List<String> narrow, boolean shortened) {
  static final int WIDE_LETTERS = 50;
  static final int NARROW_LETTERS = 20;
  private static final int WIDE_LINES = 2;
  private static final int NARROW_LINES = 5;
  private static final int LINE_HEIGHT = 14;
  private static final int BETWEEN_ROWS = 6;
  private static final int ROW_HEIGHT = 26;
  private static final int FRAME_HEIGHT = 120;
  private static final String LEFT_OUT = "\u2026";

  RowLabels {
    wide = List.copyOf(wide);
    narrow = List.copyOf(narrow);
  }

  static RowLabels of(List<String> names) {
    List<String> wide = fitted(names, WIDE_LETTERS, WIDE_LINES);
    List<String> narrow = fitted(names, NARROW_LETTERS, NARROW_LINES);
    boolean whole =
        wide.equals(names.stream().map(name -> broken(name, WIDE_LETTERS)).toList())
            && narrow.equals(names.stream().map(name -> broken(name, NARROW_LETTERS)).toList());
    return new RowLabels(wide, narrow, !whole);
  }

  /** What it takes to draw every row on a wide screen, CSS pixels. */
  int height() {
    return height(wide);
  }

  /** The same on a narrow screen. */
  int narrowHeight() {
    return height(narrow);
  }

  /** All rows are as high as the one with the most lines. */
  private static int height(List<String> labels) {
    int lines = labels.stream().mapToInt(RowLabels::lines).max().orElse(1);
    int row = Math.max(ROW_HEIGHT, LINE_HEIGHT * lines + BETWEEN_ROWS);
    return FRAME_HEIGHT + row * labels.size();
  }

  /** The axis of a wide screen; in the font in which the page's script measures it. */
  Map<String, Object> axis() {
    Map<String, Object> axis = new LinkedHashMap<>();
    axis.put("type", "category");
    axis.put("inverse", true);
    axis.put("data", wide);
    axis.put("axisLine", Map.of("lineStyle", Map.of("color", "@muted")));
    axis.put(
        "axisLabel",
        Map.of(
            "color", "@ink", "interval", 0, "lineHeight", LINE_HEIGHT, "fontFamily", "sans-serif"));
    axis.put("splitLine", Map.of("show", true, "lineStyle", Map.of("color", "@grid")));
    return axis;
  }

  private static int lines(String label) {
    return (int) label.chars().filter(c -> c == '\n').count() + 1;
  }

  private static List<String> fitted(List<String> names, int letters, int lines) {
    List<String> fitted = names.stream().map(name -> fitted(name, letters, lines)).toList();
    if (new HashSet<>(fitted).size() == fitted.size()) {
      return fitted;
    }
    return IntStream.range(0, names.size())
        .mapToObj(i -> fitted(i + 1 + ": " + names.get(i), letters, lines))
        .toList();
  }

  private static String fitted(String name, int letters, int lines) {
    String whole = broken(name, letters);
    if (lines(whole) <= lines) {
      return whole;
    }
    String values = broken(values(name), letters);
    return lines(values) <= lines ? values : cut(values.lines().toList(), lines);
  }

  /** The first and the last lines. */
  private static String cut(List<String> all, int lines) {
    int last = lines / 2;
    List<String> kept = new ArrayList<>(all.subList(0, lines - last));
    kept.set(kept.size() - 1, kept.get(kept.size() - 1) + LEFT_OUT);
    kept.addAll(all.subList(all.size() - last, all.size()));
    return String.join("\n", kept);
  }

  /** {@code Codec 64 plain} of {@code Codec size=64 mode=plain}. */
  private static String values(String name) {
    return words(name).stream()
        .map(word -> word.substring(word.endsWith("=") ? 0 : word.indexOf('=') + 1))
        .collect(Collectors.joining(" "));
  }

  private static List<String> words(String name) {
    return List.of(name.strip().split("\\s+", -1));
  }

  /** A name in lines, each ended where a word ends; a word that is longer than a line is broken. */
  private static String broken(String name, int letters) {
    StringBuilder lines = new StringBuilder();
    int used = 0;
    for (String word : words(name)) {
      if (used > 0 && used + 1 + word.length() > letters) {
        lines.append('\n');
        used = 0;
      } else if (used > 0) {
        lines.append(' ');
        used++;
      }
      int from = 0;
      while (word.length() - from > letters) {
        // No half of a character that takes two.
        int half = Character.isHighSurrogate(word.charAt(from + letters - 1)) ? 1 : 0;
        int to = from + letters - half;
        lines.append(word, from, to).append('\n');
        from = to;
      }
      lines.append(word, from, word.length());
      used += word.length() - from;
    }
    return lines.toString();
  }
}
