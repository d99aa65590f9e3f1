package watershed.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Estimate;
import watershed.analysis.Samples;
import watershed.analysis.Series;
import watershed.analysis.Summary;
import watershed.record.Cell;
import watershed.record.Measurement;

/**
 * What was counted beside the score: secondary metrics as texts. Where {@code reads} and {@code
 * writes} are counted, the realised shares stand in their place, and {@code hits} per read. {@code
 * hottest} is no count: it is the share of the most frequent key in the tapes times the operations.
 */
final class MetricTexts {
  private static final String READS = "reads";
  private static final String WRITES = "writes";
  private static final String HITS = "hits";
  private static final String HOTTEST = "hottest";

  private static final Set<String> SHARES = Set.of(READS, WRITES, HITS, HOTTEST);

  /** Raw counts of JMH's gc profiler that say little; they stand in measurements.csv. */
  private static final Set<String> LEFT_OUT = Set.of("gc.alloc.rate", "gc.count", "gc.time");

  private static final int MOST_VALUES = 4;

  private final Samples samples;

  MetricTexts(Samples samples) {
    this.samples = samples;
  }

  /** By name with unit: every metric of a contender in a cell; empty where there is none. */
  Map<String, String> of(Cell cell, String contender, String jdk) {
    Map<String, String> texts = new LinkedHashMap<>();
    @Nullable Series reads = samples.get(cell, contender, jdk, READS);
    @Nullable Series writes = samples.get(cell, contender, jdk, WRITES);
    @Nullable Series hits = samples.get(cell, contender, jdk, HITS);
    if (reads != null && writes != null) {
      double r = Summary.quantity(reads).value();
      double w = Summary.quantity(writes).value();
      texts.put("realised writes", share(w, r + w));
      @Nullable Series hottest = samples.get(cell, contender, jdk, HOTTEST);
      if (hottest != null) {
        texts.put(
            "hottest key (expected from the tapes)",
            share(Summary.quantity(hottest).value(), r + w));
      }
      if (hits != null) {
        texts.put("hit rate", r == 0 ? "no reads" : share(Summary.quantity(hits).value(), r));
      }
    }
    for (String metric : samples.metrics(cell)) {
      boolean derived = SHARES.contains(metric) && reads != null && writes != null;
      Series series = samples.get(cell, contender, jdk, metric);
      if (series != null
          && !derived
          && !metric.equals(Measurement.PRIMARY)
          && !LEFT_OUT.contains(metric)) {
        texts.put(heading(metric, series.unit()), text(series));
      }
    }
    return texts;
  }

  private static String share(double part, double whole) {
    return whole == 0 ? "no operations" : Numbers.percent(part / whole);
  }

  private static String heading(String metric, String unit) {
    return unit.equals("#") || unit.isEmpty() ? metric : metric + " " + unit;
  }

  /**
   * Distinct values where each fork has one and they are few, as of addresses and sizes; else the
   * mean with its interval over forks.
   */
  private static String text(Series series) {
    boolean oneEach =
        series.forks().stream().allMatch(f -> f.values().stream().distinct().count() == 1);
    if (oneEach) {
      List<Double> distinct =
          series.forks().stream().map(f -> f.values().get(0)).distinct().sorted().toList();
      boolean whole = distinct.stream().allMatch(v -> v == Math.rint(v));
      if (distinct.size() == 1 || (whole && distinct.size() <= MOST_VALUES)) {
        return distinct.stream().map(Numbers::of).collect(Collectors.joining("/"));
      }
    }
    Estimate mean = Summary.quantity(series);
    Estimate.Interval interval = mean.interval();
    if (interval == null || Numbers.of(interval.low()).equals(Numbers.of(interval.high()))) {
      return Numbers.of(mean.value());
    }
    return Numbers.withInterval(mean);
  }

  /**
   * Tables of what differs between the rows, as many as fit side by side, and a note of what does
   * not.
   *
   * @param head headings of the columns that name a row
   * @param rows texts that name a row, with its metrics
   */
  static List<CellTable> tables(
      String title, List<String> head, Map<List<String>, Map<String, String>> rows) {
    Set<String> names = new LinkedHashSet<>();
    rows.values().forEach(texts -> names.addAll(texts.keySet()));
    List<String> same = new ArrayList<>();
    List<String> differing = new ArrayList<>();
    for (String name : names) {
      Set<String> values =
          rows.values().stream().map(t -> t.getOrDefault(name, "-")).collect(Collectors.toSet());
      if (values.size() == 1) {
        same.add(name + " " + values.iterator().next());
      } else {
        differing.add(name);
      }
    }
    List<String> notes =
        same.isEmpty() ? List.of() : List.of("the same for all: " + String.join("; ", same));
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

  private static CellTable table(
      String title,
      List<String> head,
      Map<List<String>, Map<String, String>> rows,
      List<String> metrics,
      List<String> notes) {
    List<CellTable.Column> columns = new ArrayList<>();
    head.forEach(h -> columns.add(CellTable.Column.text(h)));
    metrics.forEach(m -> columns.add(CellTable.Column.number(m)));
    List<List<String>> texts = new ArrayList<>();
    rows.forEach(
        (names, values) -> {
          List<String> row = new ArrayList<>(names);
          metrics.forEach(m -> row.add(values.getOrDefault(m, "-")));
          texts.add(row);
        });
    return new CellTable(title, columns, texts, notes);
  }
}
