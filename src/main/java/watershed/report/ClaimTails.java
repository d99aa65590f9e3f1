package watershed.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import watershed.analysis.ContentionClaims;
import watershed.analysis.DocumentClaim;
import watershed.analysis.Estimate;
import watershed.analysis.LatencyQuantiles;
import watershed.analysis.LatencyQuantiles.Level;
import watershed.record.Cell;

/** The 99th percentiles that claim 2.3-b speaks of, from the experiment that times operations. */
final class ClaimTails {
  private static final String EXPERIMENT = DocumentClaim.P99_ORDER.experiment();
  private static final double NANOS_PER_MICRO = 1e3;

  private ClaimTails() {}

  /**
   * By design, in microseconds. Where the claim speaks of several of the cells, those of the cell
   * with most designs, and of these of the one with the fewest keys.
   *
   * @param views of the whole run
   * @return empty where no such cell was timed on that JDK
   */
  static Map<String, Estimate> p99(List<View> views, String jdk) {
    Map<String, Estimate> most = Map.of();
    for (View view : views) {
      if (view.info().name().equals(EXPERIMENT)) {
        for (Cell cell : view.cells()) { // ascending by keys
          if (ContentionClaims.ofP99(cell)) {
            Map<String, Estimate> here = p99(view, cell, jdk);
            most = here.size() > most.size() ? here : most;
          }
        }
      }
    }
    return most;
  }

  private static Map<String, Estimate> p99(View view, Cell cell, String jdk) {
    Map<String, Estimate> all = new TreeMap<>();
    LatencySection.series(view, cell, jdk)
        .forEach(
            (design, series) -> {
              Estimate nanos =
                  LatencyQuantiles.of(series, LatencySection.bootstrap(view)).get(Level.P99);
              if (nanos != null) {
                all.put(design, nanos.map(ns -> ns / NANOS_PER_MICRO));
              }
            });
    return all;
  }
}
