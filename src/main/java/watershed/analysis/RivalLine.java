package watershed.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Rivals.Normal;
import watershed.analysis.SliceFinding.Curve;
import watershed.record.Axis;
import watershed.record.Contenders;
import watershed.record.Slice;

/**
 * All designs of a slice on one JDK, along its axis.
 *
 * @param slice where
 * @param jdk {@link watershed.record.Jdk#id()}
 * @param blocks of the pair that has most
 * @param points in order of the axis; every one knows the same designs
 * @param readOnly the cell without writes, which is no part of the line; null where it is not known
 */
record RivalLine(
    Slice slice, String jdk, int blocks, List<Rivals> points, @Nullable Rivals readOnly) {
  /** Most threads of which every number is a point of its own. */
  private static final int EVERY_THREAD = 256;

  /** How much a noise that was learnt from other blocks is trusted (METHOD, Crossover 1). */
  private static final double CAUTION = 1.25;

  RivalLine {
    points = List.copyOf(points);
  }

  /** The lines of all slices and JDKs that have a pair with the incumbent. */
  static List<RivalLine> of(Findings findings) {
    record Key(Slice slice, String jdk) {}
    Map<Key, List<SliceFinding>> groups = new LinkedHashMap<>();
    for (SliceFinding f : findings.all()) {
      String incumbent = findings.incumbent(f.jdk());
      boolean concerns = f.pair().a().equals(incumbent) || f.pair().b().equals(incumbent);
      boolean control = Contenders.isTwin(f.pair().a()) || Contenders.isTwin(f.pair().b());
      if (concerns && !control && !f.curve().values().isEmpty()) {
        groups.computeIfAbsent(new Key(f.slice(), f.jdk()), k -> new ArrayList<>()).add(f);
      }
    }
    List<RivalLine> lines = new ArrayList<>();
    groups.forEach(
        (key, found) ->
            lines.add(line(key.slice, key.jdk, findings.incumbent(key.jdk), found)));
    return lines;
  }

  private static RivalLine line(
      Slice slice, String jdk, String incumbent, List<SliceFinding> found) {
    List<Rivals> points = new ArrayList<>();
    for (double at : grid(slice, found)) {
      Map<String, Normal> gains = new LinkedHashMap<>();
      gains.put(incumbent, Normal.ZERO);
      found.forEach(f -> put(gains, f, incumbent, at(f.curve(), slice.axis(), at)));
      points.add(new Rivals(at, gains));
    }
    Map<String, Normal> zero = new LinkedHashMap<>();
    zero.put(incumbent, Normal.ZERO);
    for (SliceFinding f : found) {
      if (f.readOnly() != null) {
        put(zero, f, incumbent, normal(f.readOnly(), f.sigma()));
      }
    }
    int blocks = found.stream().mapToInt(SliceFinding::blocks).max().orElse(0);
    return new RivalLine(slice, jdk, blocks, points, zero.size() > 1 ? new Rivals(0, zero) : null);
  }

  private static void put(
      Map<String, Normal> gains, SliceFinding f, String incumbent, Normal aOverB) {
    boolean incumbentFirst = f.pair().a().equals(incumbent);
    gains.put(
        incumbentFirst ? f.pair().b() : f.pair().a(), incumbentFirst ? aOverB.negated() : aOverB);
  }

  /** A lone block has no interval: the noise of the pair's other blocks is taken for its own. */
  private static Normal normal(Estimate estimate, double sigma) {
    Estimate.Interval interval = estimate.interval();
    return interval == null
        ? new Normal(estimate.value(), CAUTION * sigma)
        : new Normal(estimate.value(), (interval.high() - interval.low()) / (2 * Normal.Z));
  }

  /** Where all curves say something; every whole number where threads are the axis. */
  private static List<Double> grid(Slice slice, List<SliceFinding> found) {
    double from = Double.NEGATIVE_INFINITY;
    double to = Double.POSITIVE_INFINITY;
    for (SliceFinding f : found) {
      List<Double> values = f.curve().values();
      from = Math.max(from, values.get(0));
      to = Math.min(to, values.get(values.size() - 1));
    }
    List<Double> candidates = found.get(0).curve().values();
    if (slice.axis() == Axis.THREADS) {
      candidates = slice.values();
      if (to - from <= EVERY_THREAD) {
        candidates = new ArrayList<>();
        for (double threads = Math.ceil(from); threads <= to; threads++) {
          candidates.add(threads);
        }
      }
    }
    double least = from;
    double most = to;
    return candidates.stream().filter(v -> least <= v && v <= most).toList();
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
