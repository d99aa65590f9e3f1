package watershed.report.html;

import java.util.Map;
import watershed.report.CellTable;

/** What ECharts draws, and the same as a table. */
interface Chart {
  /** The figures drawn, one row each. */
  CellTable data();

  /** A tree of maps, lists, strings and numbers. */
  Map<String, Object> option();
}
