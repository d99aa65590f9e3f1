package watershed.analysis;

import watershed.analysis.Rivals.Normal;

/**
 * What it costs to take one design where another could be had: by how much the other is better.
 *
 * @param at value of the axis
 * @param design that is taken instead, or that would have been better; the context says which
 * @param percent by how much the better one is better; below 0 where it is not
 * @param low lower end of the 95 % interval, in percent
 * @param high upper end, in percent
 */
public record Regret(double at, String design, double percent, double low, double high) {
  static Regret of(double at, String design, Normal logGain) {
    return new Regret(
        at, design, percent(logGain.mean()), percent(logGain.low()), percent(logGain.high()));
  }

  /** A difference of logarithms as a gain in percent. */
  static double percent(double logGain) {
    return 100 * Math.expm1(logGain);
  }
}
