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

  /** How much of the figures has no place on its axes; none where all has. */
  List<String> notes();
}
