package watershed.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Bootstrap;
import watershed.analysis.CrossoverReading;
import watershed.analysis.Estimate;
import watershed.analysis.Ratio;
import watershed.analysis.Series;
import watershed.analysis.Winner;
import watershed.record.Cell;

/** Where one contender overtakes another along the axis: one line per slice and pair. */
final class CrossoverSection {
  private static final int RESAMPLES = 2000;

  private CrossoverSection() {}

  /** Lines of one JDK; none where no slice has two points. */
  static List<String> lines(View view, String jdk) {
    List<String> lines = new ArrayList<>();
    view.slices()
        .forEach(
            (slice, points) -> {
              if (points.size() > 1) {
                lines.addAll(slice(view, jdk, view.label(slice), points));
              }
            });
    if (lines.isEmpty()) {
      return lines;
    }
    lines.add(
        0, "Crossovers along " + view.info().axis() + ", of all that win somewhere; JDK " + jdk);
    boolean zero = view.slices().values().stream().anyMatch(points -> points.containsKey(0.0));
    lines.addAll(Wrap.text(reading(view.info().axis(), zero), "  "));
    return lines;
  }

  /**
   * How a crossing is read.
   *
   * @param zero whether the axis has a cell at 0
   */
  static String reading(String axis, boolean zero) {
    return "the logarithm of the gain is taken as linear in the root of "
        + axis
        + " between the measured points, so narrower bumps are missed"
        + (zero ? "; 0 is a cell of its own and in no reading" : "");
  }

  private static List<String> slice(
      View view, String jdk, String label, SortedMap<Double, Cell> points) {
    List<String> lines = new ArrayList<>();
    pairs(view, jdk, points)
        .forEach(pair -> lines.addAll(Wrap.text(label + ": " + pair.says(), "  ")));
    return lines;
  }

  /** The baseline and all that win somewhere on a slice, pair by pair. */
  static List<SliceCrossover> pairs(View view, String jdk, SortedMap<Double, Cell> points) {
    Set<String> pool = new LinkedHashSet<>();
    pool.add(view.info().baseline());
    for (Cell cell : points.values()) {
      Winner winner = view.winner(cell, jdk);
      if (winner != null) {
        pool.add(winner.best().series().contender());
      }
    }
    List<String> names = List.copyOf(pool);
    List<SliceCrossover> pairs = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size(); j++) {
        SliceCrossover pair = pair(view, jdk, points, names.get(i), names.get(j));
        if (pair != null) {
          pairs.add(pair);
        }
      }
    }
    return pairs;
  }

  private static @Nullable SliceCrossover pair(
      View view, String jdk, SortedMap<Double, Cell> points, String a, String b) {
    TreeMap<Double, Ratio> ratios = new TreeMap<>();
    points.forEach(
        (x, cell) -> {
          Ratio ratio = ratio(view, jdk, cell, a, b);
          if (ratio != null) {
            ratios.put(x, ratio);
          }
        });
    Ratio atZero = ratios.remove(0.0);
    if (ratios.size() < 2) {
      return null;
    }
    String names = a + " / " + b + ": ";
    if (ratios.values().stream().noneMatch(Ratio::distinguishable)) {
      String most = largest(view, jdk, points, ratios, a, b);
      return new SliceCrossover(
          a, b, null, names + "not told apart at any point" + most + replicates(ratios));
    }
    long seed = view.records().run().seed();
    CrossoverReading reading = CrossoverReading.read(ratios, new Bootstrap(seed, RESAMPLES));
    String open =
        reading.kind() == CrossoverReading.Kind.INCONCLUSIVE
            ? largest(view, jdk, points, ratios, a, b)
            : "";
    String zero = atZero == null ? "" : zero(atZero, a, b);
    return new SliceCrossover(
        a, b, reading, names + text(reading, a, b) + open + zero + replicates(ratios));
  }

  private static String replicates(SortedMap<Double, Ratio> ratios) {
    return "; " + Numbers.replicates(ratios.values()) + " at a point";
  }

  private static @Nullable Ratio ratio(View view, String jdk, Cell cell, String a, String b) {
    Series x = null;
    Series y = null;
    for (Series series : view.compared(cell, jdk)) {
      x = series.contender().equals(a) ? series : x;
      y = series.contender().equals(b) ? series : y;
    }
    return x == null || y == null ? null : view.ratio(x, y);
  }

  /** The point where they differ most: who leads there, and by how much, with its interval. */
  private static String largest(
      View view,
      String jdk,
      SortedMap<Double, Cell> points,
      SortedMap<Double, Ratio> ratios,
      String a,
      String b) {
    double at =
        Collections.max(
            ratios.keySet(),
            Comparator.comparingDouble(
                x -> Math.abs(Objects.requireNonNull(ratios.get(x)).log().value())));
    Ratio ratio = Objects.requireNonNull(ratios.get(at));
    boolean aLeads = ratio.gain().value() >= 1;
    Cell cell = Objects.requireNonNull(points.get(at));
    Ratio gain = aLeads ? ratio : ratio(view, jdk, cell, b, a);
    return gain == null
        ? ""
        : "; largest gain at a measured point: "
            + (aLeads ? a : b)
            + " "
            + Numbers.ratio(gain)
            + " at "
            + Numbers.of(at);
  }

  private static String zero(Ratio ratio, String a, String b) {
    Estimate.Interval interval = ratio.gain().interval();
    if (interval == null || !ratio.distinguishable()) {
      return "; at 0: not distinguishable, " + a + " " + Numbers.ratio(ratio);
    }
    boolean ahead = ratio.gain().value() > 1;
    Estimate.Interval lead = ahead ? interval : interval.map(gain -> 1 / gain);
    return "; at 0: "
        + (ahead ? a : b)
        + " by "
        + Numbers.change(Math.exp(Math.abs(ratio.log().value())))
        + " ["
        + Numbers.change(lead.low())
        + ", "
        + Numbers.change(lead.high())
        + "]";
  }

  private static String text(CrossoverReading r, String a, String b) {
    String range = "from " + Numbers.of(r.from()) + " to " + Numbers.of(r.to());
    return switch (r.kind()) {
      case A_EVERYWHERE -> everywhere(a, range, r);
      case B_EVERYWHERE -> everywhere(b, range, r);
      case CROSSES -> crosses(r, a, b);
      case TOO_FEW ->
          "no reading: "
              + r.blocks()
              + " blocks in turns at a point, "
              + CrossoverReading.FEWEST
              + " are needed";
      case INCONCLUSIVE ->
          "INCONCLUSIVE "
              + range
              + ": "
              + Numbers.percent(r.agreement())
              + " of resampled runs agree on the reading, 95 % are needed"
              + seen(r);
    };
  }

  private static String everywhere(String name, String range, CrossoverReading r) {
    return name + " everywhere " + range + ", by at least " + Numbers.change(Math.exp(r.atLeast()));
  }

  private static String crosses(CrossoverReading r, String a, String b) {
    StringBuilder text = new StringBuilder();
    for (CrossoverReading.Crossing c : r.crossings()) {
      text.append(c.aBeforeIt() ? a : b)
          .append(" up to ")
          .append(Numbers.withInterval(c.at()))
          .append(", then ");
    }
    boolean aLast = !r.crossings().get(r.crossings().size() - 1).aBeforeIt();
    return text.append(aLast ? a : b).toString();
  }

  private static String seen(CrossoverReading r) {
    if (r.crossings().isEmpty()) {
      return "; the means do not cross";
    }
    return "; the means cross at "
        + String.join(", ", r.crossings().stream().map(c -> Numbers.of(c.at().value())).toList());
  }
}
