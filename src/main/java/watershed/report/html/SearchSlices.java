package watershed.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import watershed.analysis.Estimate;
import watershed.analysis.Findings;
import watershed.analysis.SliceBlock;
import watershed.analysis.SliceFinding;
import watershed.record.Axis;
import watershed.record.FindPlan;
import watershed.record.Slice;
import watershed.report.ReportParts;
import watershed.report.html.Ruler.Scale;

/** What a search knows of every slice: its blocks, its curves, its crossings. */
final class SearchSlices {
  /** Standard deviations that hold 95 %, as for the search's own decisions. */
  private static final double Z = 1.96;

  private static final String READING =
      "Each dot is one block, in which both designs took turns: how many times as good the named"
          + " design was as %s, so that above 1 it is the one to take. The curve and its band are"
          + " what the search knows with 95 %%; inside the grey strip the two differ by less than"
          + " %s, and a coloured column is the 95 %% interval of a crossing w*, a diamond where it"
          + " likeliest is: only of those that are settled. The cell without writes is in no curve"
          + " and has its own interval.";

  private record Place(String slice, String jdk) {}

  /** Of a curve. */
  private static final int POINTS = 14;

  private SearchSlices() {}

  /** One picture for each slice and JDK, and notes of those left out. */
  static List<Picture> pictures(Inputs inputs, Inputs.Searched search, List<String> notes) {
    FindPlan plan = search.plan();
    Map<Place, List<SliceFinding>> findings = new LinkedHashMap<>();
    for (SliceFinding f : search.findings().all()) {
      if (!f.pair().control()) {
        findings.computeIfAbsent(new Place(f.slice().id(), f.jdk()), k -> new ArrayList<>()).add(f);
      }
    }
    Map<Place, List<SliceBlock>> blocks = new LinkedHashMap<>();
    for (SliceBlock block : SliceBlock.of(inputs.records().trials(), plan.slices())) {
      blocks
          .computeIfAbsent(new Place(block.slice().id(), block.jdk()), k -> new ArrayList<>())
          .add(block);
    }
    Thinned<Place> shown =
        Thinned.first(List.copyOf(findings.keySet()), SlicePictures.MOST, "slice");
    notes.addAll(shown.notes());
    int cpus = inputs.records().machine().cpus();
    List<Picture> pictures = new ArrayList<>();
    for (Place place : shown.kept()) {
      List<SliceFinding> pairs = findings.getOrDefault(place, List.of());
      Slice slice = pairs.get(0).slice();
      String incumbent = incumbent(search.findings(), pairs.get(0));
      XyPlot plot = plot(slice, incumbent, plan);
      SliceDots dots = new SliceDots();
      for (SliceFinding f : pairs) {
        draw(plot, f);
        readOnly(plot, f);
        add(dots, f, blocks.getOrDefault(place, List.of()));
      }
      List<String> says = new ArrayList<>(dots.into(plot));
      if (slice.values().size() > POINTS) {
        says.add("Curves are read at some " + POINTS + " values; findings.json has all.");
      }
      pairs.forEach(f -> says.add(text(plan, search.findings(), f)));
      if (!plot.empty()) {
        pictures.add(
            Picture.chart(
                "slice-" + (pictures.size() + 1),
                ReportParts.slice(plan, slice, cpus) + "; JDK " + place.jdk,
                String.format(
                    Locale.ROOT,
                    READING,
                    incumbent,
                    ReportParts.number(100 * plan.indifference()) + " %"),
                says,
                plot,
                SlicePictures.HEIGHT));
      }
    }
    return pictures;
  }

  private static String incumbent(Findings findings, SliceFinding any) {
    String named = findings.incumbent(any.jdk());
    return named.isEmpty() ? any.pair().a() : named;
  }

  private static XyPlot plot(Slice slice, String incumbent, FindPlan plan) {
    Ruler x =
        slice.axis() == Axis.WRITES
            ? new Ruler("writes, %", Scale.LINEAR, 0.0, 100.0)
            : Ruler.of(slice.axis().label(), Scale.LOG2);
    Ruler y = Ruler.of("gain over " + incumbent, Scale.RATIO);
    double equal = 1 + plan.indifference();
    return new XyPlot("design", x, y, Signs.of(List.of(plan.designs())), false, "block")
        .strip(1 / equal, equal);
  }

  /**
   * The blocks that a curve was fitted to: those of the read-only cell, which is in none, apart.
   */
  private static int inCurve(SliceFinding f) {
    Estimate readOnly = f.readOnly();
    return f.blocks() - (readOnly == null ? 0 : readOnly.n());
  }

  /** Places of a curve's values, about as far apart as the eye can tell them. */
  private static List<Integer> shown(Axis axis, List<Double> values) {
    List<Integer> shown = new ArrayList<>();
    double step = (even(axis, values.get(values.size() - 1)) - even(axis, values.get(0))) / POINTS;
    double last = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < values.size(); i++) {
      double at = even(axis, values.get(i));
      if (at - last >= step || i == values.size() - 1) {
        shown.add(i);
        last = at;
      }
    }
    return shown;
  }

  /** As a search spaces an axis. */
  private static double even(Axis axis, double value) {
    return axis == Axis.WRITES ? Math.sqrt(value) : Math.log(value);
  }

  /** The gain of b over a, a being the incumbent: the sign of what the search fits is turned. */
  private static void draw(XyPlot plot, SliceFinding f) {
    String name = f.pair().b();
    SliceFinding.Curve curve = f.curve();
    for (int i : shown(f.slice().axis(), curve.values())) {
      double z = -curve.mean().get(i);
      double off = Z * curve.sd().get(i);
      plot.fitted(
          name,
          curve.values().get(i),
          Math.exp(z),
          Math.exp(z - off),
          Math.exp(z + off),
          inCurve(f));
    }
    if (!f.settled()) {
      return; // Where a mean changes its sign, which says little of where they cross.
    }
    String blocks = ReportParts.count(inCurve(f), "block");
    for (SliceFinding.Crossing crossing : f.crossings()) {
      plot.crossing(
          name,
          crossing.at(),
          crossing.low(),
          crossing.high(),
          blocks + (crossing.confirmed() ? ", confirmed by fresh ones" : ", not confirmed"));
    }
  }

  private static void readOnly(XyPlot plot, SliceFinding f) {
    Estimate zero = f.readOnly();
    if (zero != null) {
      plot.at(f.pair().b(), 0, zero.map(ratio -> 1 / ratio));
    }
  }

  private static void add(SliceDots dots, SliceFinding f, List<SliceBlock> blocks) {
    for (SliceBlock block : blocks) {
      Double a = block.logScores().get(f.pair().a());
      Double b = block.logScores().get(f.pair().b());
      if (a != null && b != null) {
        dots.add(f.pair().b(), block.value(), Math.exp(b - a), "block " + block.block());
      }
    }
  }

  private static String text(FindPlan plan, Findings findings, SliceFinding f) {
    return f.pair().b()
        + " against "
        + f.pair().a()
        + ": "
        + ReportParts.pair(plan, findings, f)
        + ".";
  }
}
