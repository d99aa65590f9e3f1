package watershed.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.IntSummaryStatistics;
import watershed.analysis.Estimate;
import watershed.analysis.Ratio;
import watershed.analysis.Spread;

/** Numbers as people read them: three significant digits, but never fewer than the whole ones. */
final class Numbers {
  private static final int DIGITS = 3;
  private static final double LARGE = 1e7;

  /** A count that is nearer to a whole one than this is shown as that. */
  private static final double WHOLE_WITHIN = 0.05;

  private Numbers() {}

  /** A number: {@code 0.0123}, {@code 1.23}, {@code 160}, {@code 7488}, {@code 1.23e9}. */
  static String of(double x) {
    if (Double.isNaN(x) || Double.isInfinite(x)) {
      return Double.isNaN(x) ? "not a number" : x > 0 ? "infinite" : "-infinite";
    }
    if (x == 0) {
      return "0";
    }
    double size = Math.abs(x);
    if (size >= LARGE || size < 1e-4) {
      return compact(x);
    }
    if (x == Math.rint(x)) {
      return Long.toString((long) x);
    }
    BigDecimal rounded = new BigDecimal(x).round(new MathContext(DIGITS));
    return rounded.scale() >= 0
        ? rounded.toPlainString()
        : new BigDecimal(x).setScale(0, RoundingMode.HALF_EVEN).toPlainString();
  }

  /**
   * The whole number that a count per operation is next to, or the count itself: bytes per
   * operation are whole but for the harness's own few, spread over the operations.
   */
  static double whole(double x) {
    double whole = Math.rint(x);
    return Math.abs(x - whole) < WHOLE_WITHIN ? whole : x;
  }

  private static String compact(double x) {
    BigDecimal rounded = new BigDecimal(x).round(new MathContext(DIGITS)).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    return rounded.movePointLeft(exponent).toPlainString() + "e" + exponent;
  }

  /** {@code [low, high]}, or why there is none. */
  static String interval(Estimate estimate) {
    Estimate.Interval interval = estimate.interval();
    return interval == null
        ? "1 fork: no interval"
        : "[" + of(interval.low()) + ", " + of(interval.high()) + "]";
  }

  /** {@code 1.23 [1.20, 1.26]}, or the value alone where one replicate gives no interval. */
  static String withInterval(Estimate estimate) {
    return estimate.alone()
        ? of(estimate.value()) + " (1 fork: no interval)"
        : of(estimate.value()) + " " + interval(estimate);
  }

  /** As {@link #withInterval}, or the value alone where it is the same to the digits shown. */
  static String counted(Estimate estimate) {
    Estimate.Interval interval = estimate.interval();
    return interval != null && of(interval.low()).equals(of(interval.high()))
        ? of(estimate.value())
        : withInterval(estimate);
  }

  /**
   * The gain of a ratio with its interval, or the number of blocks that gives none; says where it
   * is not one of forks that took turns.
   */
  static String ratio(Ratio ratio) {
    return ratio(ratio, ratio.gain());
  }

  /** Some estimate of a ratio in the same form. */
  static String ratio(Ratio ratio, Estimate shown) {
    String turns = ratio.paired() ? "" : " (not in turns)";
    return shown.alone()
        ? of(shown.value()) + (ratio.paired() ? " (1 block)" : " (1 fork, not in turns)")
        : of(shown.value()) + " " + interval(shown) + turns;
  }

  /** How many replicates ratios have: {@code 5 blocks}, {@code 3 to 5 blocks}; of one at least. */
  static String replicates(Collection<Ratio> ratios) {
    IntSummaryStatistics n = ratios.stream().mapToInt(ratio -> ratio.log().n()).summaryStatistics();
    String noun = ratios.stream().allMatch(Ratio::paired) ? "block" : "fork";
    return (n.getMin() == n.getMax() ? "" : n.getMin() + " to ") + count(n.getMax(), noun);
  }

  /** How much of a ratio's data could not be used. */
  static String leftOut(Ratio ratio) {
    return count(ratio.leftOut(), ratio.paired() ? "block" : "fork") + " left out: a score is 0";
  }

  /** What intervals owe to other comparisons; empty where nothing. */
  static String spread(Spread spread) {
    return spread.known()
        ? "spread shared over "
            + count(spread.comparisons(), "comparison")
            + ": worth "
            + of(spread.df())
            + " blocks more"
        : "";
  }

  /** A ratio as a change: {@code +12.3 %}. */
  static String change(double ratio) {
    double percent = 100 * (ratio - 1);
    String number = of(Math.abs(percent) < 0.05 ? 0 : percent);
    return (percent >= 0.05 ? "+" : "") + number + " %";
  }

  /** A share: {@code 4.97 %}. */
  static String percent(double share) {
    return of(100 * share) + " %";
  }

  /** {@code 1 fork}, {@code 3 forks}. */
  static String count(long n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }
}
