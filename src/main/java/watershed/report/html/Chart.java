package watershed.report.html;

import java.util.List;
import java.util.Map;
import watershed.report.CellTable;

/** What ECharts draws, and the same as a table. */
interface Chart {
  /** The figures drawn, one row each. */
  CellTable data();

  /** A tree of maps, lists, strings and numbers. */
  Map<String, Object> option();

  /** Whether nothing of it has a place on its axes. */
  boolean empty();

  /** What a reader is told of figures that are not drawn, or not whole; none where all are. */
  List<String> notes();

  /**
   * CSS pixels that it is high on a narrow screen, where labels take more lines.
   *
   * @param wide the same on a wide screen
   */
  default int narrowHeight(int wide) {
    return wide;
  }
}
