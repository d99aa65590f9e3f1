package watershed.analysis;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import watershed.record.Cell;
import watershed.record.Measurement;
import watershed.record.Run;

/**
 * What a cost is by the size of what it works on: of a pointer chase, whose metrics are named by
 * size ({@code at64KNanos}), or of one metric along a parameter.
 */
public final class LatencyCurve {
  private static final Pattern AT = Pattern.compile("at(\\d+)([KM])Nanos");

  private LatencyCurve() {}

  /** Nanoseconds a load by the bytes of the working set; empty where no metric is named so. */
  public static SortedMap<Double, Series> bySize(
      Samples samples, Cell cell, String contender, String jdk) {
    TreeMap<Double, Series> curve = new TreeMap<>();
    for (String metric : samples.metrics(cell)) {
      Matcher at = AT.matcher(metric);
      Series series = samples.get(cell, contender, jdk, metric);
      if (series != null && at.matches()) {
        int shift = at.group(2).equals("K") ? 10 : 20;
        double bytes = Math.scalb(Double.parseDouble(at.group(1)), shift);
        curve.put(bytes, series);
      }
    }
    return curve;
  }

  /** The curve of a run's pointer chase; empty where it has none on that JDK. */
  public static SortedMap<Double, Series> chase(
      List<Run.ExperimentInfo> experiments, Samples samples, String jdk) {
    for (Run.ExperimentInfo info : experiments) {
      for (Cell cell : samples.cells(info.name())) {
        SortedMap<Double, Series> curve = bySize(samples, cell, info.baseline(), jdk);
        if (!curve.isEmpty()) {
          return curve;
        }
      }
    }
    return new TreeMap<>();
  }

  /**
   * A metric of a contender along the cells of a slice; empty where no fork gave it.
   *
   * @param points cells by the value of the parameter
   */
  public static SortedMap<Double, Series> along(
      SortedMap<Double, Cell> points,
      Samples samples,
      String contender,
      String jdk,
      String metric) {
    TreeMap<Double, Series> curve = new TreeMap<>();
    points.forEach(
        (at, cell) -> {
          Series series = samples.get(cell, contender, jdk, metric);
          if (series != null) {
            curve.put(at, series);
          }
        });
    return curve;
  }

  /** The means of a curve: geometric of times; of bytes and misses, which may be 0, the plain. */
  public static SortedMap<Double, Double> costs(SortedMap<Double, Series> curve) {
    TreeMap<Double, Double> costs = new TreeMap<>();
    curve.forEach(
        (at, series) -> {
          String metric = series.metric();
          boolean time = metric.equals(Measurement.PRIMARY) || AT.matcher(metric).matches();
          Estimate mean = time ? Summary.score(series) : Summary.quantity(series);
          costs.put(at, mean.value());
        });
    return costs;
  }
}
