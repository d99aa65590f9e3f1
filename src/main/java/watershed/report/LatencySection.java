package watershed.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Bootstrap;
import watershed.analysis.Estimate;
import watershed.analysis.LatencyQuantiles;
import watershed.analysis.LatencyQuantiles.Level;
import watershed.analysis.LatencySeries;
import watershed.analysis.Ratio;
import watershed.record.Cell;
import watershed.record.Contenders;
import watershed.record.LatencyHistogram;
import watershed.record.Trial;

/**
 * One cell of an experiment that times single operations: quantiles of every contender, and how
 * they compare with the baseline's. Such an experiment's score is a rate that its load sets, so
 * there is no winner by score.
 */
final class LatencySection {
  private static final int RESAMPLES = 1000;

  /** Contenders under an open load are not under the same one: it is a share of each's capacity. */
  static final String OWN_RATE = "each at its own rate, see target";

  /** Latencies from here on are shown in microseconds. */
  private static final double MANY_NANOS = 1e5;

  private LatencySection() {}

  /** Whether an experiment times single operations. */
  static boolean applies(View view) {
    return view.trials().stream()
        .map(Trial::latency)
        .filter(Objects::nonNull)
        .anyMatch(LatencyHistogram::own);
  }

  /** Whether JMH timed single operations of it, beside which their mean is a score as any. */
  static boolean ofJmh(View view) {
    return view.trials().stream()
        .map(Trial::latency)
        .filter(Objects::nonNull)
        .anyMatch(latency -> !latency.own());
  }

  /** The tables of a cell; none where nothing was timed there. */
  static List<CellTable> tables(View view, Cell cell, String jdk) {
    Map<String, LatencySeries> series = series(view, cell, jdk);
    if (series.isEmpty()) {
      return List.of();
    }
    boolean open = series.values().stream().anyMatch(s -> s.raw().get(0).targetPerSecond() != null);
    List<CellTable> tables = new ArrayList<>();
    tables.add(quantiles(view, cell, jdk, series, open));
    CellTable gains = gains(view, cell, jdk, series, open);
    if (gains != null) {
      tables.add(gains);
    }
    if (open) {
      List<LatencySeries> single = new ArrayList<>();
      for (String contender : series.keySet()) {
        LatencySeries s = LatencySeries.single(view.trials(), cell, contender, jdk);
        if (s != null) {
          single.add(s);
        }
      }
      tables.add(LatencyRates.table(view.info().contender(), single, series));
    }
    Map<List<String>, Map<String, MetricTexts.Metric>> metrics = new LinkedHashMap<>();
    MetricTexts texts = new MetricTexts(view.samples());
    series.keySet().stream()
        .filter(c -> !c.equals(view.info().harness()))
        .forEach(c -> metrics.put(List.of(c), texts.of(cell, c, jdk)));
    tables.addAll(MetricTables.of("", List.of(view.info().contender()), metrics));
    return tables;
  }

  /** By contender, in declared order, the harness last. */
  static Map<String, LatencySeries> series(View view, Cell cell, String jdk) {
    List<String> contenders = new ArrayList<>(view.contenders());
    if (contenders.remove(view.info().harness())) {
      contenders.add(view.info().harness());
    }
    List<Trial> here = view.trials().stream().filter(t -> t.cell().equals(cell)).toList();
    Map<String, LatencySeries> series = new LinkedHashMap<>();
    for (String contender : contenders) {
      LatencySeries s = LatencySeries.of(here, cell, contender, jdk);
      if (s != null) {
        series.put(contender, s);
      }
    }
    return series;
  }

  static Bootstrap bootstrap(View view) {
    return new Bootstrap(view.records().run().seed(), RESAMPLES);
  }

  private static CellTable quantiles(
      View view, Cell cell, String jdk, Map<String, LatencySeries> series, boolean open) {
    Map<LatencySeries, Map<Level, Estimate>> all = new LinkedHashMap<>();
    series.values().forEach(s -> all.put(s, LatencyQuantiles.of(s, bootstrap(view))));
    List<CellTable.Column> columns = new ArrayList<>();
    columns.add(CellTable.Column.text(view.info().contender()));
    List<Function<Map<Level, Estimate>, String>> cells = new ArrayList<>();
    for (Level level : Level.TOLD) {
      boolean many =
          all.values().stream()
              .map(estimates -> estimates.get(level))
              .filter(Objects::nonNull)
              .anyMatch(e -> e.value() >= MANY_NANOS);
      columns.add(CellTable.Column.text(level.label() + (many ? " us" : " ns")));
      cells.add(
          estimates -> {
            Estimate e = estimates.get(level);
            String few = "under " + level.fewest() + " samples";
            return e == null ? few : text(e.map(x -> many ? x / 1e3 : x));
          });
    }
    columns.add(CellTable.Column.number("blocks"));
    columns.add(CellTable.Column.number("forks"));
    columns.add(CellTable.Column.number("samples"));
    List<List<String>> rows = new ArrayList<>();
    all.forEach(
        (s, estimates) -> {
          List<String> row = new ArrayList<>();
          boolean harness = s.contender().equals(view.info().harness());
          row.add(s.contender() + (harness ? " (harness)" : ""));
          cells.forEach(c -> row.add(c.apply(estimates)));
          row.add(Integer.toString(s.blocks()));
          row.add(Integer.toString(s.raw().size()));
          row.add(Long.toString(s.samples()));
          rows.add(row);
        });
    List<LatencyHistogram> raw = series.values().stream().flatMap(s -> s.raw().stream()).toList();
    List<String> notes = new ArrayList<>(LatencyNotes.of(raw, open, cell.params().get("load")));
    if (all.keySet().stream().anyMatch(s -> s.blocks() < Bootstrap.FEWEST)) {
      notes.add("no interval of fewer than " + Bootstrap.FEWEST + " blocks");
    }
    return new CellTable(
        "Latency, " + view.label(cell) + "; JDK " + jdk, columns, rows, List.copyOf(notes));
  }

  /** In ns, or us where that is many. */
  static String withUnit(Estimate nanos) {
    return nanos.value() >= MANY_NANOS
        ? text(nanos.map(x -> x / 1e3)) + " us"
        : text(nanos) + " ns";
  }

  private static String text(Estimate estimate) {
    return estimate.alone() ? Numbers.of(estimate.value()) : Numbers.withInterval(estimate);
  }

  /** Baseline over contender, at each quantile; null where there is no baseline or no other. */
  private static @Nullable CellTable gains(
      View view, Cell cell, String jdk, Map<String, LatencySeries> series, boolean open) {
    String baseline = view.info().baseline();
    LatencySeries base = series.get(baseline);
    if (base == null || series.size() < 2) {
      return null;
    }
    List<CellTable.Column> columns = new ArrayList<>();
    columns.add(CellTable.Column.text(view.info().contender()));
    for (Level level : Level.TOLD) {
      columns.add(CellTable.Column.text("gain at " + level.label()));
    }
    List<List<String>> rows = new ArrayList<>();
    for (LatencySeries s : series.values()) {
      if (!s.contender().equals(baseline) && !s.contender().equals(view.info().harness())) {
        rows.add(gains(s.contender(), s, base));
      }
    }
    LatencySeries one = LatencySeries.single(view.trials(), cell, baseline, jdk);
    LatencySeries twin =
        LatencySeries.single(view.trials(), cell, Contenders.twinOf(baseline), jdk);
    if (one != null && twin != null) {
      rows.add(gains("itself (control)", twin, one));
    }
    return rows.isEmpty()
        ? null
        : new CellTable(
            "",
            columns,
            rows,
            List.of(
                "gain over "
                    + baseline
                    + ": its quantile over the contender's, mean of the logarithms over blocks,"
                    + " above 1 is faster"
                    + (open ? "; " + OWN_RATE : "")
                    + "; - where no fork has samples enough by itself"));
  }

  private static List<String> gains(String name, LatencySeries s, LatencySeries base) {
    List<String> row = new ArrayList<>();
    row.add(name);
    for (Level level : Level.TOLD) {
      Ratio ratio = LatencyQuantiles.ratio(s, base, level);
      row.add(
          ratio == null
              ? "-"
              : Numbers.ratio(ratio)
                  + (ratio.leftOut() > 0
                      ? " (" + Numbers.count(ratio.log().n(), "block") + ")"
                      : ""));
    }
    return row;
  }
}
