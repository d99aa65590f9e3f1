package watershed.report.html;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as data: six significant digits, as any spreadsheet reads them. */
final class Digits {
  private static final MathContext SIX = new MathContext(6);
  private static final double LARGE = 1e15;
  private static final double SMALL = 1e-9;

  private Digits() {}

  /** {@code 0.0123457}, {@code 160}; empty where there is no finite number. */
  static String of(double x) {
    if (!Double.isFinite(x)) {
      return "";
    }
    double size = Math.abs(x);
    if (x == 0) {
      return "0";
    }
    if (size >= LARGE || size < SMALL) {
      return new BigDecimal(x).round(SIX).toString();
    }
    // Counts and bytes are exact.
    return x == Math.rint(x)
        ? Long.toString((long) x)
        : new BigDecimal(x).round(SIX).stripTrailingZeros().toPlainString();
  }
}
