package watershed.report.html;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Estimate;

/**
 * An axis of numbers. It starts at zero, or its name says that it does not.
 *
 * @param name with the unit
 * @param scale how values become places
 * @param from fixed start; null where the data say
 * @param to fixed end; null where the data say
 */
record Ruler(String name, Scale scale, @Nullable Double from, @Nullable Double to) {
  /** How values become places. */
  enum Scale {
    /** From zero. */
    LINEAR("", null),
    /** From the first to the last value: for orders and numbers, not for amounts. */
    ORDER(" (not from 0)", null),
    LOG10(" (log scale)", 10),
    LOG2(" (log scale)", 2),
    /** Ratios: equal factors are equally far apart, whichever way. */
    RATIO(" (log scale)", null);

    private final String says;
    private final @Nullable Integer base;

    Scale(String says, @Nullable Integer base) {
      this.says = says;
      this.base = base;
    }
  }

  /** How much of an interval has a place. */
  enum Reach {
    /** Both ends. */
    WHOLE,
    /** The upper end; the lower is at 0 or below, where a logarithm has none. */
    OPEN,
    /** Too little to draw. */
    NONE
  }

  private static final double LN2 = Math.log(2);

  static Ruler of(String name, Scale scale) {
    return new Ruler(name, scale, null, null);
  }

  /** Whether a value has a place. */
  boolean shows(double value) {
    return Double.isFinite(value) && (!log() || value > 0);
  }

  /** How much of an interval has a place. */
  Reach reach(Estimate.Interval interval) {
    if (!shows(interval.high())) {
      return Reach.NONE;
    }
    if (shows(interval.low())) {
      return Reach.WHOLE;
    }
    return log() && interval.low() <= 0 ? Reach.OPEN : Reach.NONE;
  }

  /** Whether equal factors are equally far apart. */
  boolean log() {
    return scale != Scale.LINEAR && scale != Scale.ORDER;
  }

  /** A value's place: its logarithm to base 2 for ratios, which ECharts then draws evenly. */
  double place(double value) {
    return scale == Scale.RATIO ? Math.log(value) / LN2 : value;
  }

  /**
   * The next power of a logarithmic axis' base, so that an axis that ends there has a tick there.
   */
  double power(double value, boolean up) {
    double base = scale.base == null ? 2 : scale.base;
    double power = Math.log(value) / Math.log(base);
    return Math.pow(base, up ? Math.ceil(power) : Math.floor(power));
  }

  /**
   * From the first to the last of the places, in whole powers, where it is logarithmic and free to:
   * left to itself it would go on to a round number, a thousand times as far.
   */
  Ruler around(Collection<Double> places) {
    if (scale.base == null || from != null || to != null || places.isEmpty()) {
      return this;
    }
    double low = power(Collections.min(places), false);
    double high = power(Collections.max(places), true);
    return low < high ? new Ruler(name, scale, low, high) : this;
  }

  /** The axis as ECharts has it. */
  Map<String, Object> option(boolean vertical) {
    Map<String, Object> axis = new LinkedHashMap<>();
    axis.put("type", scale.base == null ? "value" : "log");
    axis.put("name", name + scale.says);
    axis.put("nameLocation", vertical ? "end" : "middle");
    axis.put("nameGap", vertical ? 12 : 30);
    axis.put("nameTextStyle", Map.of("color", "@muted", "align", vertical ? "left" : "center"));
    axis.put("axisLine", Map.of("show", true, "lineStyle", Map.of("color", "@muted")));
    axis.put("splitLine", Map.of("lineStyle", Map.of("color", "@grid")));
    Map<String, Object> label = new LinkedHashMap<>();
    label.put("color", "@ink");
    label.put("hideOverlap", true);
    if (!vertical) {
      // It would reach beyond the picture's edge.
      label.put("alignMaxLabel", "right");
    }
    label.put("formatter", scale == Scale.RATIO ? "asRatio" : "asNumber");
    axis.put("axisLabel", label);
    if (scale.base != null) {
      axis.put("logBase", scale.base);
    }
    axis.put("scale", scale != Scale.LINEAR);
    if (from != null) {
      axis.put("min", place(from));
    }
    if (to != null) {
      axis.put("max", place(to));
    }
    return axis;
  }
}
