package watershed.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Rivals.Normal;
import watershed.analysis.SliceFinding.Curve;
import watershed.analysis.SliceFinding.Range;
import watershed.analysis.SliceFinding.State;
import watershed.record.Axis;
import watershed.record.Contenders;
import watershed.record.Slice;

/**
 * All designs of a slice on one JDK, along its axis.
 *
 * @param slice where
 * @param jdk {@link watershed.record.Jdk#id()}
 * @param blocks of the pair that has most
 * @param sigmas standard deviation that one block's ln(gain over the incumbent) is taken to have,
 *     by design; 0 for the incumbent itself
 * @param runs in order of the axis: points between which a curve was fitted, so that what lies
 *     between two of them is known too; a value with no curve to its neighbours is a run of its
 *     own. Every point of a run knows the same designs; where one of them was not measured any more
 *     another run begins
 * @param readOnly the cell without writes, which is on no curve; null where it is not known
 */
record RivalLine(
    Slice slice,
    String jdk,
    int blocks,
    Map<String, Double> sigmas,
    List<List<Rivals>> runs,
    @Nullable Rivals readOnly) {
  /** Points that a fitted curve is read at, where it is not read at whole numbers of threads. */
  private static final int FINE = 100;

  /** Most threads of which every number is a point of its own. */
  private static final int EVERY_THREAD = 256;

  /** How much a noise that was learnt from other blocks is trusted (METHOD, Crossover 1). */
  private static final double CAUTION = 1.25;

  RivalLine {
    sigmas = Map.copyOf(sigmas);
    runs = runs.stream().map(List::copyOf).toList();
  }

  /**
   * The lines of all slices and JDKs that have a pair with the incumbent. Pairs without a block are
   * left out.
   *
   * @param cpus of the machine: no curve reaches from fewer threads to more
   */
  static List<RivalLine> of(Findings findings, int cpus) {
    record Key(Slice slice, String jdk) {}
    Map<Key, List<SliceFinding>> groups = new LinkedHashMap<>();
    for (SliceFinding f : findings.all()) {
      String incumbent = findings.incumbent(f.jdk());
      boolean concerns = f.pair().a().equals(incumbent) || f.pair().b().equals(incumbent);
      boolean control = Contenders.isTwin(f.pair().a()) || Contenders.isTwin(f.pair().b());
      if (concerns && !control && f.blocks() > 0 && !f.curve().values().isEmpty()) {
        groups.computeIfAbsent(new Key(f.slice(), f.jdk()), k -> new ArrayList<>()).add(f);
      }
    }
    List<RivalLine> lines = new ArrayList<>();
    groups.forEach(
        (key, found) ->
            lines.add(line(key.slice, key.jdk, findings.incumbent(key.jdk), found, cpus)));
    return lines;
  }

  private static RivalLine line(
      Slice slice, String jdk, String incumbent, List<SliceFinding> found, int cpus) {
    List<List<Rivals>> runs = new ArrayList<>();
    for (List<Double> places : places(slice.axis(), measured(found), cpus)) {
      List<SliceFinding> before = List.of();
      for (double at : places) {
        // Nothing is said of a design beyond where it was measured: another run begins there.
        List<SliceFinding> here = found.stream().filter(f -> reaches(f, at)).toList();
        if (!here.isEmpty()) {
          if (!here.equals(before)) {
            runs.add(new ArrayList<>());
          }
          runs.get(runs.size() - 1).add(rivals(slice, incumbent, here, at));
        }
        before = here;
      }
    }
    Map<String, Normal> zero = new LinkedHashMap<>();
    zero.put(incumbent, Normal.ZERO);
    for (SliceFinding f : found) {
      Estimate ratio = f.readOnly();
      if (ratio != null) {
        put(zero, f, incumbent, normal(ratio, f.sigma()));
      }
    }
    int blocks = found.stream().mapToInt(SliceFinding::blocks).max().orElse(0);
    Rivals readOnly = zero.size() > 1 ? new Rivals(0, zero, Set.of(), Set.of()) : null;
    Map<String, Double> sigmas = new LinkedHashMap<>();
    sigmas.put(incumbent, 0.0);
    found.forEach(f -> sigmas.put(other(f, incumbent), CAUTION * f.sigma()));
    return new RivalLine(slice, jdk, blocks, sigmas, runs, readOnly);
  }

  private static Rivals rivals(Slice slice, String incumbent, List<SliceFinding> here, double at) {
    Map<String, Normal> gains = new LinkedHashMap<>();
    gains.put(incumbent, Normal.ZERO);
    here.forEach(f -> put(gains, f, incumbent, at(f.curve(), slice.axis(), at)));
    return new Rivals(
        at, gains, crossing(here, incumbent, at, false), crossing(here, incumbent, at, true));
  }

  private static boolean reaches(SliceFinding f, double at) {
    Range measured = f.measured();
    return measured != null && measured.holds(at);
  }

  /** Designs whose pair is settled, or is not, and has a crossing whose interval holds a value. */
  private static Set<String> crossing(
      List<SliceFinding> found, String incumbent, double at, boolean settled) {
    Set<String> crossing = new TreeSet<>();
    for (SliceFinding f : found) {
      if ((f.state() != State.INCONCLUSIVE) == settled
          && f.crossings().stream().anyMatch(c -> c.low() <= at && at <= c.high())) {
        crossing.add(other(f, incumbent));
      }
    }
    return crossing;
  }

  private static String other(SliceFinding f, String incumbent) {
    return f.pair().a().equals(incumbent) ? f.pair().b() : f.pair().a();
  }

  private static void put(
      Map<String, Normal> gains, SliceFinding f, String incumbent, Normal aOverB) {
    boolean incumbentFirst = f.pair().a().equals(incumbent);
    gains.put(other(f, incumbent), incumbentFirst ? aOverB.negated() : aOverB);
  }

  /** A lone block has no interval: the noise of the pair's other blocks is taken for its own. */
  private static Normal normal(Estimate ratio, double sigma) {
    Estimate.Interval interval = ratio.interval();
    double mean = Math.log(ratio.value());
    return interval == null
        ? new Normal(mean, CAUTION * sigma)
        : new Normal(mean, Math.log(interval.high() / interval.low()) / (2 * Normal.Z));
  }

  /** Values of the axis as far as some pair was measured. */
  private static List<Double> measured(List<SliceFinding> found) {
    TreeSet<Double> values = new TreeSet<>();
    found.forEach(
        f -> f.curve().values().stream().filter(value -> reaches(f, value)).forEach(values::add));
    return List.copyOf(values);
  }

  /** Where curves are read, run by run: through too few values no curve was drawn. */
  private static List<List<Double>> places(Axis axis, List<Double> values, int cpus) {
    List<List<Double>> stretches =
        axis == Axis.THREADS
            ? List.of(
                values.stream().filter(t -> t <= cpus).toList(),
                values.stream().filter(t -> t > cpus).toList())
            : List.of(values);
    List<List<Double>> places = new ArrayList<>();
    for (List<Double> stretch : stretches) {
      if (stretch.size() >= Stretch.FEWEST) {
        places.add(fine(axis, stretch));
      } else {
        stretch.forEach(value -> places.add(List.of(value)));
      }
    }
    return places;
  }

  private static List<Double> fine(Axis axis, List<Double> values) {
    double first = values.get(0);
    double last = values.get(values.size() - 1);
    TreeSet<Double> places = new TreeSet<>(values);
    if (axis == Axis.THREADS) {
      for (double threads = first; threads < last && last - first <= EVERY_THREAD; threads++) {
        places.add(threads);
      }
    } else {
      double start = EvenAxis.scaled(axis, first);
      double step = (EvenAxis.scaled(axis, last) - start) / FINE;
      for (int i = 1; i < FINE; i++) {
        places.add(EvenAxis.unscaled(axis, start + i * step));
      }
    }
    return List.copyOf(places);
  }

  /** The posterior at a value between a curve's first and last, linear between its points. */
  private static Normal at(Curve curve, Axis axis, double value) {
    int i = Collections.binarySearch(curve.values(), value);
    if (i >= 0) {
      return new Normal(curve.mean().get(i), curve.sd().get(i));
    }
    int next = -i - 1;
    double a = EvenAxis.scaled(axis, curve.values().get(next - 1));
    double b = EvenAxis.scaled(axis, curve.values().get(next));
    double share = (EvenAxis.scaled(axis, value) - a) / (b - a);
    return new Normal(
        mix(curve.mean().get(next - 1), curve.mean().get(next), share),
        mix(curve.sd().get(next - 1), curve.sd().get(next), share));
  }

  private static double mix(double a, double b, double share) {
    return a + share * (b - a);
  }
}
