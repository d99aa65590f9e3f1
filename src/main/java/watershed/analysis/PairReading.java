package watershed.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Crossings.Turn;
import watershed.analysis.SliceFinding.Curve;
import watershed.analysis.SliceFinding.Side;
import watershed.analysis.SliceFinding.State;
import watershed.analysis.SliceFinding.Zone;

/** What is known of a pair along all of a slice, on one JDK. */
final class PairReading {
  private final List<StretchReading> stretches;
  private final AxisScale scale;
  private final Margin margin;
  private final Set<Double> dead;

  /**
   * A place to measure.
   *
   * @param straddle what is gained by it, see {@link Margin#straddle}
   */
  record Candidate(double value, double straddle) {}

  /**
   * A crossing.
   *
   * @param at likeliest value
   * @param low lower end of its interval, a value of the axis as the others
   * @param high upper end
   * @param lastBefore last value of the slice that is not above {@code low}
   * @param firstAfter first value of the slice that is not below {@code high}
   */
  record Cross(
      double at, double low, double high, boolean aBefore, double lastBefore, double firstAfter) {}

  /**
   * Puts stretches together.
   *
   * @param dead values where a block is not expected to have both
   */
  PairReading(List<StretchReading> stretches, AxisScale scale, Margin margin, Set<Double> dead) {
    this.stretches = List.copyOf(stretches);
    this.scale = scale;
    this.margin = margin;
    this.dead = Set.copyOf(dead);
  }

  boolean settled() {
    return stretches.stream().allMatch(StretchReading::settled);
  }

  /** Where one more block tells most; null where it is settled or none can tell anything. */
  @Nullable Candidate worst() {
    Candidate worst = null;
    for (StretchReading stretch : stretches) {
      if (stretch.settled()) {
        continue;
      }
      List<Double> values = stretch.stretch().values();
      for (int i = 0; i < values.size(); i++) {
        double straddle = Margin.straddle(stretch.mean(i), stretch.sd(i));
        if (straddle > margin.indifference()
            && !dead.contains(values.get(i))
            && (worst == null || straddle > worst.straddle)) {
          worst = new Candidate(values.get(i), straddle);
        }
      }
    }
    return worst;
  }

  /** What it comes to by itself. */
  State state() {
    if (!settled()) {
      return State.INCONCLUSIVE;
    }
    boolean a = zones().stream().anyMatch(zone -> zone.side() == Side.A);
    boolean b = zones().stream().anyMatch(zone -> zone.side() == Side.B);
    if (!a && !b) {
      return State.INDIFFERENT;
    }
    return (a && b) || !crosses().isEmpty() ? State.CROSSING : State.ONE_BETTER;
  }

  /** Crossings within stretches, in order. */
  List<Cross> crosses() {
    List<Cross> crosses = new ArrayList<>();
    for (StretchReading stretch : stretches) {
      for (Turn turn : stretch.turns()) {
        crosses.add(cross(stretch.stretch().values(), turn));
      }
    }
    return crosses;
  }

  private Cross cross(List<Double> values, Turn turn) {
    // Coordinates that were a value come back within rounding of it.
    double tolerance = 1e-9;
    int before = 0;
    while (before + 1 < values.size()
        && scale.x(values.get(before + 1)) <= turn.low() + tolerance) {
      before++;
    }
    int after = values.size() - 1;
    while (after > 0 && scale.x(values.get(after - 1)) >= turn.high() - tolerance) {
      after--;
    }
    if (before == after) {
      before = Math.max(0, before - 1);
      after = Math.min(values.size() - 1, after + 1);
    }
    return new Cross(
        scale.value(turn.at()),
        scale.value(turn.low()),
        scale.value(turn.high()),
        turn.aBefore(),
        values.get(before),
        values.get(after));
  }

  /** Crossings from one stretch to the next, of which nothing but the values is known. */
  List<Cross> leaps() {
    List<Cross> leaps = new ArrayList<>();
    Side last = null;
    double at = Double.NaN;
    for (StretchReading stretch : stretches) {
      List<Double> values = stretch.stretch().values();
      for (int i = 0; i < values.size(); i++) {
        Side side = stretch.side(i);
        if (side != Side.A && side != Side.B) {
          continue;
        }
        double value = values.get(i);
        if (last != null && last != side && !values.contains(at)) {
          double middle = scale.value((scale.x(at) + scale.x(value)) / 2);
          leaps.add(new Cross(middle, at, value, last == Side.A, at, value));
        }
        last = side;
        at = value;
      }
    }
    return leaps;
  }

  /** Neighbouring values of one answer; no zone reaches from one stretch into the next. */
  List<Zone> zones() {
    List<Zone> zones = new ArrayList<>();
    for (StretchReading stretch : stretches) {
      List<Double> values = stretch.stretch().values();
      int start = 0;
      for (int i = 1; i <= values.size(); i++) {
        Side side = stretch.side(start);
        if (i == values.size() || stretch.side(i) != side) {
          if (side != null) {
            zones.add(new Zone(values.get(start), values.get(i - 1), side));
          }
          start = i;
        }
      }
    }
    return zones;
  }

  /** Mean and standard deviation at all values of all stretches. */
  Curve curve() {
    List<Double> values = new ArrayList<>();
    List<Double> mean = new ArrayList<>();
    List<Double> sd = new ArrayList<>();
    for (StretchReading stretch : stretches) {
      for (int i = 0; i < stretch.stretch().values().size(); i++) {
        values.add(stretch.stretch().values().get(i));
        mean.add(stretch.mean(i));
        sd.add(stretch.sd(i));
      }
    }
    return new Curve(values, mean, sd);
  }
}
