package watershed.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import watershed.analysis.Series;
import watershed.analysis.Summary;
import watershed.record.Cell;
import watershed.report.ReportParts;
import watershed.report.View;

/** What every contender of a cell scored, or allocated. */
final class ScorePictures {
  private static final String BYTES = "gc.alloc.rate.norm";
  private static final int MOST = 24;

  /** Cells of one experiment, so that one large experiment leaves room for the others. */
  private static final int MOST_OF_ONE = 4;

  private static final String WITH_LINE =
      "Each symbol is the geometric mean of a contender's forks, its line the interval that holds"
          + " the true value with 95 %. ";
  private static final String MEASURED_ONCE =
      "Each symbol is a score that was measured once, so that what lies apart may be chance. ";
  private static final String IN_TURNS =
      "Scores of one cell were measured in turns, so that what lies apart by more than the lines"
          + " are long differs; scores of different pictures drift with the machine.";
  private static final String IN_TURNS_ONCE =
      "Scores of one cell were measured in turns; scores of different pictures drift with the"
          + " machine.";
  private static final String ALONE =
      "Forks ran alone, one after the other: part of what lies apart may be the machine's drift.";
  private static final String BYTES_READING =
      "Each bar, or symbol where there are several JDKs, is the mean number of bytes that one"
          + " operation allocates, from zero. It is counted,"
          + " not timed: forks agree to a fraction of a byte, and a difference of whole bytes is"
          + " real.";

  /** Fewer bytes an operation are the harness's own. */
  private static final double NOTHING = 0.5;

  private record Shown(View view, Cell cell) {}

  private ScorePictures() {}

  static Section scores(Inputs inputs) {
    List<Shown> all = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (View view : inputs.views()) {
      if (!ReportParts.timesOperations(view)) {
        add(view, all, notes);
      }
    }
    Gallery gallery = new Gallery("score", MOST);
    Signs signs = Signs.of(inputs);
    gallery.note(notes);
    for (Shown s : all) {
      Map<String, RowPlot> byUnit = new LinkedHashMap<>();
      for (String jdk : s.view.jdks()) {
        for (Series series : s.view.measured(s.cell, jdk)) {
          byUnit
              .computeIfAbsent(series.unit(), unit -> plot(s.view, unit, signs))
              .at(series.contender(), Signs.jdk(jdk), Summary.score(series));
        }
      }
      byUnit.forEach((unit, plot) -> add(gallery, s, unit, plot));
    }
    return gallery.section("scores", "Scores", "Nothing was scored in this run.");
  }

  private static void add(View view, List<Shown> all, List<String> notes) {
    List<Shown> cells = new ArrayList<>();
    for (Cell cell : view.cells()) {
      if (view.jdks().stream().anyMatch(jdk -> !view.measured(cell, jdk).isEmpty())) {
        cells.add(new Shown(view, cell));
      }
    }
    Thinned<Shown> some = Thinned.first(cells, MOST_OF_ONE, view.info().name() + " cell");
    all.addAll(some.kept());
    notes.addAll(some.notes());
  }

  private static RowPlot plot(View view, String unit, Signs signs) {
    return new RowPlot(
            view.info().contender(), "JDK", Ruler.of(unit, Ruler.Scale.LINEAR), false, "fork")
        .signs(signs);
  }

  private static void add(Gallery gallery, Shown shown, String unit, RowPlot plot) {
    boolean more = unit.startsWith("ops");
    gallery.add(
        Places.name(shown.view) + ": " + shown.view.label(shown.cell),
        reading(shown.view, plot),
        List.of(more ? "More is better." : "Less is better, where it is a time."),
        plot,
        plot.height());
  }

  /** Says nothing of lines where none is drawn. */
  private static String reading(View view, RowPlot plot) {
    String how = view.inTurns() ? (plot.ranged() ? IN_TURNS : IN_TURNS_ONCE) : ALONE;
    return (plot.ranged() ? WITH_LINE : MEASURED_ONCE) + how;
  }

  static Section allocation(Inputs inputs) {
    Gallery gallery = new Gallery("allocation", MOST);
    Signs signs = Signs.of(inputs);
    List<String> nothing = new ArrayList<>();
    for (View view : inputs.views()) {
      List<Shown> cells = new ArrayList<>();
      for (Cell cell : view.cells()) {
        if (view.samples().metrics(cell).contains(BYTES)) {
          cells.add(new Shown(view, cell));
        }
      }
      Thinned<Shown> some = Thinned.first(cells, MOST_OF_ONE, view.info().name() + " cell");
      gallery.note(some.notes());
      for (Shown s : some.kept()) {
        RowPlot plot = bytes(s, signs);
        if (!plot.empty() && plot.most() < NOTHING) {
          nothing.add(Places.name(view) + " with " + view.label(s.cell));
          continue;
        }
        gallery.add(
            Places.name(view) + ": bytes an operation, " + view.label(s.cell),
            BYTES_READING,
            List.of(),
            plot,
            plot.height());
      }
    }
    if (!nothing.isEmpty()) {
      gallery.note(
          List.of(
              "Nobody allocates half a byte an operation, which is about what JMH itself takes: "
                  + String.join("; ", nothing)
                  + "."));
    }
    return gallery.section(
        "allocation",
        "Allocation",
        "No experiment of this run counted the bytes that it allocates.");
  }

  private static RowPlot bytes(Shown shown, Signs signs) {
    List<String> jdks = shown.view.jdks();
    RowPlot plot =
        new RowPlot(
                shown.view.info().contender(),
                "JDK",
                Ruler.of("bytes an operation", Ruler.Scale.LINEAR),
                jdks.size() == 1,
                "fork")
            .signs(signs);
    for (String jdk : jdks) {
      for (String contender : shown.view.contenders()) {
        Series series = shown.view.samples().get(shown.cell, contender, jdk, BYTES);
        if (series != null) {
          plot.at(contender, Signs.jdk(jdk), Summary.quantity(series));
        }
      }
    }
    return plot;
  }
}
