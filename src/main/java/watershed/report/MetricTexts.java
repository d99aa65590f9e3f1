package watershed.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
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

  /** Bytes per operation below this are the harness's own few, spread over the operations. */
  private static final double NO_BYTES = 0.05;

  static final String ALLOCATED = "gc.alloc.rate.norm B/op";
  static final String KEPT = "B kept (JOL)";
  private static final String NANOS = "Nanos";

  private static final Pattern WORDS = Pattern.compile("(?<=[a-z])(?=[A-Z0-9])");

  /**
   * A metric of a row.
   *
   * @param text as shown
   * @param value the number behind it
   * @param exact whether it says something by the last digit, as addresses and bytes do
   */
  record Metric(String text, double value, boolean exact) {}

  private final Samples samples;

  MetricTexts(Samples samples) {
    this.samples = samples;
  }

  /** By name with unit: every metric of a contender in a cell; empty where there is none. */
  Map<String, Metric> of(Cell cell, String contender, String jdk) {
    Map<String, Metric> texts = new LinkedHashMap<>();
    @Nullable Series reads = samples.get(cell, contender, jdk, READS);
    @Nullable Series writes = samples.get(cell, contender, jdk, WRITES);
    @Nullable Series hits = samples.get(cell, contender, jdk, HITS);
    if (reads != null && writes != null) {
      double r = Summary.quantity(reads).value();
      double w = Summary.quantity(writes).value();
      texts.put("realised writes", share(w, r + w, "no operations"));
      @Nullable Series hottest = samples.get(cell, contender, jdk, HOTTEST);
      if (hottest != null) {
        texts.put(
            "hottest key (expected from the tapes)",
            share(Summary.quantity(hottest).value(), r + w, "no operations"));
      }
      if (hits != null) {
        texts.put("hit rate", share(Summary.quantity(hits).value(), r, "no reads"));
      }
    }
    for (String metric : samples.metrics(cell)) {
      boolean derived = SHARES.contains(metric) && reads != null && writes != null;
      Series series = samples.get(cell, contender, jdk, metric);
      if (series != null
          && !derived
          && !metric.equals(Measurement.PRIMARY)
          && !LEFT_OUT.contains(metric)) {
        texts.put(heading(metric, series.unit()), metric(series));
      }
    }
    return texts;
  }

  private static Metric share(double part, double whole, String none) {
    return whole == 0
        ? new Metric(none, Double.NaN, true)
        : new Metric(Numbers.percent(part / whole), part / whole, false);
  }

  private static boolean isTime(String metric) {
    return metric.endsWith(NANOS) && metric.length() > NANOS.length();
  }

  /** Metric and unit; {@code thread0Nanos} becomes {@code thread 0 ns/op}. */
  private static String heading(String metric, String unit) {
    if (isTime(metric)) {
      String name = metric.substring(0, metric.length() - NANOS.length());
      return WORDS.matcher(name).replaceAll(" ").toLowerCase(Locale.ROOT) + " ns/op";
    }
    String name = metric.equals("jolBytes") ? KEPT : metric;
    return unit.equals("#") || unit.isEmpty() ? name : name + " " + unit;
  }

  /**
   * Distinct values where each fork has one and they are few, as of addresses and sizes; else the
   * mean with its interval over forks, of times the geometric one.
   */
  private static Metric metric(Series series) {
    boolean bytes = series.unit().equals("B/op");
    Estimate mean = isTime(series.metric()) ? Summary.score(series) : Summary.quantity(series);
    if (bytes && Math.abs(mean.value()) < NO_BYTES) {
      return new Metric("0", 0, true);
    }
    boolean oneEach =
        series.forks().stream().allMatch(f -> f.values().stream().distinct().count() == 1);
    if (oneEach) {
      List<Double> distinct =
          series.forks().stream().map(f -> f.values().get(0)).distinct().sorted().toList();
      boolean whole = distinct.stream().allMatch(v -> v == Math.rint(v));
      if (distinct.size() == 1 || (whole && distinct.size() <= MOST_VALUES)) {
        String all = distinct.stream().map(Numbers::of).collect(Collectors.joining("/"));
        return new Metric(all, mean.value(), true);
      }
    }
    Estimate.Interval interval = mean.interval();
    boolean point =
        interval == null || Numbers.of(interval.low()).equals(Numbers.of(interval.high()));
    String text = point ? Numbers.of(mean.value()) : Numbers.withInterval(mean);
    return new Metric(text, mean.value(), bytes);
  }
}
