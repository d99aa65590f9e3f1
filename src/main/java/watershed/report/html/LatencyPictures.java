package watershed.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import watershed.analysis.Bootstrap;
import watershed.analysis.Estimate;
import watershed.analysis.LatencyQuantiles;
import watershed.analysis.LatencyQuantiles.Level;
import watershed.analysis.LatencySeries;
import watershed.report.ReportParts;
import watershed.report.View;

/** Quantiles of what single operations took. */
final class LatencyPictures {
  private static final int MOST = 16;
  private static final String WITH_LINE =
      "Each symbol is a quantile of all operations that a contender's forks timed together, its"
          + " line the 95 % interval from drawing whole forks again. ";
  private static final String ALONE =
      "Each symbol is a quantile of all operations that a contender's forks timed together, and"
          + " what lies apart may be chance. ";
  private static final String READING =
      "p99 is what one operation in a hundred exceeds; a quantile is missing where too few"
          + " operations were timed to tell it.";

  private LatencyPictures() {}

  static Section section(Inputs inputs) {
    List<Places.Place> places = new ArrayList<>();
    for (View view : inputs.views()) {
      if (ReportParts.timesOperations(view)) {
        places.addAll(Places.all(view));
      }
    }
    Thinned<Places.Place> shown = Thinned.first(places, MOST, "picture");
    Gallery gallery = new Gallery("latency", MOST);
    gallery.note(shown.notes());
    for (Places.Place place : shown.kept()) {
      RowPlot plot =
          new RowPlot(
                  place.view().info().contender(),
                  "quantile",
                  Ruler.of("ns", Ruler.Scale.LOG10),
                  false,
                  "block")
              .fewest(Bootstrap.FEWEST);
      Map<String, LatencySeries> all =
          ReportParts.latencies(place.view(), place.cell(), place.jdk());
      all.forEach(
          (contender, series) -> {
            Map<Level, Estimate> quantiles =
                LatencyQuantiles.of(series, ReportParts.bootstrap(place.view()));
            quantiles.forEach((level, value) -> plot.at(contender, level.label(), value));
          });
      String reading = (plot.ranged() ? WITH_LINE : ALONE) + READING;
      gallery.add(place.title(), reading, List.of(), plot, plot.height());
    }
    return gallery.section("latency", "Latency quantiles", "This run timed no single operations.");
  }
}
