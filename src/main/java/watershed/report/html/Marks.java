package watershed.report.html;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import watershed.report.CellTable;

/** The style of a table's cell: verdicts stand out by weight and colour, and are always words. */
public final class Marks {
  private Marks() {}

  /**
   * Which columns of a table are numbers: classes of the table, since one at each of ten thousand
   * cells would be a large part of a page.
   */
  public static String columns(CellTable table) {
    return IntStream.range(0, table.columns().size())
        .filter(i -> table.columns().get(i).number())
        .mapToObj(i -> "n" + (i + 1))
        .collect(Collectors.joining(" "));
  }

  /** Names of classes of the page's style sheet; null for none. */
  public static @Nullable String of(String text) {
    return switch (text) {
      case "CONFIRMED", "IMPROVED", "EQUIVALENT" -> "mark mark-confirmed";
      case "REFUTED", "REGRESSED", "INVALID" -> "mark mark-refuted";
      case "INCONCLUSIVE", "NOT MEASURABLE HERE", "NOT IN THIS RUN" -> "mark mark-open";
      default -> null;
    };
  }
}
