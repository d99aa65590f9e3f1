package watershed.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Quantile;

/**
 * A first reading of where A and B cross along an axis, from blocks at given points of it.
 *
 * <p>The log-gain of A over B is taken as linear in √w between neighbouring points w; a crossing is
 * a zero of it. Its uncertainty comes from resampling the blocks of each point; each resampled
 * mean's departure from the mean is stretched by √(n/(n−1))·t(.975, n−1)/z(.975), Hesterberg's
 * expansion (The American Statistician 2015, 4.3), without which few blocks would pass for certain.
 * The number of crossings is settled once {@value #SETTLED} of the resamples agree on it. Bumps
 * narrower than the gaps between the points are missed.
 *
 * @param kind what can be said
 * @param crossings for {@link Kind#CROSSES} in order of the axis, with intervals; for {@link
 *     Kind#INCONCLUSIVE} where the means cross, without
 * @param atLeast log-gain that the better one has at every point at least (one-sided 95 %), where
 *     one is better everywhere; else NaN
 * @param within bound of the size of the log-gain at every point (one-sided 95 %); NaN for {@link
 *     Kind#TOO_FEW}
 * @param agreement share of resamples that agree on the number of crossings; NaN for {@link
 *     Kind#TOO_FEW}
 * @param from first point
 * @param to last point
 * @param blocks fewest blocks that a point has
 */
public record CrossoverReading(
    Kind kind,
    List<Crossing> crossings,
    double atLeast,
    double within,
    double agreement,
    double from,
    double to,
    int blocks) {
  /** Fewest blocks of each point for a reading. */
  public static final int FEWEST = 3;

  private static final double SETTLED = 0.95;

  /** What a reading says. */
  public enum Kind {
    A_EVERYWHERE,
    B_EVERYWHERE,
    CROSSES,
    /** The intervals leave open how often, or whether, they cross. */
    INCONCLUSIVE,
    /** Fewer than two points, or fewer than {@value CrossoverReading#FEWEST} blocks at one. */
    TOO_FEW
  }

  /**
   * One crossing.
   *
   * @param at point of the axis; without an interval for a reading that is inconclusive
   * @param aBeforeIt whether A is the better one below it
   */
  public record Crossing(Estimate at, boolean aBeforeIt) {}

  public CrossoverReading {
    crossings = List.copyOf(crossings);
  }

  /**
   * Reads the crossings.
   *
   * @param points by value of the axis, from 0 up: how A compares with B there
   */
  public static CrossoverReading read(SortedMap<Double, Ratio> points, Bootstrap bootstrap) {
    double[] axis = points.keySet().stream().mapToDouble(Double::doubleValue).toArray();
    double[][] gains =
        points.values().stream().map(CrossoverReading::gains).toArray(double[][]::new);
    int blocks = Arrays.stream(gains).mapToInt(g -> g.length).min().orElse(0);
    double from = axis.length == 0 ? Double.NaN : axis[0];
    double to = axis.length == 0 ? Double.NaN : axis[axis.length - 1];
    if (axis.length < 2 || blocks < FEWEST) {
      return new CrossoverReading(
          Kind.TOO_FEW, List.of(), Double.NaN, Double.NaN, Double.NaN, from, to, blocks);
    }
    double[] means = Arrays.stream(gains).mapToDouble(g -> Mean.of(g).getAsDouble()).toArray();
    int[] sizes = Arrays.stream(gains).mapToInt(g -> g.length).toArray();
    double[] stretch = Arrays.stream(sizes).mapToDouble(Bootstrap::stretch).toArray();
    List<double[]> resampled =
        bootstrap.draw(sizes, drawn -> resampledMeans(gains, means, stretch, drawn));
    Map<Signature, Long> votes =
        resampled.stream().collect(Collectors.groupingBy(Signature::of, Collectors.counting()));
    Signature modal =
        votes.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    double agreement = votes.getOrDefault(modal, 0L) / (double) resampled.size();
    double within =
        quantile(resampled, m -> Arrays.stream(m).map(Math::abs).max().orElseThrow(), .95);
    if (agreement < SETTLED) {
      List<Crossing> seen = new ArrayList<>();
      boolean a = means[0] > 0;
      for (double zero : zeros(axis, means)) {
        seen.add(new Crossing(new Estimate(zero, null, Double.NaN, blocks), a));
        a = !a;
      }
      return new CrossoverReading(
          Kind.INCONCLUSIVE, seen, Double.NaN, within, agreement, from, to, blocks);
    }
    if (modal.crossings == 0) {
      double sign = modal.aFirst ? 1 : -1;
      double least =
          quantile(resampled, m -> Arrays.stream(m).map(z -> sign * z).min().orElseThrow(), .05);
      return new CrossoverReading(
          modal.aFirst ? Kind.A_EVERYWHERE : Kind.B_EVERYWHERE,
          List.of(),
          least,
          within,
          agreement,
          from,
          to,
          blocks);
    }
    List<double[]> agreeing =
        resampled.stream().filter(m -> Signature.of(m).equals(modal)).toList();
    return new CrossoverReading(
        Kind.CROSSES,
        crossings(axis, means, agreeing, modal, blocks),
        Double.NaN,
        within,
        agreement,
        from,
        to,
        blocks);
  }

  /** Which of the two is better first, and how often that changes. */
  private record Signature(boolean aFirst, int crossings) {
    static Signature of(double[] means) {
      int changes = 0;
      for (int i = 1; i < means.length; i++) {
        if (means[i - 1] > 0 != means[i] > 0) {
          changes++;
        }
      }
      return new Signature(means[0] > 0, changes);
    }
  }

  private static double[] gains(Ratio ratio) {
    return ratio.logs().stream().mapToDouble(z -> ratio.direction().sign() * z).toArray();
  }

  private static double[] resampledMeans(
      double[][] gains, double[] means, double[] stretch, int[][] drawn) {
    double[] result = new double[means.length];
    for (int p = 0; p < means.length; p++) {
      int n = gains[p].length;
      double sum = 0;
      for (int i : drawn[p]) {
        sum += gains[p][i];
      }
      result[p] = means[p] + stretch[p] * (sum / n - means[p]);
    }
    return result;
  }

  /** Zeros of the function that is linear in √w between the points. */
  private static List<Double> zeros(double[] axis, double[] means) {
    List<Double> zeros = new ArrayList<>();
    for (int i = 1; i < axis.length; i++) {
      if (means[i - 1] > 0 != means[i] > 0) {
        double x = Math.sqrt(axis[i - 1]);
        double y = Math.sqrt(axis[i]);
        double root = x + (y - x) * means[i - 1] / (means[i - 1] - means[i]);
        zeros.add(root * root);
      }
    }
    return zeros;
  }

  private static List<Crossing> crossings(
      double[] axis, double[] means, List<double[]> agreeing, Signature modal, int blocks) {
    boolean ownAgree = Signature.of(means).equals(modal);
    List<Crossing> crossings = new ArrayList<>();
    for (int k = 0; k < modal.crossings; k++) {
      int which = k;
      Function<double[], Double> zero = m -> zeros(axis, m).get(which);
      double at = ownAgree ? zero.apply(means) : quantile(agreeing, zero, .5);
      Estimate.Interval interval =
          new Estimate.Interval(
              Math.min(at, quantile(agreeing, zero, .025)),
              Math.max(at, quantile(agreeing, zero, .975)));
      boolean aBefore = modal.aFirst == (k % 2 == 0);
      crossings.add(new Crossing(new Estimate(at, interval, Double.NaN, blocks), aBefore));
    }
    return crossings;
  }

  private static double quantile(List<double[]> means, Function<double[], Double> of, double p) {
    return Quantile.withDefaults().evaluate(means.stream().mapToDouble(of::apply).toArray(), p);
  }
}
