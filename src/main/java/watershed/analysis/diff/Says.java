package watershed.analysis.diff;

import java.math.BigDecimal;
import java.util.List;
import watershed.analysis.Texts;

/** Figures within the sentences of a verdict. */
final class Says {
  private static final double SMALLEST_P = 0.0001;

  /** From here on a double has no tenths. */
  private static final double LARGE = 1e15;

  private Says() {}

  /** A ratio as a change: {@code +5.12 %}. */
  static String change(double ratio) {
    double percent = 100 * (ratio - 1);
    return (percent >= 0 ? "+" : "") + Texts.number(percent) + " %";
  }

  /** A ratio less 1, without its sign: {@code 5.12 %}. */
  static String percent(double x) {
    return Texts.number(100 * Math.abs(x)) + " %";
  }

  /** All digits of a count, which may be an average, to a tenth: {@code 24}, {@code 1008.3}. */
  static String count(double x) {
    if (Math.abs(x) >= LARGE) {
      return Texts.number(x);
    }
    return BigDecimal.valueOf(Math.rint(10 * x) / 10).stripTrailingZeros().toPlainString();
  }

  /** A flag where forks were left out, or none. */
  static List<String> leftOut(int forks) {
    return forks > 0
        ? List.of(Texts.count(forks, "fork") + " without a partner left out")
        : List.of();
  }

  /** {@code p = 0.0312}, {@code p < 0.0001}. */
  static String p(double p) {
    return p < SMALLEST_P ? "p < " + SMALLEST_P : "p = " + Texts.number(p);
  }
}
