package watershed.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import watershed.analysis.CacheEdges;
import watershed.analysis.CacheEdges.Edge;
import watershed.analysis.LatencyCurve;
import watershed.record.Cell;
import watershed.record.Machine;
import watershed.record.Measurement;

/**
 * Where a map outgrows the machine's caches by its footprint, and where its cost climbs: by misses
 * where they were counted, else by time, which is then said.
 */
final class CacheTierSection {
  private static final String FOOTPRINT = "footprintBytes";
  private static final String ENTRY = "entryBytes";
  private static final List<String> MISSES = List.of("cache-misses", "LLC-load-misses");
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
      lines.add(0, "Cache tiers along " + view.info().axis() + "; JDK " + jdk);
    }
    return lines;
  }

  private static String text(
      View view, String jdk, SortedMap<Double, Cell> points, String contender) {
    SortedMap<Double, Double> bytes = curve(view, jdk, points, contender, FOOTPRINT);
    SortedMap<Double, Double> entry = curve(view, jdk, points, contender, ENTRY);
    if (bytes.size() < 2 || entry.isEmpty() || contender.equals(view.info().harness())) {
      return "";
    }
    double each = Objects.requireNonNull(entry.get(entry.lastKey()));
    String axis = view.info().axis();
    StringBuilder text = new StringBuilder(", ").append(Numbers.of(each)).append(" B an entry");
    String outgrown =
        CacheEdgeSection.ofData(view.records().machine().caches()).stream()
            .map(cache -> outgrows(cache, each))
            .collect(Collectors.joining(", "));
    text.append(outgrown.isEmpty() ? "" : ", outgrows " + outgrown + " " + axis);
    SortedMap<Double, Double> nanos = curve(view, jdk, points, contender, Measurement.PRIMARY);
    List<Edge> chase = chase(view, jdk);
    boolean counted = false;
    for (String metric : MISSES) {
      SortedMap<Double, Double> misses = curve(view, jdk, points, contender, metric);
      if (!misses.isEmpty()) {
        counted = true;
        text.append("; ")
            .append(metric)
            .append(" an operation, measured, ")
            .append(climbs(misses, each, chase));
      }
    }
    return text.append("; time ")
        .append(climbs(nanos, each, chase))
        .append(counted ? "" : ": inferred from time, never measured misses")
        .toString();
  }

  private static SortedMap<Double, Double> curve(
      View view, String jdk, SortedMap<Double, Cell> points, String contender, String metric) {
    return LatencyCurve.along(points, view.samples(), contender, jdk, metric);
  }

  private static String outgrows(Machine.Cache cache, double entryBytes) {
    double most = Math.floor(cache.kib() * KIB / entryBytes);
    return CacheEdgeSection.name(cache) + " past " + Numbers.of(most);
  }

  /** The edges that a pointer chase of the same run found; null where none was measured. */
  private static @Nullable List<Edge> chase(View view, String jdk) {
    SortedMap<Double, Double> curve =
        LatencyCurve.chase(view.records().run().experiments(), view.samples(), jdk);
    return curve.isEmpty() ? null : CacheEdges.of(curve);
  }

  private static String climbs(
      SortedMap<Double, Double> curve, double entryBytes, @Nullable List<Edge> chase) {
    List<Edge> edges = CacheEdges.of(curve);
    if (edges.isEmpty()) {
      return "has no edge";
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
                        + Numbers.of(e.factor())
                        + beside(e, entryBytes, chase)
                        + ")")
            .collect(Collectors.joining(", "));
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
            .filter(e -> new Edge(from, to, 1).isWithinAStepOf(e.middle()))
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
