package watershed.analysis.diff;

/**
 * Settings of a comparison.
 *
 * @param delta smallest change of the score that matters, as a ratio less 1; above 0
 * @param alpha share of false alarms of a single test, in (0, 1)
 * @param q share of false alarms among those given, by Benjamini and Hochberg, in (0, 1)
 * @param strict whether what stays open fails the comparison; left to whoever asks
 * @param looks how often the forks were, or will be, looked at on the way; 1 for once, at the end
 */
public record DiffRules(double delta, double alpha, double q, boolean strict, int looks) {
  /** As METHOD has it: 3 %, α = .05, q = .05, one look. */
  public static final DiffRules USUAL = new DiffRules(0.03, 0.05, 0.05, false, 1);

  public DiffRules {
    if (!(delta > 0) || delta == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("delta must be above 0, is " + delta);
    }
    if (!(alpha > 0 && alpha < 1) || !(q > 0 && q < 1)) {
      throw new IllegalArgumentException(
          "alpha and q must be between 0 and 1, are " + alpha + " and " + q);
    }
    if (looks < 1 || looks > Looks.MOST) {
      throw new IllegalArgumentException("1 to " + Looks.MOST + " looks, not " + looks);
    }
  }

  /** What each look tests at, so that all of them together alarm in α of the cases. */
  public double level() {
    return Looks.level(alpha, looks);
  }

  /** ln(1 + delta): what log-ratios are held against. */
  double margin() {
    return Math.log1p(delta);
  }
}
