package watershed.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import watershed.analysis.CrossoverReading;
import watershed.analysis.CrossoverReading.Kind;
import watershed.analysis.Estimate;
import watershed.analysis.Ratio;
import watershed.analysis.Series;
import watershed.record.Axis;
import watershed.record.Cell;
import watershed.report.ReportParts;
import watershed.report.SliceCrossover;
import watershed.report.View;
import watershed.report.html.Ruler.Scale;

/** How contenders compare along an axis: the share of writes above all. */
final class SlicePictures {
  /** More slices than this stand in the text report. */
  static final int MOST = 16;

  static final int HEIGHT = 440;

  /** A difference that does not matter, as a ratio less 1, where no search says another. */
  private static final double EQUAL = 0.03;

  /** An axis that spans this factor is drawn by its logarithm. */
  private static final double WIDE = 10;

  /** More pairs than this stand in the text report. */
  private static final int MOST_PAIRS = 6;

  private static final String IN_TURNS =
      "Each dot is one block, in which both took turns: how many times as good the named contender"
          + " was as %s, so that above 1 it is better. %s; inside the grey strip the two differ by"
          + " less than 3 %%, and a coloured column is the 95 %% interval of a crossing w*, a diamond"
          + " where it likeliest is.";
  private static final String MEAN = "A symbol with its line is the mean with its 95 % interval";
  private static final String MEASURED_ONCE = "A larger symbol is the mean of one block";
  private static final String ALONE =
      "Each symbol is how many times as good the named contender was as %s, so that above 1 it is"
          + " better; %sinside the grey strip the two differ by less than 3 %%. Forks ran alone: a"
          + " ratio carries the machine's drift, and no crossing is read.";
  private static final String LINE = "its line is the 95 % interval, and ";

  private record Line(View view, Cell held, SortedMap<Double, Cell> points, String jdk) {}

  private SlicePictures() {}

  static Section section(Inputs inputs) {
    Inputs.Searched search = inputs.search();
    List<String> notes = new ArrayList<>();
    List<Picture> pictures =
        search == null ? ofRun(inputs, notes) : SearchSlices.pictures(inputs, search, notes);
    return new Section(
        "slices",
        search == null ? "Gains along an axis" : "Slices: the ratio against the share of writes",
        pictures.isEmpty() ? List.of("Nothing was measured at several points of an axis.") : notes,
        List.of(),
        pictures,
        List.of());
  }

  private static List<Picture> ofRun(Inputs inputs, List<String> notes) {
    List<Line> lines = new ArrayList<>();
    for (View view : inputs.views()) {
      if (!ReportParts.timesOperations(view)) {
        view.slices()
            .forEach(
                (held, points) -> {
                  if (points.size() > 1) {
                    view.jdks().forEach(jdk -> lines.add(new Line(view, held, points, jdk)));
                  }
                });
      }
    }
    Thinned<Line> shown = Thinned.first(lines, MOST, "slice");
    notes.addAll(shown.notes());
    Signs signs = Signs.of(inputs);
    List<Picture> pictures = new ArrayList<>();
    int alone = 0;
    for (Line line : shown.kept()) {
      XyPlot plot = plot(line, signs);
      SliceDots dots = new SliceDots();
      line.points.forEach((at, cell) -> draw(plot, dots, line, at, cell));
      List<String> says = new ArrayList<>(dots.into(plot));
      boolean inTurns = line.view.inTurns();
      if (inTurns) {
        says.addAll(crossings(plot, line));
      }
      if (plot.places() == 1) {
        alone++;
      } else if (!plot.empty()) {
        pictures.add(
            Picture.chart(
                "slice-" + (pictures.size() + 1),
                Places.name(line.view) + ": " + line.view.label(line.held) + "; JDK " + line.jdk,
                reading(line.view, plot),
                says,
                plot,
                HEIGHT));
      }
    }
    if (alone > 0) {
      notes.add(
          "Not drawn: "
              + ReportParts.count(alone, "slice")
              + " with something to compare at one point only, which is among the scores.");
    }
    return pictures;
  }

  /** Says nothing of lines where none is drawn. */
  private static String reading(View view, XyPlot plot) {
    boolean ranged = plot.ranged();
    String baseline = view.info().baseline();
    return view.inTurns()
        ? String.format(Locale.ROOT, IN_TURNS, baseline, ranged ? MEAN : MEASURED_ONCE)
        : String.format(Locale.ROOT, ALONE, baseline, ranged ? LINE : "");
  }

  private static XyPlot plot(Line line, Signs signs) {
    View view = line.view;
    return new XyPlot(
            view.info().contender(),
            along(view.info().axis(), line.points.firstKey(), line.points.lastKey()),
            Ruler.of("gain over " + view.info().baseline(), Scale.RATIO),
            signs,
            false,
            view.inTurns() ? "block" : "fork")
        .strip(1 / (1 + EQUAL), 1 + EQUAL);
  }

  /** Shares from 0; keys, threads and whatever spans factors by their logarithms. */
  private static Ruler along(String axis, double first, double last) {
    if (axis.equals(Axis.WRITES.label())) {
      return Ruler.of("writes, %", Scale.LINEAR);
    }
    boolean doubles = axis.equals(Axis.KEYS.label()) || axis.equals(Axis.THREADS.label());
    boolean log = first > 0 && (doubles || last >= WIDE * first);
    return Ruler.of(axis, log ? Scale.LOG2 : Scale.LINEAR);
  }

  private static void draw(XyPlot plot, SliceDots dots, Line line, double at, Cell cell) {
    View view = line.view;
    Series base = view.samples().primary(cell, view.info().baseline(), line.jdk);
    if (base == null) {
      return;
    }
    for (Series s : view.compared(cell, line.jdk)) {
      Ratio ratio = s.contender().equals(base.contender()) ? null : view.ratio(s, base);
      if (ratio != null) {
        plot.at(s.contender(), at, ratio.gain());
        int sign = ratio.direction().sign();
        ratio.logs().forEach(z -> dots.add(s.contender(), at, Math.exp(sign * z), "block"));
      }
    }
  }

  /** Draws where the baseline is overtaken; what the text report says of every pair. */
  private static List<String> crossings(XyPlot plot, Line line) {
    String baseline = line.view.info().baseline();
    List<String> says = new ArrayList<>();
    for (SliceCrossover pair : ReportParts.crossovers(line.view, line.jdk, line.points)) {
      CrossoverReading reading = pair.reading();
      // Where two others cross is not where a gain over the baseline is 1.
      if (reading != null && pair.a().equals(baseline)) {
        draw(plot, pair.b(), reading);
      }
      says.add(words(reading == null ? Kind.INCONCLUSIVE : reading.kind()) + pair.says() + ".");
    }
    Thinned<String> shown = Thinned.first(says, MOST_PAIRS, "pair");
    List<String> all = new ArrayList<>(shown.kept());
    all.addAll(shown.notes());
    if (!all.isEmpty()) {
      boolean zero = line.points.containsKey(0.0);
      String how = ReportParts.crossoverReading(line.view.info().axis(), zero);
      all.add("How a crossing is read: " + how + ".");
    }
    return all;
  }

  private static void draw(XyPlot plot, String name, CrossoverReading reading) {
    String blocks = ReportParts.count(reading.blocks(), "block");
    for (CrossoverReading.Crossing crossing : reading.crossings()) {
      Estimate.Interval interval = crossing.at().interval();
      if (interval != null) {
        plot.crossing(
            name,
            crossing.at().value(),
            interval.low(),
            interval.high(),
            blocks + " at a point, read between the points");
      }
    }
  }

  private static String words(Kind kind) {
    return switch (kind) {
      case CROSSES -> "Crossover w*, ";
      case A_EVERYWHERE, B_EVERYWHERE -> "No crossover in range, ";
      case INCONCLUSIVE, TOO_FEW -> "No crossover told, ";
    };
  }
}
