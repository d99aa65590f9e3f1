package watershed.analysis;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import watershed.analysis.BoundFigure.Term;
import watershed.analysis.Expression.Share;

/**
 * How many of a million trials were events, from the counts of all blocks together.
 *
 * <p>The interval is the exact one of a Poisson count k (Garwood, Biometrika 1936), quantiles of
 * the gamma distributions of shapes k and k + 1, over the trials N: nearly that of Clopper and
 * Pearson where events are rare, and wider where not. Of no event there is only an upper bound, at
 * 95 % −ln(.05)/N = 3/N: the rule of three (Hanley and Lippman-Hand, JAMA 1983).
 *
 * <p>Trials of one fork are not independent: where blocks scatter more than such counts do, both
 * sides of the interval are stretched, on the logarithm, by √φ·t/z: φ = Σ(kᵢ − Nᵢp)²/(Nᵢp)/(n − 1)
 * is Pearson's dispersion of n blocks, t and z the quantiles of Student's distribution of n − 1
 * degrees of freedom and of the normal one. They are never made narrower.
 */
final class EventShare {
  private static final double TAIL = (1 - Estimate.LEVEL) / 2;

  private final double[] events;
  private final double[] trials;
  private final double allEvents;
  private final double allTrials;

  private EventShare(double[] events, double[] trials) {
    this.events = events;
    this.trials = trials;
    this.allEvents = sum(events);
    this.allTrials = sum(trials);
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  /**
   * The share, with no interval from one block.
   *
   * @param series what the terms are of, counts all; blocks that one of them lacks are left out
   */
  static Estimate of(List<Series> series, Term events, Term trials) {
    return counted(series, events, trials).estimate();
  }

  /**
   * How many trials such a share is of, in all blocks together.
   *
   * @param series as for {@link #of}
   */
  static double trials(List<Series> series, Term trials) {
    return counted(series, trials, trials).allTrials;
  }

  private static EventShare counted(List<Series> series, Term events, Term trials) {
    Set<Integer> blocks = new TreeSet<>();
    series.get(0).forks().forEach(fork -> blocks.add(fork.block()));
    series.forEach(s -> blocks.retainAll(s.forks().stream().map(ForkSample::block).toList()));
    double[] seen = new double[blocks.size()];
    double[] tried = new double[blocks.size()];
    int b = 0;
    for (int block : blocks) {
      double[] counts = series.stream().mapToDouble(s -> count(s, block)).toArray();
      seen[b] = events.of(counts, BoundFigure.MIDWAY);
      tried[b] = trials.of(counts, BoundFigure.MIDWAY);
      b++;
    }
    return new EventShare(seen, tried);
  }

  /** What a block counted in all its iterations. */
  private static double count(Series series, int block) {
    return series.forks().stream()
        .filter(fork -> fork.block() == block)
        .flatMap(fork -> fork.values().stream())
        .mapToDouble(Double::doubleValue)
        .sum();
  }

  private Estimate estimate() {
    int n = trials.length;
    double share = allEvents / allTrials * Share.MILLION;
    if (n < 2 || !Double.isFinite(share) || allEvents < 0) {
      return new Estimate(share, null, Double.NaN, n);
    }
    double million = Share.MILLION / allTrials;
    if (allEvents == 0) {
      double high = -Math.log(1 - Estimate.LEVEL) * million;
      return new Estimate(0, new Estimate.Interval(0, high), Double.NaN, n);
    }
    double low = GammaDistribution.of(allEvents, 1).inverseCumulativeProbability(TAIL);
    double high = GammaDistribution.of(allEvents + 1, 1).inverseSurvivalProbability(TAIL);
    double stretch = stretch();
    // As far as blocks scatter, it is Student's interval on the logarithm.
    double t = Estimate.t(n - 1, Estimate.LEVEL);
    double sd = stretch > 1 ? stretch * Math.log(allEvents / low) * Math.sqrt(n) / t : Double.NaN;
    Estimate.Interval interval =
        new Estimate.Interval(
            share * Math.pow(low / allEvents, stretch),
            // No more than all of them, unless a trial may have several events.
            Math.max(share, Math.min(Share.MILLION, share * Math.pow(high / allEvents, stretch))));
    return new Estimate(share, interval, sd, n);
  }

  /** By how much blocks scatter more than counts do; 1 where they do not. */
  private double stretch() {
    double squares = 0;
    for (int i = 0; i < trials.length; i++) {
      double expected = trials[i] * allEvents / allTrials;
      if (expected > 0) {
        squares += Math.pow(events[i] - expected, 2) / expected;
      }
    }
    int freedom = trials.length - 1;
    double z = NormalDistribution.of(0, 1).inverseSurvivalProbability(TAIL);
    return Math.max(1, Math.sqrt(squares / freedom) * Estimate.t(freedom, Estimate.LEVEL) / z);
  }
}
