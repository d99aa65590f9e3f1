package watershed.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Estimate;
import watershed.analysis.Ratio;
import watershed.analysis.Series;
import watershed.analysis.Winner;
import watershed.record.BadInput;
import watershed.record.Cell;

/**
 * Who overtakes whom along an experiment's axis in a run, as a picture for a document: the gain
 * over the baseline of every contender that leads somewhere, or may, in the slice with the most
 * points.
 */
public final class CrossoverPicture {
  private final View view;
  private final String jdk;
  private final SortedMap<Double, Cell> points;

  private CrossoverPicture(View view, String jdk, SortedMap<Double, Cell> points) {
    this.view = view;
    this.jdk = jdk;
    this.points = points;
  }

  /**
   * Draws a picture.
   *
   * @param experiment that has an axis, such as {@code Contention}
   * @return an SVG document with a line end
   * @throws BadInput if the run has no slice of two points of it
   */
  public static String of(Judgements judgements, String experiment) {
    for (View view : judgements.views()) {
      if (view.info().name().equals(experiment) && !view.jdks().isEmpty()) {
        Map.Entry<Cell, SortedMap<Double, Cell>> most =
            view.slices().entrySet().stream()
                .filter(slice -> slice.getValue().size() > 1)
                .max(Comparator.comparingDouble(slice -> rank(view, slice.getValue())))
                .orElse(null);
        if (most != null) {
          String jdk = view.jdks().get(0);
          return new CrossoverPicture(view, jdk, most.getValue()).svg(most.getKey());
        }
      }
    }
    throw new BadInput(
        "nothing to draw: "
            + judgements.records().name()
            + " has no two points of "
            + experiment
            + " along an axis");
  }

  /** Number of points; a slice that has a CPU for each thread comes before one that has not. */
  private static double rank(View view, SortedMap<Double, Cell> points) {
    boolean crowded = points.values().stream().anyMatch(view.records()::oversubscribed);
    return points.size() - (crowded ? 0.5 : 0);
  }

  private String svg(Cell slice) {
    List<GainPicture.Line> lines = new ArrayList<>();
    for (String name : names()) {
      SortedMap<Double, Estimate> gains = new TreeMap<>();
      points.forEach(
          (x, cell) -> {
            Estimate gain = gain(cell, name);
            if (gain != null) {
              gains.put(x, gain);
            }
          });
      if (!gains.isEmpty()) {
        lines.add(new GainPicture.Line(name, gains, false, List.of()));
      }
    }
    lines.sort(Comparator.comparing(GainPicture.Line::name));
    return new GainPicture(
            view.info().name() + ", " + view.label(slice) + "; JDK " + jdk,
            "gain over " + view.info().baseline() + ", 95 %" + replicates(lines) + "; logarithmic",
            view.info().axis(),
            List.copyOf(points.keySet()),
            lines)
        .svg();
  }

  private List<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (Cell cell : points.values()) {
      Winner winner = view.winner(cell, jdk);
      if (winner != null) {
        names.add(winner.best().series().contender());
      }
    }
    for (Cell cell : points.values()) {
      Winner winner = view.winner(cell, jdk);
      if (winner != null) {
        winner.notDistinguishable().forEach(s -> names.add(s.series().contender()));
      }
    }
    names.remove(view.info().baseline());
    return names.stream().limit(Palette.size()).toList();
  }

  private @Nullable Estimate gain(Cell cell, String name) {
    Series one = view.samples().primary(cell, name, jdk);
    Series base = view.samples().primary(cell, view.info().baseline(), jdk);
    Ratio ratio = one == null || base == null ? null : view.ratio(one, base);
    return ratio == null ? null : ratio.gain();
  }

  /** {@code , 4 blocks} or {@code , 3 to 5 forks}; empty where nothing is drawn. */
  private String replicates(List<GainPicture.Line> lines) {
    int[] counts =
        lines.stream()
            .flatMap(line -> line.points().values().stream())
            .mapToInt(Estimate::n)
            .sorted()
            .toArray();
    if (counts.length == 0) {
      return "";
    }
    int most = counts[counts.length - 1];
    return ", "
        + (counts[0] == most ? "" : counts[0] + " to ")
        + Numbers.count(most, view.inTurns() ? "block" : "fork");
  }
}
