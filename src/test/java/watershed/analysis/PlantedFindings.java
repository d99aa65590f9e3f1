package watershed.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import watershed.analysis.SliceFinding.Crossing;
import watershed.analysis.SliceFinding.Curve;
import watershed.analysis.SliceFinding.Side;
import watershed.analysis.SliceFinding.State;
import watershed.analysis.SliceFinding.Zone;
import watershed.record.Axis;
import watershed.record.FindPlan;
import watershed.record.Slice;

/** What a search would have found, with curves that are known. */
public final class PlantedFindings {
  /** The incumbent of every pair. */
  public static final String INCUMBENT = "ConcurrentHashMap";

  public static final String JDK = "17.0.15";
  public static final double INDIFFERENCE = 0.03;
  public static final int BLOCKS = 12;

  private final List<SliceFinding> all = new ArrayList<>();
  private final List<Slice> slices = new ArrayList<>();
  private int blocks = BLOCKS;

  /** Along 0 to 100 % writes. */
  public static Slice writes(int threads, Map<String, String> params) {
    List<Double> values = IntStream.rangeClosed(0, 100).mapToObj(w -> (double) w).toList();
    return new Slice("Contention", new TreeMap<>(params), threads, Axis.WRITES, values);
  }

  /** Along 0 to 100 % writes, {@code mix=update}. */
  public static Slice writes(int threads, int keys) {
    return writes(threads, Map.of("keys", Integer.toString(keys), "mix", "update"));
  }

  /** Along some numbers of keys at a share of writes. */
  public static Slice keys(int threads, String writes, Double... values) {
    Map<String, String> held = new TreeMap<>(Map.of("writes", writes, "mix", "update"));
    return new Slice("Contention", new TreeMap<>(held), threads, Axis.KEYS, List.of(values));
  }

  /** Along some numbers of threads at a share of writes, 1024 keys. */
  public static Slice threads(String writes, Double... values) {
    Map<String, String> held = Map.of("writes", writes, "mix", "update", "keys", "1024");
    return new Slice("Contention", new TreeMap<>(held), 0, Axis.THREADS, List.of(values));
  }

  /** √w − √at, which is 0 where w is at: the usual shape of what depends on writes. */
  public static DoubleUnaryOperator rises(double slope, double at) {
    return w -> slope * (Math.sqrt(w) - Math.sqrt(at));
  }

  public PlantedFindings blocks(int number) {
    blocks = number;
    return this;
  }

  /** Adds a design on JDK {@link #JDK}. */
  public PlantedFindings add(Slice slice, String design, DoubleUnaryOperator gain, double sd) {
    return add(slice, JDK, design, gain, sd, null);
  }

  /**
   * Adds a design.
   *
   * @param gain ln(gain of the design over the incumbent) by value of the axis
   * @param sd of that, everywhere
   * @param readOnly how many times as good the incumbent is as the design without writes
   */
  public PlantedFindings add(
      Slice slice,
      String jdk,
      String design,
      DoubleUnaryOperator gain,
      double sd,
      @Nullable Estimate readOnly) {
    List<Double> values = slice.values().stream().filter(v -> v >= 1).toList();
    List<Double> mean = values.stream().map(v -> -gain.applyAsDouble(v)).toList();
    List<Double> sds = values.stream().map(v -> sd).toList();
    Curve curve = new Curve(values, mean, sds);
    List<Zone> zones = zones(curve);
    List<Crossing> crossings = crossings(slice.axis(), curve);
    boolean open = zones.stream().mapToLong(z -> inside(values, z)).sum() < values.size();
    boolean a = zones.stream().anyMatch(z -> z.side() == Side.A);
    boolean b = zones.stream().anyMatch(z -> z.side() == Side.B);
    State state =
        open
            ? State.INCONCLUSIVE
            : a && b ? State.CROSSING : a || b ? State.ONE_BETTER : State.INDIFFERENT;
    boolean crossed = state == State.CROSSING || state == State.INCONCLUSIVE;
    all.add(
        new SliceFinding(
            slice,
            jdk,
            new Pair(INCUMBENT, design),
            state,
            zones,
            crossed ? crossings : List.of(),
            curve,
            new SliceFinding.Range(values.get(0), values.get(values.size() - 1)),
            blocks,
            0.04,
            null,
            readOnly));
    if (!slices.contains(slice)) {
      slices.add(slice);
    }
    return this;
  }

  private static long inside(List<Double> values, Zone zone) {
    return values.stream().filter(v -> zone.from() <= v && v <= zone.to()).count();
  }

  private static List<Zone> zones(Curve curve) {
    Margin margin = new Margin(Math.log1p(INDIFFERENCE));
    List<Zone> zones = new ArrayList<>();
    for (int i = 0; i < curve.values().size(); i++) {
      Side side = margin.side(curve.mean().get(i), curve.sd().get(i));
      double at = curve.values().get(i);
      Zone last = zones.isEmpty() ? null : zones.get(zones.size() - 1);
      boolean goesOn = i > 0 && last != null && last.to() == curve.values().get(i - 1);
      if (side != null && last != null && goesOn && last.side() == side) {
        zones.set(zones.size() - 1, new Zone(last.from(), at, side));
      } else if (side != null) {
        zones.add(new Zone(at, at, side));
      }
    }
    return zones;
  }

  /** Zeros, linear on the even scale, with an interval of a tenth each way. */
  private static List<Crossing> crossings(Axis axis, Curve curve) {
    List<Crossing> crossings = new ArrayList<>();
    for (int i = 1; i < curve.values().size(); i++) {
      double before = curve.mean().get(i - 1);
      double after = curve.mean().get(i);
      if (before > 0 != after > 0) {
        double x = EvenAxis.scaled(axis, curve.values().get(i - 1));
        double y = EvenAxis.scaled(axis, curve.values().get(i));
        double at = EvenAxis.unscaled(axis, x + (y - x) * before / (before - after));
        crossings.add(new Crossing(at, at * 0.9, at * 1.1, true));
      }
    }
    return crossings;
  }

  /** All that was added. */
  public Findings findings() {
    TreeMap<String, String> incumbents = new TreeMap<>();
    all.forEach(f -> incumbents.put(f.jdk(), INCUMBENT));
    return new Findings(incumbents, all);
  }

  /** The plan that asked for it. */
  public FindPlan plan() {
    List<String> designs = new ArrayList<>(List.of(INCUMBENT));
    all.stream().map(f -> f.pair().b()).distinct().forEach(designs::add);
    return new FindPlan(slices, designs, null, INDIFFERENCE, 2.5, 60);
  }
}
