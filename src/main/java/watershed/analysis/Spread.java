package watershed.analysis;

import java.util.List;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.Trigamma;
import org.apache.commons.numbers.rootfinder.BrentSolver;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.descriptive.Variance;

/**
 * How far blocks of an experiment scatter, learnt from many comparisons and lent to each: the
 * moderated t of Smyth (Statistical Applications in Genetics and Molecular Biology 3(1):3, 2004,
 * 6.2; limma's {@code fitFDist} and {@code squeezeVar}).
 *
 * <p>The variance of a comparison's block log-ratios is taken as a draw from a scaled inverse χ²
 * with {@code df} degrees of freedom about {@code variance}. Of G comparisons with sample variances
 * s² of d = n − 1 degrees of freedom each,
 *
 * <pre>
 *   e  = ln s² − ψ(d/2) + ln(d/2)
 *   v  = Σ(e − ē)²/(G−1) − mean ψ′(d/2)
 *   df = 2·ψ′⁻¹(v), at most {@value #MOST}
 *   variance = exp(ē + ψ(df/2) − ln(df/2))
 *   s̃² = (df·variance + d·s²)/(df + d), with min(df + d, Σd) degrees of freedom
 * </pre>
 *
 * <p>The bound on df is the suite's own: comparisons of a cell share the forks of its best, so they
 * know less of the spread than as many independent ones. Intervals then cover as often as they say
 * over the comparisons of an experiment together, less often for the noisiest contender and more
 * often for the calmest.
 *
 * @param variance that a comparison is expected to have, of ln ratios
 * @param df what that expectation is worth in blocks; 0 for {@link #NONE}
 * @param comparisons number of comparisons that it was learnt from
 * @param pooled degrees of freedom of all of them together
 */
public record Spread(double variance, double df, int comparisons, int pooled) {
  /** Nothing learnt: every comparison keeps Student's plain interval. */
  public static final Spread NONE = new Spread(Double.NaN, 0, 0, 0);

  /** Fewest comparisons to learn from. */
  public static final int FEWEST = 8;

  /** Most blocks that the expectation may be worth. */
  static final double MOST = 4;

  /** Smallest variance that counts, as a share of the median one: limma's bound. */
  private static final double FLOOR = 1e-5;

  /**
   * Learns the spread.
   *
   * @param ratios of one kind of comparison; those that were not in turns or have one block are
   *     passed over
   * @return {@link #NONE} where fewer than {@value #FEWEST} are left, or most have no scatter at
   *     all
   */
  public static Spread fit(List<Ratio> ratios) {
    List<double[]> samples =
        ratios.stream()
            .filter(r -> r.paired() && r.logs().size() > 1)
            .map(r -> r.logs().stream().mapToDouble(Double::doubleValue).toArray())
            .toList();
    int g = samples.size();
    double[] variances = samples.stream().mapToDouble(s -> Variance.of(s).getAsDouble()).toArray();
    double median = g < FEWEST ? 0 : Median.withDefaults().evaluate(variances);
    if (median <= 0) {
      return NONE;
    }
    double[] e = new double[g];
    double trigamma = 0;
    int pooled = 0;
    for (int i = 0; i < g; i++) {
      int d = samples.get(i).length - 1;
      e[i] = Math.log(Math.max(variances[i], FLOOR * median)) - bias(d);
      trigamma += Trigamma.value(d / 2.0) / g;
      pooled += d;
    }
    double df = freedom(Variance.of(e).getAsDouble() - trigamma);
    return new Spread(Math.exp(Mean.of(e).getAsDouble() + bias(df)), df, g, pooled);
  }

  /** Expectation of ln(s²/σ²) for s² of d degrees of freedom. */
  private static double bias(double d) {
    return Digamma.value(d / 2) - Math.log(d / 2);
  }

  /** 2·ψ′⁻¹(v), at most {@link #MOST}: also where v is so small that variances do not differ. */
  private static double freedom(double v) {
    if (v <= Trigamma.value(MOST / 2)) {
      return MOST;
    }
    // ψ′ falls, and lies above 1/y².
    double least = 1 / Math.sqrt(v);
    return 2
        * new BrentSolver(1e-9, 1e-9, 1e-12).findRoot(y -> Trigamma.value(y) - v, least, MOST / 2);
  }

  /** Whether anything was learnt. */
  public boolean known() {
    return df > 0;
  }

  /**
   * The ratio with the moderated interval.
   *
   * @param level two-sided confidence, in (0, 1)
   * @return with its plain interval where nothing was learnt or it was not in turns; without one
   *     where it has one block
   */
  public Ratio moderated(Ratio ratio, double level) {
    if (!known() || !ratio.paired() || ratio.log().alone()) {
      return ratio.at(level);
    }
    int n = ratio.log().n();
    double d = n - 1;
    double own = ratio.log().sd() * ratio.log().sd();
    double squeezed = (df * variance + d * own) / (df + d);
    return ratio.with(Math.sqrt(squeezed / n), Math.min(df + d, pooled), level);
  }
}
