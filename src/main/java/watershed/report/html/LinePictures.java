package watershed.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import watershed.analysis.CellOrder;
import watershed.analysis.Series;
import watershed.analysis.Summary;
import watershed.record.Cell;
import watershed.record.Machine;
import watershed.report.ReportParts;
import watershed.report.View;

/** Scores along something that is a number: threads, strides, entries that live. */
final class LinePictures {
  private static final int MOST = 12;
  private static final int HEIGHT = 420;
  private static final String ENTRIES = "entries";
  private static final String PAUSE = "pauseMicros";

  private static final String SCORE_WITH_LINE =
      "Each symbol is the score of all threads together, its line the interval that holds the true"
          + " value with 95 %. ";
  private static final String SCORE_MEASURED_ONCE =
      "Each symbol is the score of all threads together, measured once, so that what lies apart may"
          + " be chance. ";
  private static final String SCALING_READING =
      "A design that scales rises with the threads. From the machine's number of CPUs on, threads"
          + " wait for one another's turn on a CPU, and another law holds.";
  private static final String STRIDE_READING =
      "Each symbol is the time of one update of a word that lies so many bytes from a word that"
          + " another thread updates. Where the curve falls the two words no longer share what the"
          + " CPUs hand to one another, which is the width to pad by here.";
  private static final String PAUSE_READING =
      "Each symbol is the mean time for which a collector, by its own record, stopped the world when"
          + " the whole heap was to be collected, with so many map entries alive. A line that rises"
          + " says that bigger maps lengthen pauses under that collector; a flat one that they do"
          + " not.";
  private static final String UPRIGHT =
      " An upright line is the interval that holds the true value with 95 %.";

  private LinePictures() {}

  static Section scaling(Inputs inputs) {
    Gallery gallery = new Gallery("scaling", MOST);
    Signs signs = Signs.of(inputs);
    for (View view : inputs.views()) {
      if (!ReportParts.timesOperations(view)) {
        for (Places.Line line : Places.along(view, Places.THREADS)) {
          Series first = first(line);
          if (first != null) {
            XyPlot plot = scores(line, first.unit(), signs);
            gallery.add(
                "Scaling of " + line.title(Places.THREADS),
                (plot.ranged() ? SCORE_WITH_LINE : SCORE_MEASURED_ONCE) + SCALING_READING,
                crowded(inputs, line),
                plot,
                HEIGHT);
          }
        }
      }
    }
    return gallery.section(
        "scaling",
        "Scaling with threads",
        "No experiment of this run was measured on several numbers of threads.");
  }

  private static XyPlot scores(Places.Line line, String unit, Signs signs) {
    XyPlot plot =
        new XyPlot(
            line.view().info().contender(),
            Ruler.of("threads", Ruler.Scale.LOG2),
            Ruler.of(unit, Ruler.Scale.LINEAR),
            signs,
            true,
            "fork");
    line.points()
        .forEach(
            (at, cell) ->
                line.view().measured(cell, line.jdk()).stream()
                    .filter(s -> s.unit().equals(unit))
                    .forEach(s -> plot.at(s.contender(), at, Summary.score(s))));
    return plot;
  }

  private static List<String> crowded(Inputs inputs, Places.Line line) {
    List<String> crowded =
        line.points().values().stream()
            .filter(cell -> ReportParts.oversubscribed(inputs.records(), cell))
            .map(cell -> Integer.toString(cell.threads()))
            .toList();
    return crowded.isEmpty()
        ? List.of()
        : List.of("More threads than the machine has CPUs: " + String.join(", ", crowded) + ".");
  }

  private static @Nullable Series first(Places.Line line) {
    return line.points().values().stream()
        .flatMap(cell -> line.view().measured(cell, line.jdk()).stream())
        .findFirst()
        .orElse(null);
  }

  static Section stride(Inputs inputs) {
    Gallery gallery = new Gallery("stride", MOST);
    Signs signs = Signs.of(inputs);
    String line = line(inputs.records().machine());
    for (View view : inputs.views()) {
      if (ReportParts.sweepsStrides(view)) {
        for (Cell cell : view.cells()) {
          XyPlot plot = strides(view, cell, signs);
          gallery.add(
              Places.name(view) + ": " + view.label(cell),
              STRIDE_READING + (plot.ranged() ? UPRIGHT : ""),
              granules(view, cell, line),
              plot,
              HEIGHT);
        }
      }
    }
    return gallery.section(
        "stride",
        "Stride sweep: how far apart is far enough",
        "This run has no sweep of strides: \"run StrideSweep\" measures one.");
  }

  private static List<String> granules(View view, Cell cell, String line) {
    List<String> notes = new ArrayList<>();
    for (String jdk : view.jdks()) {
      String granule = ReportParts.granule(view, cell, jdk);
      if (!granule.isEmpty()) {
        notes.add("Coherence granule on JDK " + jdk + ": " + granule + ".");
      }
    }
    return notes.isEmpty() ? List.of(line) : notes;
  }

  private static String line(Machine machine) {
    return machine.lineBytes() > 0
        ? "The system reports a line of " + machine.line() + " bytes."
        : "The system reports no length of a line; " + machine.line() + " bytes are the usual one.";
  }

  private static XyPlot strides(View view, Cell cell, Signs signs) {
    XyPlot plot =
        new XyPlot(
            "JDK",
            Ruler.of("bytes apart", Ruler.Scale.LOG2),
            Ruler.of("ns/op", Ruler.Scale.LINEAR),
            signs,
            true,
            "fork");
    for (String jdk : view.jdks()) {
      for (Series s : view.measured(cell, jdk)) {
        CellOrder.number(s.contender())
            .ifPresent(at -> plot.at(Signs.jdk(jdk), at, Summary.score(s)));
      }
    }
    return plot;
  }

  static Section pauses(Inputs inputs) {
    Gallery gallery = new Gallery("pauses", MOST);
    Signs signs = Signs.of(inputs);
    for (View view : inputs.views()) {
      for (Places.Line line : Places.along(view, ENTRIES)) {
        XyPlot plot = pauses(line, signs);
        gallery.add(
            "Stops of " + line.title(ENTRIES),
            PAUSE_READING + (plot.ranged() ? UPRIGHT : ""),
            List.of(),
            plot,
            HEIGHT);
      }
    }
    return gallery.section(
        "pauses",
        "Collector pauses",
        "This run timed no collector's stops: \"run PausesByLiveEntries\" does.");
  }

  private static XyPlot pauses(Places.Line line, Signs signs) {
    View view = line.view();
    XyPlot plot =
        new XyPlot(
            view.info().contender(),
            Ruler.of("live entries", Ruler.Scale.LOG10),
            Ruler.of("stop, us", Ruler.Scale.LOG10),
            signs,
            true,
            "fork");
    for (Map.Entry<Double, Cell> point : line.points().entrySet()) {
      for (String contender : view.contenders()) {
        Series s = view.samples().get(point.getValue(), contender, line.jdk(), PAUSE);
        if (s != null) {
          plot.at(contender, point.getKey(), Summary.quantity(s));
        }
      }
    }
    return plot;
  }
}
