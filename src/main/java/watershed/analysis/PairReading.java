package watershed.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Rivals.Normal;
import watershed.analysis.SliceFinding.Crossing;
import watershed.analysis.SliceFinding.Curve;
import watershed.analysis.SliceFinding.Side;
import watershed.analysis.SliceFinding.State;
import watershed.analysis.SliceFinding.Zone;

/**
 * What the curve of a pair says, point by point, each at 95 % by itself.
 *
 * @param known zones; where the search is inconclusive, those points at which the pair is told
 *     apart, or known to be equal within the indifference
 * @param sides which of the two is better between the crossings, in order of the axis
 * @param aLeads whether a is the better one where they differ most
 * @param most where a is better by most, or null where it never is
 * @param mostOfB the same of b
 * @param atLeast lower end of what the leading one is better by where that is least, in percent
 * @param atMost upper end of how far apart they are anywhere, in percent
 */
public record PairReading(
    List<Zone> known,
    List<Side> sides,
    boolean aLeads,
    @Nullable Regret most,
    @Nullable Regret mostOfB,
    double atLeast,
    double atMost) {
  public PairReading {
    known = List.copyOf(known);
    sides = List.copyOf(sides);
  }

  /**
   * Reads a finding whose curve has a point.
   *
   * @param indifference largest ratio, less 1, at which two designs count as equal
   */
  public static PairReading of(SliceFinding finding, double indifference) {
    Curve curve = finding.curve();
    int n = curve.values().size();
    boolean aLeads = true;
    double farthest = 0;
    double atMost = 0;
    for (int i = 0; i < n; i++) {
      Normal z = z(curve, i);
      if (Math.abs(z.mean()) > farthest) {
        farthest = Math.abs(z.mean());
        aLeads = z.mean() > 0;
      }
      atMost = Math.max(atMost, Math.max(z.high(), -z.low()));
    }
    double atLeast = Double.POSITIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      Normal z = z(curve, i);
      atLeast = Math.min(atLeast, aLeads ? z.low() : z.negated().low());
    }
    List<Zone> known =
        finding.state() == State.INCONCLUSIVE
            ? told(finding, Math.log1p(indifference))
            : finding.zones();
    return new PairReading(
        known,
        sides(finding),
        aLeads,
        largest(curve, finding.pair().a(), z -> z),
        largest(curve, finding.pair().b(), Normal::negated),
        Regret.percent(atLeast),
        Regret.percent(atMost));
  }

  private static Normal z(Curve curve, int i) {
    return new Normal(curve.mean().get(i), curve.sd().get(i));
  }


  private static @Nullable Regret largest(Curve curve, String design, UnaryOperator<Normal> turned) {
    Regret largest = null;
    for (int i = 0; i < curve.values().size(); i++) {
      Normal gain = turned.apply(z(curve, i));
      if (gain.mean() > 0 && (largest == null || Regret.percent(gain.mean()) > largest.percent())) {
        largest = Regret.of(curve.values().get(i), design, gain);
      }
    }
    return largest;
  }

  /** Between two crossings the curve lies mostly on one side. */
  private static List<Side> sides(SliceFinding finding) {
    List<Side> sides = new ArrayList<>();
    double from = Double.NEGATIVE_INFINITY;
    for (Crossing crossing : finding.crossings()) {
      sides.add(side(finding.curve(), from, crossing.at(), sides));
      from = crossing.at();
    }
    sides.add(side(finding.curve(), from, Double.POSITIVE_INFINITY, sides));
    return sides;
  }

  private static Side side(Curve curve, double from, double to, List<Side> before) {
    double sum = 0;
    for (int i = 0; i < curve.values().size(); i++) {
      double at = curve.values().get(i);
      sum += from < at && at < to ? curve.mean().get(i) : 0;
    }
    if (sum == 0 && !before.isEmpty()) {
      return before.get(before.size() - 1) == Side.A ? Side.B : Side.A;
    }
    return sum < 0 ? Side.B : Side.A;
  }

  /** Every point stands for the axis as far as halfway to its neighbours. */
  private static List<Zone> told(SliceFinding finding, double epsilon) {
    Curve curve = finding.curve();
    List<Double> values = curve.values();
    List<Zone> zones = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Normal z = z(curve, i);
      Side side =
          z.low() > 0
              ? Side.A
              : z.high() < 0
                  ? Side.B
                  : z.low() >= -epsilon && z.high() <= epsilon ? Side.INDIFFERENT : null;
      if (side != null) {
        zones.add(
            new Zone(
                i == 0 ? values.get(0) : between(finding, i - 1),
                i == values.size() - 1 ? values.get(i) : between(finding, i),
                side));
      }
    }
    return zones;
  }

  private static double between(SliceFinding finding, int i) {
    List<Double> values = finding.curve().values();
    return EvenAxis.between(finding.slice().axis(), values.get(i), values.get(i + 1));
  }
}
