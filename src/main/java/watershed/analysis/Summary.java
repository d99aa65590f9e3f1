package watershed.analysis;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * What the forks of a series say together. The fork is the unit of replication: its windows are
 * first averaged, so that more windows never make an interval narrower by themselves.
 */
public final class Summary {
  private Summary() {}

  /**
   * Geometric mean over forks of the fork's geometric mean over its windows, in the series' unit
   * (Fleming and Wallace, CACM 1986). So the ratio of two scores is the gain that {@link
   * PairedBlocks} gives, and a window that a neighbour spoilt does not carry its fork away. Where a
   * fork has no score above 0, the arithmetic mean of the forks.
   */
  public static Estimate score(Series series) {
    double[] logs = series.forks().stream().mapToDouble(ForkSample::logMean).toArray();
    return Arrays.stream(logs).allMatch(Double::isFinite)
        ? Estimate.geometric(Arrays.stream(logs).map(Math::exp).toArray(), Estimate.LEVEL)
        : quantity(series);
  }

  /**
   * Arithmetic mean over forks of the fork's mean: for bytes, counts and rates that may be 0. None
   * of them can be below 0, and so their interval does not go there either, unless a fork does.
   */
  public static Estimate quantity(Series series) {
    double[] means = series.forkMeans();
    Estimate mean = Estimate.arithmetic(means, Estimate.LEVEL);
    boolean negative = Arrays.stream(means).anyMatch(x -> x < 0);
    return negative ? mean : mean.from(0);
  }

  /**
   * Nanoseconds that one thread takes for one operation: threads ÷ throughput, or the time itself.
   *
   * @param score in {@code unit}
   * @param unit JMH's: {@code ops/us} and the like, over all threads, or {@code ns/op} and the like
   * @param threads number of JMH threads
   * @return empty for other units
   */
  public static OptionalDouble nanosPerOp(double score, String unit, int threads) {
    if (unit.startsWith("ops/")) {
      double nanos = nanosIn(unit.substring("ops/".length()));
      return nanos > 0 ? OptionalDouble.of(threads * nanos / score) : OptionalDouble.empty();
    }
    if (unit.endsWith("/op")) {
      double nanos = nanosIn(unit.substring(0, unit.length() - "/op".length()));
      return nanos > 0 ? OptionalDouble.of(nanos * score) : OptionalDouble.empty();
    }
    return OptionalDouble.empty();
  }

  private static double nanosIn(String unit) {
    return switch (unit) {
      case "ns" -> 1;
      case "us" -> 1e3;
      case "ms" -> 1e6;
      case "s" -> 1e9;
      case "min" -> 60e9;
      case "hr" -> 3600e9;
      case "day" -> 86400e9;
      default -> 0;
    };
  }
}
