package watershed.report.html;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import watershed.analysis.Bootstrap;
import watershed.analysis.LatencyQuantiles;
import watershed.analysis.LatencyQuantiles.Level;
import watershed.analysis.LatencySeries;
import watershed.record.Trial;
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
  private static final String LONGEST =
      " max is the longest that was sampled, which says nothing of others and has no interval.";

  /** What quantiles of JMH's mode {@code sample} are no evidence of. */
  private static final List<String> SAMPLED =
      List.of(
          "JMH's mode sample times operations in a closed loop: a thread starts one when its last"
              + " one ended. What a stall would have kept waiting is in no quantile (coordinated"
              + " omission): who does not wait for an answer before asking again sees longer"
              + " tails.",
          "Once an iteration has more than 20 samples per ms and thread JMH thins them out, and"
              + " keeps rare slow times more often than frequent fast ones: tails may come out too"
              + " long.");

  private LatencyPictures() {}

  /** Of a run, whose experiments time operations themselves. */
  static Section section(Inputs inputs) {
    return section(inputs, false);
  }

  /** Of a file of JMH's: its results of mode {@code sample}. */
  static Section ofFile(Inputs inputs) {
    return section(inputs, true);
  }

  private static Section section(Inputs inputs, boolean file) {
    List<Places.Place> places = new ArrayList<>();
    for (View view : inputs.views()) {
      if (file ? ReportParts.sampledByJmh(view) : ReportParts.timesOperations(view)) {
        places.addAll(Places.all(view));
      }
    }
    Thinned<Places.Place> shown = Thinned.first(places, MOST, "picture");
    Gallery gallery = new Gallery("latency", MOST);
    gallery.note(file && !places.isEmpty() ? SAMPLED : List.of());
    gallery.note(file ? untold(inputs) : List.of());
    gallery.note(shown.notes());
    for (Places.Place place : shown.kept()) {
      Map<String, LatencySeries> all =
          ReportParts.latencies(place.view(), place.cell(), place.jdk());
      if (all.isEmpty()) {
        continue;
      }
      RowPlot plot = file ? sampled(place, all) : timed(place, all);
      String reading = (plot.ranged() ? WITH_LINE : ALONE) + READING + (file ? LONGEST : "");
      gallery.add(
          place.title(), reading, file ? forks(all.values()) : List.of(), plot, plot.height());
    }
    return gallery.section("latency", "Latency quantiles", "This run timed no single operations.");
  }

  private static RowPlot timed(Places.Place place, Map<String, LatencySeries> all) {
    RowPlot plot = plot(place, "block");
    all.forEach(
        (contender, series) ->
            LatencyQuantiles.of(series, ReportParts.bootstrap(place.view()))
                .forEach((level, value) -> plot.at(contender, level.label(), value)));
    return plot;
  }

  private static RowPlot sampled(Places.Place place, Map<String, LatencySeries> all) {
    RowPlot plot = plot(place, "fork").telling("operations");
    List<Level> levels = List.of(Level.values());
    all.forEach(
        (contender, series) -> {
          String operations = ReportParts.count(series.samples(), "operation") + " sampled";
          RowPlot.Row row = new RowPlot.Row(contender, contender, operations);
          LatencyQuantiles.of(series, levels, ReportParts.bootstrap(place.view()))
              .forEach((level, value) -> plot.at(row, level.label(), value));
        });
    return plot;
  }

  private static RowPlot plot(Places.Place place, String counted) {
    return new RowPlot(
            place.view().info().contender(),
            "quantile",
            Ruler.of("ns", Ruler.Scale.LOG10),
            false,
            counted)
        .fewest(Bootstrap.FEWEST);
  }

  private static List<String> forks(Collection<LatencySeries> all) {
    IntSummaryStatistics forks = all.stream().mapToInt(LatencySeries::blocks).summaryStatistics();
    String from = forks.getMin() < forks.getMax() ? forks.getMin() + " to " : "";
    return List.of("Quantiles of " + from + ReportParts.count(forks.getMax(), "fork") + " each.");
  }

  /** Names results of mode {@code sample} of which the file does not hold what was sampled. */
  private static List<String> untold(Inputs inputs) {
    String names =
        inputs.records().trials().stream()
            .filter(trial -> trial.latency() == null && isSampled(trial))
            .map(trial -> trial.cell().experiment() + " " + trial.contender())
            .distinct()
            .collect(Collectors.joining(", "));
    return names.isEmpty()
        ? List.of()
        : List.of(
            "No quantiles are told of "
                + names
                + ": the file does not hold how often which time was sampled.");
  }

  private static boolean isSampled(Trial trial) {
    JsonNode jmh = trial.jmh();
    return jmh != null && jmh.path("mode").asString().equals("sample");
  }
}
