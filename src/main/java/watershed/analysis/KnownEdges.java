package watershed.analysis;

import java.util.List;
import java.util.SortedMap;
import watershed.record.Machine;
import watershed.record.Run;

/**
 * The cache edges that a map's jump is held against.
 *
 * @param one what each of them is, in words
 * @param edges bytes of each, ascending: that of a chase is known to lie between two sizes
 * @param note to be made of them, or why there are none; else empty
 */
record KnownEdges(String one, List<Span> edges, String note) {
  private static final double KIB = 1024;
  private static final double MIB = 1 << 20;

  KnownEdges {
    edges = List.copyOf(edges);
  }

  /**
   * What is known to lie between two sizes, or at one.
   *
   * @param low bytes
   * @param high not below {@code low}
   */
  record Span(double low, double high) {
    /** The size in the midst, on a logarithmic scale. */
    double middle() {
      return Math.sqrt(low * high);
    }

    /** The least factor that may lie between it and another: 1 where they meet. */
    double least(Span other) {
      return Math.max(1, Math.max(low / other.high, other.low / high));
    }

    /** The greatest factor that may lie between it and another. */
    double most(Span other) {
      return Math.max(high / other.low, other.high / low);
    }
  }

  /**
   * Those that the pointer chase of a run found; where it has none, the caches that the system
   * reports.
   */
  static KnownEdges of(
      List<Run.ExperimentInfo> experiments,
      List<Machine.Cache> caches,
      Samples samples,
      String jdk) {
    SortedMap<Double, Double> chase =
        LatencyCurve.costs(LatencyCurve.chase(experiments, samples, jdk));
    if (!chase.isEmpty()) {
      List<Span> found =
          CacheEdges.of(chase).stream().map(edge -> new Span(edge.below(), edge.above())).toList();
      String note = found.isEmpty() ? "the pointer chase of this run found no edge" : "";
      return new KnownEdges("edge of the pointer chase", found, note);
    }
    List<Span> told =
        caches.stream()
            .filter(cache -> !cache.type().equals("Instruction"))
            .map(cache -> cache.kib() * KIB)
            .sorted()
            .map(size -> new Span(size, size))
            .toList();
    String note = "no pointer chase in this run to check it by";
    return new KnownEdges(
        "cache that the system reports",
        told,
        told.isEmpty() ? note + ", and the system reports no cache" : note);
  }

  /** Where the nearest one is: at a size, or between two. */
  String says(double size) {
    Span edge = nearest(size);
    String high = Texts.number(edge.high / MIB) + " MiB";
    String at =
        edge.low == edge.high
            ? " is at " + high
            : " lies between " + Texts.number(edge.low / MIB) + " and " + high;
    return "the nearest " + one + at;
  }

  /** The one whose middle is nearest, of at least one. */
  private Span nearest(double size) {
    Span nearest = edges.get(0);
    for (Span edge : edges) {
      if (apart(edge.middle(), size) < apart(nearest.middle(), size)) {
        nearest = edge;
      }
    }
    return nearest;
  }

  /** The factor, 1 or more, between a size and the middle of the nearest one. */
  double off(double size) {
    return apart(nearest(size).middle(), size);
  }

  /** Between which the factor lies, where all that is known of either is what it lies between. */
  Estimate.Interval off(Span span) {
    return new Estimate.Interval(
        edges.stream().mapToDouble(span::least).min().orElseThrow(),
        edges.stream().mapToDouble(span::most).min().orElseThrow());
  }

  private static double apart(double a, double b) {
    return Math.max(a / b, b / a);
  }

  /** Part of a range, on a logarithmic scale, that lies within a factor of the middle of one. */
  double covered(double factor, double from, double to) {
    double covered = 0;
    double reached = from;
    for (Span span : edges) {
      double edge = span.middle();
      double low = Math.max(reached, edge / factor);
      double high = Math.min(to, edge * factor);
      if (high > low) {
        covered += Math.log(high / low);
        reached = high;
      }
    }
    return covered / Math.log(to / from);
  }
}
