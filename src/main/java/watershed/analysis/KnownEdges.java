package watershed.analysis;

import java.util.List;
import java.util.SortedMap;
import watershed.record.Machine;
import watershed.record.Run;

/**
 * The cache edges that a map's jump is held against.
 *
 * @param one what each of them is, in words
 * @param bytes of each, ascending
 * @param note to be made of them, or why there are none; else empty
 */
record KnownEdges(String one, List<Double> bytes, String note) {
  private static final double KIB = 1024;

  KnownEdges {
    bytes = List.copyOf(bytes);
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
      List<Double> found =
          CacheEdges.of(chase).stream().map(CacheEdges.Edge::middle).sorted().toList();
      String note = found.isEmpty() ? "the pointer chase of this run found no edge" : "";
      return new KnownEdges("edge of the pointer chase", found, note);
    }
    List<Double> told =
        caches.stream()
            .filter(cache -> !cache.type().equals("Instruction"))
            .map(cache -> cache.kib() * KIB)
            .sorted()
            .toList();
    String note = "no pointer chase in this run to check it by";
    return new KnownEdges(
        "cache that the system reports",
        told,
        told.isEmpty() ? note + ", and the system reports no cache" : note);
  }

  /** The nearest one, of at least one. */
  double nearest(double size) {
    double nearest = bytes.get(0);
    for (double edge : bytes) {
      if (apart(edge, size) < apart(nearest, size)) {
        nearest = edge;
      }
    }
    return nearest;
  }

  /** The factor, 1 or more, between a size and the nearest one. */
  double off(double size) {
    return apart(nearest(size), size);
  }

  private static double apart(double a, double b) {
    return Math.max(a / b, b / a);
  }

  /** Part of a range, on a logarithmic scale, that lies within a factor of one of them. */
  double covered(double factor, double from, double to) {
    double covered = 0;
    double reached = from;
    for (double edge : bytes) {
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
