package watershed.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Findings;
import watershed.analysis.Ratio;
import watershed.analysis.Series;
import watershed.analysis.SliceBlock;
import watershed.analysis.SliceFinding;
import watershed.record.Axis;
import watershed.record.Cell;
import watershed.record.FindPlan;
import watershed.record.Slice;
import watershed.report.ReportParts;
import watershed.report.View;
import watershed.report.html.Ruler.Scale;

/** How designs compare along a slice: the share of writes above all. */
final class SlicePictures {
  /** Standard deviations that hold 95 %, as for the search's own decisions. */
  private static final double Z = 1.96;

  private static final double EQUAL = 0.03;
  private static final int MOST = 16;
  private static final int HEIGHT = 440;

  private static final String SEARCH_READING =
      "Each dot is one block, in which both designs took turns: how many times as good the named"
          + " design was as %s, so that above 1 it is the one to take. The curve and its band are"
          + " what the search knows with 95 %%; inside the grey strip the two differ by less than"
          + " %s, and a coloured column is the 95 %% interval of a crossing w*.";
  private static final String RUN_READING =
      "Each dot is one block, in which both took turns: how many times as good the named contender"
          + " was as %s, so that above 1 it is better. A symbol with its line is the mean with its"
          + " 95 %% interval; inside the grey strip the two differ by less than 3 %%.";

  private record Place(String slice, String jdk) {}

  private SlicePictures() {}

  static Section section(Inputs inputs) {
    Inputs.Searched search = inputs.search();
    List<String> notes = new ArrayList<>();
    List<Picture> pictures =
        search == null ? ofRun(inputs, notes) : ofSearch(inputs, search, notes);
    return new Section(
        "slices",
        search == null ? "Gains along an axis" : "Slices: the ratio against the share of writes",
        pictures.isEmpty()
            ? List.of("Nothing was measured at several points of an axis.")
            : notes,
        List.of(),
        pictures,
        List.of());
  }

  private static List<Picture> ofSearch(
      Inputs inputs, Inputs.Searched search, List<String> notes) {
    FindPlan plan = search.plan();
    Map<Place, List<SliceFinding>> findings = new LinkedHashMap<>();
    for (SliceFinding f : search.findings().all()) {
      if (!f.pair().control()) {
        findings
            .computeIfAbsent(new Place(f.slice().id(), f.jdk()), k -> new ArrayList<>())
            .add(f);
      }
    }
    Map<Place, List<SliceBlock>> blocks = new LinkedHashMap<>();
    for (SliceBlock block : SliceBlock.of(inputs.records().trials(), plan.slices())) {
      blocks
          .computeIfAbsent(new Place(block.slice().id(), block.jdk()), k -> new ArrayList<>())
          .add(block);
    }
    Thinned<Place> shown = Thinned.first(List.copyOf(findings.keySet()), MOST, "slice");
    notes.addAll(shown.notes());
    List<Picture> pictures = new ArrayList<>();
    for (Place place : shown.kept()) {
      List<SliceFinding> pairs = findings.getOrDefault(place, List.of());
      Slice slice = pairs.get(0).slice();
      String incumbent = incumbent(search.findings(), pairs.get(0));
      XyPlot plot = plot(slice, incumbent, plan.designs(), plan.indifference());
      for (SliceFinding f : pairs) {
        draw(plot, f, blocks.getOrDefault(place, List.of()));
      }
      if (!plot.empty()) {
        int cpus = inputs.records().machine().cpus();
        pictures.add(
            Picture.chart(
                "slice-" + (pictures.size() + 1),
                ReportParts.slice(plan, slice, cpus) + "; JDK " + place.jdk,
                String.format(
                    Locale.ROOT,
                    SEARCH_READING,
                    incumbent,
                    ReportParts.number(100 * plan.indifference()) + " %"),
                says(pairs),
                plot,
                HEIGHT));
      }
    }
    return pictures;
  }

  private static String incumbent(Findings findings, SliceFinding any) {
    String named = findings.incumbent(any.jdk());
    return named.isEmpty() ? any.pair().a() : named;
  }

  private static XyPlot plot(
      Slice slice, String incumbent, List<String> designs, double indifference) {
    boolean writes = slice.axis() == Axis.WRITES;
    Ruler x =
        writes
            ? new Ruler("writes, %", Scale.LINEAR, 0.0, 100.0)
            : Ruler.of(slice.axis().label(), Scale.LOG2);
    return new XyPlot(
            "design",
            x,
            Ruler.of("gain over " + incumbent, Scale.RATIO),
            designs,
            false)
        .strip(1 / (1 + indifference), 1 + indifference);
  }

  /** The gain of b over a, a being the incumbent: the sign of what the search fits is turned. */
  private static void draw(XyPlot plot, SliceFinding f, List<SliceBlock> blocks) {
    String name = f.pair().b();
    SliceFinding.Curve curve = f.curve();
    for (int i = 0; i < curve.values().size(); i++) {
      double z = -curve.mean().get(i);
      double off = Z * curve.sd().get(i);
      plot.fitted(
          name, curve.values().get(i), Math.exp(z), Math.exp(z - off), Math.exp(z + off));
    }
    for (SliceBlock block : blocks) {
      Double a = block.logScores().get(f.pair().a());
      Double b = block.logScores().get(name);
      if (a != null && b != null) {
        plot.dot(name, block.value(), Math.exp(b - a), "block " + block.block());
      }
    }
    for (SliceFinding.Crossing crossing : f.crossings()) {
      plot.crossing(name, crossing.at(), crossing.low(), crossing.high());
    }
  }

  private static List<String> says(List<SliceFinding> pairs) {
    List<String> says = new ArrayList<>();
    for (SliceFinding f : pairs) {
      String note = f.note();
      says.add(
          f.pair().b()
              + " against "
              + f.pair().a()
              + ": "
              + CrossoverMap.words(f)
              + ", "
              + ReportParts.count(f.blocks(), "block")
              + (note == null ? "" : "; " + note)
              + ".");
    }
    return says;
  }

  private static List<Picture> ofRun(Inputs inputs, List<String> notes) {
    record Line(View view, Cell held, SortedMap<Double, Cell> points, String jdk) {}
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
      XyPlot plot = plot(line.view, line.points, line.jdk);
      if (plot != null) {
        pictures.add(
            Picture.chart(
                "slice-" + (pictures.size() + 1),
                Places.name(line.view) + ": " + line.view.label(line.held) + "; JDK " + line.jdk,
                String.format(Locale.ROOT, RUN_READING, line.view.info().baseline()),
                List.of(),
                plot,
                HEIGHT));
      }
    }
    return pictures;
  }

  private static @Nullable XyPlot plot(View view, SortedMap<Double, Cell> points, String jdk) {
    String axis = view.info().axis();
    boolean writes = axis.equals(Axis.WRITES.label());
    Scale scale = points.firstKey() > 0 && !writes ? Scale.LOG2 : Scale.LINEAR;
    XyPlot plot =
        new XyPlot(
                view.info().contender(),
                Ruler.of(writes ? "writes, %" : axis, scale),
                Ruler.of("gain over " + view.info().baseline(), Scale.RATIO),
                view.contenders(),
                true)
            .strip(1 / (1 + EQUAL), 1 + EQUAL);
    Set<String> drawn = new LinkedHashSet<>();
    points.forEach(
        (at, cell) -> {
          Series base = view.samples().primary(cell, view.info().baseline(), jdk);
          if (base == null) {
            return;
          }
          for (Series s : view.compared(cell, jdk)) {
            Ratio ratio =
                s.contender().equals(view.info().baseline()) ? null : view.ratio(s, base);
            if (ratio != null) {
              drawn.add(s.contender());
              plot.at(s.contender(), at, ratio.gain());
              int sign = ratio.direction().sign();
              ratio.logs().forEach(z -> plot.dot(s.contender(), at, Math.exp(sign * z), "block"));
            }
          }
        });
    return drawn.isEmpty() ? null : plot;
  }
}
