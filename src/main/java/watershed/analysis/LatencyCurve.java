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
  public static SortedMap<Double, Double> bySize(
      Samples samples, Cell cell, String contender, String jdk) {
    TreeMap<Double, Double> curve = new TreeMap<>();
    for (String metric : samples.metrics(cell)) {
      Matcher at = AT.matcher(metric);
      Series series = samples.get(cell, contender, jdk, metric);
      if (series != null && at.matches()) {
        int shift = at.group(2).equals("K") ? 10 : 20;
        double bytes = Math.scalb(Double.parseDouble(at.group(1)), shift);
        curve.put(bytes, Summary.score(series).value());
      }
    }
    return curve;
  }

  /** The curve of a run's pointer chase; empty where it has none on that JDK. */
  public static SortedMap<Double, Double> chase(
      List<Run.ExperimentInfo> experiments, Samples samples, String jdk) {
    for (Run.ExperimentInfo info : experiments) {
      for (Cell cell : samples.cells(info.name())) {
        SortedMap<Double, Double> curve = bySize(samples, cell, info.baseline(), jdk);
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
  public static SortedMap<Double, Double> along(
      SortedMap<Double, Cell> points,
      Samples samples,
      String contender,
      String jdk,
      String metric) {
    TreeMap<Double, Double> curve = new TreeMap<>();
    points.forEach(
        (at, cell) -> {
          Series series = samples.get(cell, contender, jdk, metric);
          if (series != null) {
            // Of bytes and misses the plain mean, which may be 0.
            boolean score = metric.equals(Measurement.PRIMARY);
            Estimate mean = score ? Summary.score(series) : Summary.quantity(series);
            curve.put(at, mean.value());
          }
        });
    return curve;
  }
}
