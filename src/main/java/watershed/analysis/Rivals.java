package watershed.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How all designs stand at one value of an axis.
 *
 * <p>Every design was compared with the incumbent alone. Two others are compared through it, as if
 * their errors were independent; they share the incumbent's, so the error of their difference is
 * overstated.
 *
 * @param at value of the axis
 * @param gains posterior of ln(gain over the incumbent) by design, the incumbent first and 0
 *     without error
 * @param open designs of which a crossing with the incumbent lies here that is not settled: fresh
 *     blocks may contradict what the curve says
 * @param crossing designs that cross the incumbent here, within an interval as narrow as was asked
 */
record Rivals(double at, Map<String, Normal> gains, Set<String> open, Set<String> crossing) {
  private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

  /** Steps of the integral below, over ± {@link #FAR} standard deviations. */
  private static final int STEPS = 500;

  private static final double FAR = 6;

  /**
   * A normal distribution.
   *
   * @param mean centre
   * @param sd standard deviation; 0 for a constant
   */
  record Normal(double mean, double sd) {
    /** Half of the interval that holds 95 %, in standard deviations. */
    static final double Z = STANDARD.inverseSurvivalProbability((1 - Estimate.LEVEL) / 2);

    static final Normal ZERO = new Normal(0, 0);

    /** The difference from an independent one. */
    Normal minus(Normal other) {
      return new Normal(mean - other.mean, Math.hypot(sd, other.sd));
    }

    Normal negated() {
      return new Normal(-mean, sd);
    }

    /** Lower end of the interval that holds 95 %. */
    double low() {
      return mean - Z * sd;
    }

    /** Upper end of the interval that holds 95 %. */
    double high() {
      return mean + Z * sd;
    }

    /** Probability of a value up to x. */
    double upTo(double x) {
      return sd == 0 ? (mean <= x ? 1 : 0) : STANDARD.cumulativeProbability((x - mean) / sd);
    }
  }

  Rivals {
    gains = Collections.unmodifiableMap(new LinkedHashMap<>(gains));
    open = Set.copyOf(open);
    crossing = Set.copyOf(crossing);
  }

  private Normal gain(String design) {
    return Objects.requireNonNull(gains.get(design), design);
  }

  /** The design that all others were compared with: the one without error. */
  String incumbent() {
    return gains.keySet().iterator().next();
  }

  /** Designs by their mean, best first; equals in the order in which they were given. */
  List<String> ranking() {
    List<String> names = new ArrayList<>(gains.keySet());
    names.sort(Comparator.comparingDouble((String d) -> gain(d).mean()).reversed());
    return names;
  }

  /** The design of the highest mean. */
  String leader() {
    return ranking().get(0);
  }

  /** The design of the highest mean but one, which there must be. */
  String bestBut(String design) {
    return ranking().stream().filter(d -> !d.equals(design)).findFirst().orElseThrow();
  }

  /** ln(gain of a over b). */
  Normal over(String a, String b) {
    return a.equals(b) ? Normal.ZERO : gain(a).minus(gain(b));
  }

  /**
   * The design itself and all that are not told from it: whose interval of what they lose reaches
   * 0, or lies wholly within the indifference.
   *
   * @param epsilon indifference, as a difference of logarithms
   */
  List<String> anyOf(String design, double epsilon) {
    return ranking().stream()
        .filter(
            d -> {
              Normal lost = over(design, d);
              return d.equals(design) || lost.low() <= 0 || lost.high() <= epsilon;
            })
        .toList();
  }

  /**
   * Probability that no other design is better than this one by more than the indifference,
   *
   * <pre>
   *   ∫ φ(x) Π Φ((m + s·x + ε − m_e)/s_e) dx
   * </pre>
   *
   * over all others e, by the midpoint rule.
   *
   * @param epsilon indifference, as a difference of logarithms
   */
  double nearBest(String design, double epsilon) {
    Normal own = gain(design);
    if (own.sd() == 0) {
      return noneAbove(design, own.mean() + epsilon);
    }
    double from = -FAR;
    for (Map.Entry<String, Normal> e : gains.entrySet()) {
      // What has no error cuts the integral off; the midpoint rule would blur that edge.
      if (!e.getKey().equals(design) && e.getValue().sd() == 0) {
        from = Math.max(from, (e.getValue().mean() - epsilon - own.mean()) / own.sd());
      }
    }
    double step = (FAR - from) / STEPS;
    double sum = 0;
    for (int i = 0; step > 0 && i < STEPS; i++) {
      double x = from + (i + 0.5) * step;
      sum += STANDARD.density(x) * noneAbove(design, own.mean() + own.sd() * x + epsilon) * step;
    }
    return Math.min(1, sum);
  }

  /** Whether two cross here, and where they do so is known as well as was asked. */
  boolean cross(String a, String b) {
    return a.equals(incumbent())
        ? crossing.contains(b)
        : b.equals(incumbent()) && crossing.contains(a);
  }

  /** As {@link #nearBest}, but for those who cross the design here: with them nothing is open. */
  double nearBestApartFromCrossings(String design, double epsilon) {
    Map<String, Normal> others = new LinkedHashMap<>(gains);
    others.keySet().removeIf(rival -> cross(design, rival));
    return new Rivals(at, others, open, crossing).nearBest(design, epsilon);
  }

  private double noneAbove(String design, double bound) {
    double product = 1;
    for (Map.Entry<String, Normal> e : gains.entrySet()) {
      product *= e.getKey().equals(design) ? 1 : e.getValue().upTo(bound);
    }
    return product;
  }
}
