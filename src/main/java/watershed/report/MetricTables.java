package watershed.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Lays metrics of several rows out: what differs in columns, what does not in notes. */
final class MetricTables {
  /** Measured values of rows that differ by less than this share are told in one note. */
  private static final double ALIKE = 0.05;

  private MetricTables() {}

  /**
   * Tables of what differs between the rows, as many as fit side by side, and notes of what does
   * not.
   *
   * @param head headings of the columns that name a row
   * @param rows texts that name a row, with its metrics
   */
  static List<CellTable> of(
      String title, List<String> head, Map<List<String>, Map<String, MetricTexts.Metric>> rows) {
    Set<String> names = new LinkedHashSet<>();
    rows.values().forEach(texts -> names.addAll(texts.keySet()));
    List<String> same = new ArrayList<>();
    List<String> alike = new ArrayList<>();
    List<String> differing = new ArrayList<>();
    for (String name : names) {
      Set<String> values =
          rows.values().stream().map(t -> text(t, name)).collect(Collectors.toSet());
      String range = values.size() == 1 ? "" : range(rows.values(), name);
      if (values.size() == 1) {
        same.add(name + " " + values.iterator().next());
      } else if (!range.isEmpty()) {
        alike.add(name + " " + range);
      } else {
        differing.add(name);
      }
    }
    List<String> notes = new ArrayList<>();
    if (wasted(rows.values(), true)) {
      notes.add("more allocated than kept: tables outgrown on the way");
    }
    if (wasted(rows.values(), false)) {
      notes.add(
          "allocated and not kept: what the compiler did not take apart, or garbage on the way");
    }
    if (!same.isEmpty()) {
      notes.add("the same for all: " + String.join("; ", same));
    }
    if (!alike.isEmpty()) {
      notes.add("the same for all (within 5 %): " + String.join("; ", alike));
    }
    List<CellTable> tables = new ArrayList<>();
    while (!differing.isEmpty()) {
      int fit = differing.size();
      while (fit > 1
          && table(title, head, rows, differing.subList(0, fit), notes).width() > Wrap.WIDTH) {
        fit--;
      }
      boolean last = fit == differing.size();
      tables.add(table(title, head, rows, differing.subList(0, fit), last ? notes : List.of()));
      differing = differing.subList(fit, differing.size());
    }
    if (tables.isEmpty() && !notes.isEmpty()) {
      tables.add(new CellTable(title, List.of(), List.of(), notes));
    }
    return tables;
  }

  private static String text(Map<String, MetricTexts.Metric> row, String name) {
    MetricTexts.Metric metric = row.get(name);
    return metric == null ? "-" : metric.text();
  }

  /** Least and most of a metric that all rows have and that differs little; else empty. */
  private static String range(Collection<Map<String, MetricTexts.Metric>> rows, String name) {
    List<MetricTexts.Metric> sorted =
        rows.stream()
            .map(row -> row.get(name))
            .filter(m -> m != null && !m.exact())
            .sorted(Comparator.comparingDouble(MetricTexts.Metric::value))
            .toList();
    if (sorted.size() < rows.size()) {
      return "";
    }
    MetricTexts.Metric least = sorted.get(0);
    MetricTexts.Metric most = sorted.get(sorted.size() - 1);
    return least.value() > 0 && most.value() < (1 + ALIKE) * least.value()
        ? least.text() + " to " + most.text()
        : "";
  }

  /**
   * Whether some row allocates more than it keeps, by a byte at least.
   *
   * @param keeps whether of the rows that keep something, or of those that keep nothing
   */
  private static boolean wasted(Collection<Map<String, MetricTexts.Metric>> rows, boolean keeps) {
    return rows.stream()
        .anyMatch(
            row -> {
              MetricTexts.Metric allocated = row.get(MetricTexts.ALLOCATED);
              MetricTexts.Metric kept = row.get(MetricTexts.KEPT);
              return allocated != null
                  && kept != null
                  && keeps == (kept.value() > 0)
                  && allocated.value() > kept.value() + 1;
            });
  }

  private static CellTable table(
      String title,
      List<String> head,
      Map<List<String>, Map<String, MetricTexts.Metric>> rows,
      List<String> metrics,
      List<String> notes) {
    List<CellTable.Column> columns = new ArrayList<>();
    head.forEach(h -> columns.add(CellTable.Column.text(h)));
    metrics.forEach(m -> columns.add(CellTable.Column.number(m)));
    List<List<String>> texts = new ArrayList<>();
    rows.forEach(
        (names, values) -> {
          List<String> row = new ArrayList<>(names);
          metrics.forEach(m -> row.add(text(values, m)));
          texts.add(row);
        });
    return new CellTable(title, columns, texts, notes);
  }
}
