package watershed.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;
import watershed.record.Slice;

/**
 * What is known of two designs along a slice on one JDK.
 *
 * @param slice where
 * @param jdk {@link watershed.record.Jdk#id()}
 * @param pair the incumbent and another; {@link Pair#control()} where that is its twin
 * @param state what it comes to
 * @param zones in order of the axis: the values at which it is settled who is better, or that it
 *     does not matter; what lies in none is open
 * @param crossings in order of the axis; for {@link State#INCONCLUSIVE} where the mean changes
 *     sign, between values at which it is certain who is better
 * @param curve what is known of z = ln(gain of a over b), the read-only cell apart
 * @param measured how far along the axis a block of both was measured, the read-only cell apart;
 *     null where none was. A curve is drawn beyond, but nothing is decided there
 * @param blocks that both have on this slice
 * @param sigma standard deviation of one block's z; the largest where bands of threads differ
 * @param note why it is not settled and what that would take, or what else there is to say; null
 *     where the rest says all
 * @param readOnly how many times as good a is as b where nothing writes, with its 95 % interval:
 *     read-only jumps, so that this cell is in no curve; null where there is no such cell or block
 */
public record SliceFinding(
    Slice slice,
    String jdk,
    Pair pair,
    State state,
    List<Zone> zones,
    List<Crossing> crossings,
    Curve curve,
    @Nullable Range measured,
    int blocks,
    double sigma,
    @Nullable String note,
    @Nullable Estimate readOnly) {
  /** What a search comes to. */
  public enum State {
    /** One is better up to some value, the other from there on; maybe more than once. */
    CROSSING,
    /** One is better; nowhere does the other look better by more than the indifference. */
    ONE_BETTER,
    /** They differ too little to matter. */
    INDIFFERENT,
    /** Not settled, or not yet. */
    INCONCLUSIVE
  }

  /** Who is better. */
  public enum Side {
    A,
    /** Taking the one that looks better costs at most the indifference. */
    INDIFFERENT,
    B
  }

  /**
   * Neighbouring values of one answer.
   *
   * @param from first value of the axis
   * @param to last value, which may be the first
   */
  public record Zone(double from, double to, Side side) {}

  /**
   * A part of the axis.
   *
   * @param from first value
   * @param to last value, which may be the first
   */
  public record Range(double from, double to) {
    boolean holds(double value) {
      return from <= value && value <= to;
    }
  }

  /**
   * A crossing, in values of the axis.
   *
   * @param at the likeliest place, the median of sampled curves
   * @param low lower end of the 95 % interval
   * @param high upper end
   * @param confirmed whether fresh blocks at both ends, taken after it was settled, bear it out
   */
  public record Crossing(double at, double low, double high, boolean confirmed) {}

  /**
   * Mean and standard deviation of z.
   *
   * @param values of the axis, ascending
   */
  public record Curve(List<Double> values, List<Double> mean, List<Double> sd) {
    public Curve {
      values = List.copyOf(values);
      mean = List.copyOf(mean);
      sd = List.copyOf(sd);
    }
  }

  public SliceFinding {
    zones = List.copyOf(zones);
    crossings = List.copyOf(crossings);
  }

  /** Whether more blocks would be needed. */
  public boolean settled() {
    return state != State.INCONCLUSIVE;
  }

  /** The better one where {@link State#ONE_BETTER}; else null. */
  public @Nullable Side better() {
    return state != State.ONE_BETTER
        ? null
        : zones.stream()
            .map(Zone::side)
            .filter(side -> side != Side.INDIFFERENT)
            .findFirst()
            .orElse(null);
  }

  /**
   * Where one is better everywhere: the share by which it is so at least, 0.05 for 5 %, the least
   * over the axis of mean − 1.96·sd, as a ratio less 1. Below 0 where it may be worse somewhere, by
   * so little that it does not matter. NaN for other states.
   */
  public double leastGain() {
    Side side = better();
    if (side == null) {
      return Double.NaN;
    }
    double sign = side == Side.A ? 1 : -1;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < curve.values.size(); i++) {
      least = Math.min(least, sign * curve.mean.get(i) - Margin.Z * curve.sd.get(i));
    }
    return Math.expm1(least);
  }
}
