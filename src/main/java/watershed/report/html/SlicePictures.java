package watershed.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import watershed.analysis.Ratio;
import watershed.analysis.Series;
import watershed.record.Axis;
import watershed.record.Cell;
import watershed.report.ReportParts;
import watershed.report.View;
import watershed.report.html.Ruler.Scale;

/** How contenders compare along an axis: the share of writes above all. */
final class SlicePictures {
  /** More slices than this stand in the text report. */
  static final int MOST = 16;

  static final int HEIGHT = 440;

  /** A difference that does not matter, as a ratio less 1, where no search says another. */
  private static final double EQUAL = 0.03;

  private static final String READING =
      "Each dot is one block, in which both took turns: how many times as good the named contender"
          + " was as %s, so that above 1 it is better. A symbol with its line is the mean with its"
          + " 95 %% interval; inside the grey strip the two differ by less than 3 %%.";

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
    List<Picture> pictures = new ArrayList<>();
    for (Line line : shown.kept()) {
      XyPlot plot = plot(line.view);
      SliceDots dots = new SliceDots();
      line.points.forEach((at, cell) -> draw(plot, dots, line, at, cell));
      List<String> left = dots.into(plot);
      if (!plot.empty()) {
        pictures.add(
            Picture.chart(
                "slice-" + (pictures.size() + 1),
                Places.name(line.view) + ": " + line.view.label(line.held) + "; JDK " + line.jdk,
                String.format(Locale.ROOT, READING, line.view.info().baseline()),
                left,
                plot,
                HEIGHT));
      }
    }
    return pictures;
  }

  private static XyPlot plot(View view) {
    String axis = view.info().axis();
    String name = axis.equals(Axis.WRITES.label()) ? "writes, %" : axis;
    return new XyPlot(
            view.info().contender(),
            Ruler.of(name, Scale.LINEAR),
            Ruler.of("gain over " + view.info().baseline(), Scale.RATIO),
            view.contenders(),
            true)
        .strip(1 / (1 + EQUAL), 1 + EQUAL);
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
}
