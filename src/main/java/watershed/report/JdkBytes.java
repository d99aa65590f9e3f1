package watershed.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import watershed.analysis.Series;
import watershed.analysis.Summary;
import watershed.record.Cell;

/**
 * Bytes that an operation allocates on each JDK. They are counted: where forks agree no test is
 * needed to tell two JDKs apart, and where they do not the interval stands beside the mean.
 */
final class JdkBytes {
  private static final String BYTES = "gc.alloc.rate.norm";

  /** Less than half a byte is the harness's own few, spread over the operations. */
  private static final double DIFFERENT = 0.5;

  private JdkBytes() {}

  /** One table, of what differs; none where no bytes were counted on two JDKs. */
  static List<CellTable> tables(View view) {
    List<String> jdks = view.jdks();
    List<List<String>> rows = new ArrayList<>();
    int all = 0;
    for (Cell cell : view.cells()) {
      for (String contender : view.contenders()) {
        List<Series> on = new ArrayList<>();
        for (String jdk : jdks) {
          Series series = view.samples().get(cell, contender, jdk, BYTES);
          if (series != null) {
            on.add(series);
          }
        }
        if (on.size() > 1 && on.size() == jdks.size()) {
          all++;
          if (differ(on)) {
            rows.add(row(view, cell, contender, on));
          }
        }
      }
    }
    if (all == 0) {
      return List.of();
    }
    List<CellTable.Column> columns = new ArrayList<>();
    columns.add(CellTable.Column.text("cell"));
    columns.add(CellTable.Column.text(view.info().contender()));
    jdks.forEach(jdk -> columns.add(CellTable.Column.number("B/op on " + jdk)));
    columns.add(CellTable.Column.number("forks"));
    return List.of(
        new CellTable(
            "Bytes allocated by an operation: what differs between JDKs",
            columns,
            rows,
            List.of(
                Numbers.count(all, "comparison")
                    + ": "
                    + rows.size()
                    + " differ by half a byte or more, "
                    + (all - rows.size())
                    + " do not")));
  }

  private static boolean differ(List<Series> on) {
    List<Double> means = on.stream().map(series -> Summary.quantity(series).value()).toList();
    return Collections.max(means) - Collections.min(means) >= DIFFERENT;
  }

  private static List<String> row(View view, Cell cell, String contender, List<Series> on) {
    MetricTexts texts = new MetricTexts(view.samples());
    List<String> row = new ArrayList<>(List.of(view.label(cell), contender));
    for (Series series : on) {
      MetricTexts.Metric metric =
          texts.of(cell, contender, series.jdk()).get(MetricTexts.ALLOCATED);
      row.add(metric == null ? "-" : metric.text());
    }
    row.add(
        on.stream()
            .map(series -> series.forks().size())
            .distinct()
            .sorted()
            .map(String::valueOf)
            .collect(Collectors.joining("/")));
    return row;
  }
}
