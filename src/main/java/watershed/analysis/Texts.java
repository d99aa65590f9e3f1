package watershed.analysis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.stream.Collectors;

/** Numbers within the sentences that a judgement gives as its reason. */
public final class Texts {
  private static final int DIGITS = 3;
  private static final double LARGE = 1e7;

  private Texts() {}

  /** Three significant digits at most, but all of a whole number: {@code 0.85}, {@code 16384}. */
  public static String number(double x) {
    if (!Double.isFinite(x) || Math.abs(x) >= LARGE) {
      return Double.toString(x);
    }
    return x == Math.rint(x)
        ? Long.toString((long) x)
        : new BigDecimal(x).round(new MathContext(DIGITS)).stripTrailingZeros().toPlainString();
  }

  /** All digits of a number, as parameters are spelt: {@code 0.5}, {@code 1048576}. */
  static String plain(double x) {
    return x == 0 ? "0" : new BigDecimal(Double.toString(x)).stripTrailingZeros().toPlainString();
  }

  /** {@code 1, 2, 64}. */
  static String list(Collection<? extends Number> numbers) {
    return numbers.stream().map(n -> number(n.doubleValue())).collect(Collectors.joining(", "));
  }

  /** {@code 1 cell}, {@code 3 cells}. */
  public static String count(long n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }
}
