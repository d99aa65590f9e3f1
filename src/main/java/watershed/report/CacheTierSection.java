package watershed.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import watershed.analysis.CacheEdges;
import watershed.analysis.CacheEdges.Edge;
import watershed.analysis.Estimate;
import watershed.analysis.EventCounts;
import watershed.analysis.LatencyCurve;
import watershed.analysis.Series;
import watershed.analysis.Summary;
import watershed.record.Cell;
import watershed.record.Machine;
import watershed.record.Measurement;
import watershed.record.Trial;

/**
 * Where a map outgrows the machine's caches by its footprint, and where its cost climbs: by misses
 * where they were counted, else by time, which is then said. A count that failed is told too.
 */
final class CacheTierSection {
  private static final String FOOTPRINT = "footprintBytes";
  private static final String ENTRY = "entryBytes";
  private static final List<String> MISSES =
      List.of("cache-misses", "L1-dcache-load-misses", "LLC-load-misses");
  private static final double KIB = 1024;

  /** Steps of sizes that are wider hold every cache there is. */
  private static final double COARSE = 16;

  private CacheTierSection() {}

  /** Lines of one JDK; none where the experiment records no footprints along its axis. */
  static List<String> lines(View view, String jdk) {
    List<String> lines = new ArrayList<>();
    view.slices()
        .forEach(
            (slice, points) -> {
              for (String contender : view.contenders()) {
                String text = text(view, jdk, points, contender);
                if (!text.isEmpty()) {
                  lines.addAll(Wrap.text(view.label(slice) + ": " + contender + text, "  "));
                }
              }
            });
    if (!lines.isEmpty()) {
      lines.add(0, "Cache tiers along " + view.info().axis() + " (x climb [95 %]); JDK " + jdk);
    }
    return lines;
  }

  private static String text(
      View view, String jdk, SortedMap<Double, Cell> points, String contender) {
    SortedMap<Double, Series> bytes = curve(view, jdk, points, contender, FOOTPRINT);
    SortedMap<Double, Series> entry = curve(view, jdk, points, contender, ENTRY);
    if (bytes.size() < 2 || entry.isEmpty() || contender.equals(view.info().harness())) {
      return "";
    }
    Estimate each = Summary.quantity(Objects.requireNonNull(entry.get(entry.lastKey())));
    StringBuilder text =
        new StringBuilder(", ")
            .append(Numbers.counted(each))
            .append(" B an entry (JOL, ")
            .append(Numbers.count(each.n(), "fork"))
            .append(")");
    String outgrown =
        CacheEdgeSection.ofData(view.records().machine().caches()).stream()
            .map(cache -> outgrows(cache, each.value()))
            .collect(Collectors.joining(", "));
    if (!outgrown.isEmpty()) {
      text.append(", outgrows ").append(outgrown).append(" ").append(view.info().axis());
      text.append(", by what the system reports");
    }
    List<Edge> chase = chase(view, jdk);
    List<Trial> forks = forks(view, jdk, points, contender);
    boolean counted = false;
    for (String metric : MISSES) {
      SortedMap<Double, Series> misses = curve(view, jdk, points, contender, metric);
      if (!misses.isEmpty()) {
        counted = true;
        String failed = EventCounts.failure(metric, forks);
        text.append("; ").append(metric).append(" an operation, measured, ");
        text.append(climbs(misses, each.value(), chase));
        text.append(failed.isEmpty() ? "" : "; " + failed);
      }
    }
    SortedMap<Double, Series> nanos = curve(view, jdk, points, contender, Measurement.PRIMARY);
    return text.append("; time ")
        .append(climbs(nanos, each.value(), chase))
        .append(counted ? "" : inferred(view, forks))
        .toString();
  }

  /** With why there are no misses, where that is known. */
  private static String inferred(View view, List<Trial> forks) {
    String failed = EventCounts.failure(MISSES.get(0), forks);
    String why = failed.isEmpty() ? view.records().counters() : failed;
    return ": inferred from time, never measured misses" + (why.isEmpty() ? "" : " (" + why + ")");
  }

  private static List<Trial> forks(
      View view, String jdk, SortedMap<Double, Cell> points, String contender) {
    return view.trials().stream()
        .filter(t -> t.contender().equals(contender) && t.jdk().equals(jdk))
        .filter(t -> points.containsValue(t.cell()))
        .toList();
  }

  private static SortedMap<Double, Series> curve(
      View view, String jdk, SortedMap<Double, Cell> points, String contender, String metric) {
    return LatencyCurve.along(points, view.samples(), contender, jdk, metric);
  }

  private static String outgrows(Machine.Cache cache, double entryBytes) {
    double most = Math.floor(cache.kib() * KIB / entryBytes);
    return CacheEdgeSection.name(cache) + " past " + Numbers.of(most);
  }

  /** The edges that a pointer chase of the same run found; null where none was measured. */
  private static @Nullable List<Edge> chase(View view, String jdk) {
    SortedMap<Double, Series> curve =
        LatencyCurve.chase(view.records().run().experiments(), view.samples(), jdk);
    return curve.isEmpty() ? null : CacheEdges.of(LatencyCurve.costs(curve));
  }

  private static String climbs(
      SortedMap<Double, Series> curve, double entryBytes, @Nullable List<Edge> chase) {
    IntSummaryStatistics forks =
        curve.values().stream().mapToInt(s -> s.forks().size()).summaryStatistics();
    String of =
        ", of "
            + (forks.getMin() == forks.getMax() ? "" : forks.getMin() + " to ")
            + Numbers.count(forks.getMax(), "fork")
            + " a size";
    List<Edge> edges = CacheEdges.of(LatencyCurve.costs(curve));
    if (edges.isEmpty()) {
      return "has no edge" + of;
    }
    return "climbs "
        + edges.stream()
            .map(
                e ->
                    "between "
                        + Numbers.of(e.below())
                        + " and "
                        + Numbers.of(e.above())
                        + " (x"
                        + Numbers.withInterval(e.climb(curve))
                        + beside(e, entryBytes, chase)
                        + ")")
            .collect(Collectors.joining(", "))
        + of;
  }

  /** What a chase through memory of that size says of a climb. */
  private static String beside(Edge climb, double entryBytes, @Nullable List<Edge> chase) {
    if (chase == null) {
      return "; no pointer chase in this run to check it by";
    }
    double from = climb.below() * entryBytes;
    double to = climb.above() * entryBytes;
    String place = "; " + CacheEdgeSection.bytes(from) + " to " + CacheEdgeSection.bytes(to);
    if (to / from > COARSE) {
      return place + ", too coarse a step to set beside the pointer chase";
    }
    double middle = Math.sqrt(from * to);
    return place
        + chase.stream()
            .filter(e -> new Edge(from, to, from, to, 1).isWithinAStepOf(e.middle()))
            .min(Comparator.comparingDouble(e -> Math.abs(Math.log(e.middle() / middle))))
            .map(
                e ->
                    "; the pointer chase has an edge at "
                        + CacheEdgeSection.bytes(e.below())
                        + " to "
                        + CacheEdgeSection.bytes(e.above())
                        + ", within such a step")
            .orElse("; the pointer chase has no edge within such a step");
  }
}
