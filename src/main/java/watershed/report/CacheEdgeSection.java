package watershed.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import watershed.analysis.CacheEdges;
import watershed.analysis.CacheEdges.Edge;
import watershed.analysis.LatencyCurve;
import watershed.analysis.Series;
import watershed.record.Cell;
import watershed.record.Machine;

/** The edges that a pointer chase found, beside the caches that the system reports. */
final class CacheEdgeSection {
  private static final double KIB = 1024;

  private CacheEdgeSection() {}

  /** Lines of one JDK; none where the experiment is no chase. */
  static List<String> lines(View view, String jdk) {
    List<String> lines = new ArrayList<>();
    for (Cell cell : view.cells()) {
      SortedMap<Double, Series> curve =
          LatencyCurve.bySize(view.samples(), cell, view.info().baseline(), jdk);
      if (!curve.isEmpty()) {
        int forks = curve.values().stream().mapToInt(s -> s.forks().size()).min().orElse(0);
        String title =
            "Cache edges, by time (x climb [95 %]), and what the system reports; JDK "
                + jdk
                + ", "
                + Numbers.count(forks, "fork");
        lines.addAll(Wrap.text(title, ""));
        texts(curve, view.records().machine().caches())
            .forEach(text -> lines.addAll(Wrap.text(text, "  ")));
      }
    }
    return lines;
  }

  /** The caches with the edge that is nearest to each, then the edges that no cache explains. */
  private static List<String> texts(SortedMap<Double, Series> curve, List<Machine.Cache> caches) {
    List<Edge> edges = CacheEdges.of(LatencyCurve.costs(curve));
    List<Edge> open = new ArrayList<>(edges);
    List<String> texts = new ArrayList<>();
    for (Machine.Cache cache : ofData(caches)) {
      Edge edge = nearest(open, cache.kib() * KIB);
      if (edge != null) {
        open.remove(edge);
      }
      texts.add(
          name(cache)
              + ", reported: "
              + (edge == null
                  ? "no edge within a step of it"
                  : "an edge between " + place(edge, curve) + ", as it should be"));
    }
    for (Edge edge : open) {
      texts.add(
          "an edge between "
              + place(edge, curve)
              + ": no cache of that size is reported. What a machine shares may be more or less"
              + " than it says, and the reach of its tables of pages shows alike");
    }
    if (edges.isEmpty()) {
      texts.add("no size costs " + Numbers.of(CacheEdges.LEAST) + " times the one before");
    }
    return texts;
  }

  /** The caches that hold data, smallest first. */
  static List<Machine.Cache> ofData(List<Machine.Cache> caches) {
    return caches.stream()
        .filter(c -> !c.type().equals("Instruction"))
        .sorted(Comparator.comparingInt(Machine.Cache::level))
        .toList();
  }

  private static @Nullable Edge nearest(List<Edge> edges, double bytes) {
    return edges.stream()
        .filter(e -> e.isWithinAStepOf(bytes))
        .min(Comparator.comparingDouble(e -> Math.abs(Math.log(e.middle() / bytes))))
        .orElse(null);
  }

  static String name(Machine.Cache cache) {
    return "L" + cache.level() + " of " + bytes(cache.kib() * KIB);
  }

  private static String place(Edge edge, SortedMap<Double, Series> curve) {
    return bytes(edge.below())
        + " and "
        + bytes(edge.above())
        + " (x"
        + Numbers.withInterval(edge.climb(curve))
        + ")";
  }

  /** Bytes as {@code 48 KiB}, {@code 1 MiB} or {@code 7.5 GiB}. */
  static String bytes(double bytes) {
    String[] units = {"B", "KiB", "MiB", "GiB"};
    int unit = 0;
    double shown = bytes;
    while (shown >= KIB && unit < units.length - 1) {
      shown /= KIB;
      unit++;
    }
    return Numbers.of(shown) + " " + units[unit];
  }
}
