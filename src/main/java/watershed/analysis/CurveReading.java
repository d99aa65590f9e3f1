package watershed.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Rivals.Normal;
import watershed.analysis.SliceFinding.Crossing;
import watershed.analysis.SliceFinding.Curve;
import watershed.analysis.SliceFinding.Side;

/**
 * What the curve of a pair says, value by value, each at 95 % by itself.
 *
 * @param sides which of the two is better between the crossings, in order of the axis
 * @param most where a is better by most, or null where it never is
 * @param mostOfB the same of b
 * @param atMost upper end of how far apart they are anywhere, in percent
 */
public record CurveReading(
    List<Side> sides, @Nullable Regret most, @Nullable Regret mostOfB, double atMost) {
  public CurveReading {
    sides = List.copyOf(sides);
  }

  /** Reads a finding whose curve has a value. */
  public static CurveReading of(SliceFinding finding) {
    Curve curve = finding.curve();
    double atMost = 0;
    for (int i = 0; i < curve.values().size(); i++) {
      Normal z = z(curve, i);
      atMost = Math.max(atMost, Math.max(z.high(), -z.low()));
    }
    return new CurveReading(
        sides(finding),
        largest(curve, finding.pair().a(), z -> z),
        largest(curve, finding.pair().b(), Normal::negated),
        Regret.percent(atMost));
  }

  private static Normal z(Curve curve, int i) {
    return new Normal(curve.mean().get(i), curve.sd().get(i));
  }

  private static @Nullable Regret largest(
      Curve curve, String design, UnaryOperator<Normal> turned) {
    Regret largest = null;
    for (int i = 0; i < curve.values().size(); i++) {
      Normal gain = turned.apply(z(curve, i));
      if (gain.mean() > 0 && (largest == null || Regret.percent(gain.mean()) > largest.percent())) {
        largest = Regret.of(curve.values().get(i), design, gain);
      }
    }
    return largest;
  }

  /** Between two crossings the curve lies mostly on one side; where no value does, on the other. */
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
}
