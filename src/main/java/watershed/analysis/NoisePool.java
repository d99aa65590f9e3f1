package watershed.analysis;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.Trigamma;
import org.apache.commons.statistics.descriptive.Variance;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How far blocks of a pair scatter at one value of an axis, for each pair and band of threads, from
 * blocks that repeat a value.
 *
 * <p>The variance of a pair in a band is taken as a draw from a scaled inverse χ² with {@value #DF}
 * degrees of freedom about s0², which is learnt from all of them: with s² the variance within the
 * repeated values, of d degrees of freedom, and ψ the digamma function,
 *
 * <pre>
 *   e = ln s² − ψ(d/2) + ln(d/2) + ψ({@value #DF}/2) − ln({@value #DF}/2)
 *   v = ψ′(d/2) + ψ′({@value #DF}/2)
 *   ln s0² = (ln {@value #USUAL}² + Σ e/v) / (1 + Σ 1/v)
 *   σ̂² = ({@value #DF}·s0² + d·s²) / ({@value #DF} + d)
 * </pre>
 *
 * <p>The expectations of ln s² are those of Smyth (Statistical Applications in Genetics and
 * Molecular Biology 3(1):3, 2004, 6.2); as few pairs do not tell how much they differ, the degrees
 * of freedom are fixed. {@value #USUAL} is the geometric mean of METHOD's table of forks in turns
 * (.018 to .107), and is believed as one observation of variance 1.
 *
 * <p>Fits take {@value #CAUTION}·t/z·σ̂, with the quantiles that leave out {@value #TAIL} of each
 * tail of Student's distribution with {@value #DF} + d degrees of freedom and of the normal one: σ̂
 * of few repeats is often too small, and intervals would miss. That is rounded to steps of 5 %, so
 * that one more repeat somewhere does not make every curve a new one.
 */
final class NoisePool {
  /** σ̂ is widened by that: understating it costs coverage (METHOD, Crossover 1). */
  static final double CAUTION = 1.25;

  /** Blocks that the expectation is worth. */
  static final double DF = 3;

  /** Standard deviation of a pair of which nothing is known. */
  static final double USUAL = 0.042;

  /** Nothing that is measured is surer than that. */
  private static final double LEAST = 0.002;

  private static final double STEP = 0.05;

  /** Of each tail, what intervals of crossings leave out. */
  private static final double TAIL = 0.0125;

  /** Student's quantile over the normal one, by blocks beyond those of the expectation. */
  private static final Map<Integer, Double> STUDENT = new ConcurrentHashMap<>();

  /** What noise depends on. */
  record Key(Pair pair, Band band) {}

  /**
   * Scatter within repeated values.
   *
   * @param squares sum of squared departures from the values' means
   * @param df blocks less the number of values
   */
  record Scatter(double squares, int df) {
    static final Scatter NONE = new Scatter(0, 0);

    /** Scatter of blocks at one value. */
    static Scatter of(double[] z) {
      return z.length < 2
          ? NONE
          : new Scatter(Variance.of(z).getAsDouble() * (z.length - 1), z.length - 1);
    }

    Scatter plus(Scatter other) {
      return new Scatter(squares + other.squares, df + other.df);
    }
  }

  private final Map<Key, Scatter> scatters;
  private final double expected;

  /** Learns from what repeats; those without degrees of freedom teach nothing. */
  NoisePool(Map<Key, Scatter> scatters) {
    this.scatters = Map.copyOf(scatters);
    double weights = 1;
    double sum = Math.log(USUAL * USUAL);
    for (Scatter scatter : scatters.values()) {
      if (scatter.df > 0) {
        double d = scatter.df;
        double variance = Math.max(scatter.squares / d, LEAST * LEAST);
        double e = Math.log(variance) - bias(d) + bias(DF);
        double weight = 1 / (Trigamma.value(d / 2) + Trigamma.value(DF / 2));
        weights += weight;
        sum += weight * e;
      }
    }
    this.expected = Math.exp(sum / weights);
  }

  /** Expectation of ln(s²/σ²) for s² of d degrees of freedom. */
  private static double bias(double d) {
    return Digamma.value(d / 2) - Math.log(d / 2);
  }

  /** Standard deviation of one block's z. */
  double sigma(Pair pair, Band band) {
    Scatter own = scatters.getOrDefault(new Key(pair, band), Scatter.NONE);
    double variance = (DF * expected + own.squares) / (DF + own.df);
    return Math.max(LEAST, Math.sqrt(variance));
  }

  /** Standard deviation that fits take a block's z to have. */
  double cautious(Pair pair, Band band) {
    int df = scatters.getOrDefault(new Key(pair, band), Scatter.NONE).df;
    double sigma = CAUTION * STUDENT.computeIfAbsent(df, NoisePool::student) * sigma(pair, band);
    return Math.exp(Math.rint(Math.log(sigma) / STEP) * STEP);
  }

  private static double student(int df) {
    return TDistribution.of(DF + df).inverseSurvivalProbability(TAIL)
        / NormalDistribution.of(0, 1).inverseSurvivalProbability(TAIL);
  }
}
