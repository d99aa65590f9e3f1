package watershed.analysis.diff;

import watershed.analysis.Texts;

/** Figures within the sentences of a verdict. */
final class Says {
  private static final double SMALLEST_P = 0.0001;

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

  /** {@code p = 0.0312}, {@code p < 0.0001}. */
  static String p(double p) {
    return p < SMALLEST_P ? "p < " + SMALLEST_P : "p = " + Texts.number(p);
  }
}
