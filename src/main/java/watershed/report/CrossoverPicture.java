package watershed.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Estimate;
import watershed.analysis.Ratio;
import watershed.analysis.Series;
import watershed.analysis.Winner;
import watershed.record.Axis;
import watershed.record.BadInput;
import watershed.record.Cell;

/**
 * Who overtakes whom along an experiment's axis, as a picture for a document: the gain over the
 * baseline of every contender that leads somewhere, or may, in the slice with the most points. The
 * gain is drawn on a logarithmic axis, its interval as a bar; the root of the axis across. A cell
 * at 0 is apart: no reading goes there, and no line.
 */
public final class CrossoverPicture {
  private static final String PAPER = "#ffffff";
  private static final int WIDTH = 860;
  private static final int HEIGHT = 420;
  private static final int LEFT = 60;
  private static final int RIGHT = 640;
  private static final int TOP = 50;
  private static final int BOTTOM = 350;
  private static final double[] TICKS = {
    0.01, 0.02, 0.05, 0.1, 0.2, 0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3, 5, 10, 20, 50, 100
  };

  /** Room above the highest and below the lowest interval, on the logarithmic axis. */
  private static final double ROOM = 0.03;

  private final View view;
  private final String jdk;
  private final Cell slice;
  private final SortedMap<Double, Cell> points;

  /** By contender, what it gains over the baseline at each place on the axis. */
  private final Map<String, SortedMap<Double, Estimate>> gains = new TreeMap<>();

  private double low = -ROOM;
  private double high = ROOM;

  /** Blocks, or forks that ran alone, of the gains drawn. */
  private int fewest = Integer.MAX_VALUE;

  private int most;

  private CrossoverPicture(View view, String jdk, Cell slice, SortedMap<Double, Cell> points) {
    this.view = view;
    this.jdk = jdk;
    this.slice = slice;
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
          return new CrossoverPicture(view, jdk, most.getKey(), most.getValue()).svg();
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

  private String svg() {
    read();
    List<String> out = new ArrayList<>();
    out.add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                .formatted(WIDTH, HEIGHT)
            + " font-size=\"13\" fill=\""
            + Palette.hex(Palette.INK)
            + "\">");
    String title = view.info().name() + ", " + view.label(slice) + "; JDK " + jdk;
    out.add("<title>" + escaped(title) + "</title>");
    out.add("<rect width=\"100%\" height=\"100%\" fill=\"" + PAPER + "\"/>");
    out.add(text(LEFT, 24, "start", title, " font-weight=\"bold\""));
    axes(out);
    int index = 0;
    for (Map.Entry<String, SortedMap<Double, Estimate>> line : gains.entrySet()) {
      line(out, line.getKey(), line.getValue(), index);
      index++;
    }
    out.add("</svg>");
    return String.join("\n", out) + "\n";
  }

  private void read() {
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
    for (String name : names.stream().limit(Palette.size()).toList()) {
      points.forEach((x, cell) -> add(name, x, gain(cell, name)));
    }
  }

  private @Nullable Estimate gain(Cell cell, String name) {
    Series one = view.samples().primary(cell, name, jdk);
    Series base = view.samples().primary(cell, view.info().baseline(), jdk);
    Ratio ratio = one == null || base == null ? null : view.ratio(one, base);
    return ratio == null ? null : ratio.gain();
  }

  private void add(String name, double x, @Nullable Estimate gain) {
    if (gain != null) {
      gains.computeIfAbsent(name, n -> new TreeMap<>()).put(x, gain);
      fewest = Math.min(fewest, gain.n());
      most = Math.max(most, gain.n());
      Estimate.@Nullable Interval interval = gain.interval();
      low = Math.min(low, Math.log(interval == null ? gain.value() : interval.low()) - ROOM);
      high = Math.max(high, Math.log(interval == null ? gain.value() : interval.high()) + ROOM);
    }
  }

  private double across(double x) {
    double from = Math.sqrt(points.firstKey());
    return LEFT + (RIGHT - LEFT) * (Math.sqrt(x) - from) / (Math.sqrt(points.lastKey()) - from);
  }

  private double down(double gain) {
    return BOTTOM - (BOTTOM - TOP) * (Math.log(gain) - low) / (high - low);
  }

  private void axes(List<String> out) {
    for (double tick : TICKS) {
      if (Math.log(tick) >= low && Math.log(tick) <= high) {
        int colour = tick == 1 ? Palette.INK : Palette.GRID;
        out.add(segment(LEFT, down(tick), RIGHT, down(tick), colour, 1));
        out.add(text(LEFT - 6, down(tick) + 4, "end", Numbers.of(tick), ""));
      }
    }
    points
        .keySet()
        .forEach(x -> out.add(text(across(x), BOTTOM + 20, "middle", Numbers.of(x), "")));
    out.add(text((LEFT + RIGHT) / 2.0, BOTTOM + 42, "middle", along(), ""));
    String base = "gain over " + view.info().baseline() + ", 95 %" + replicates() + "; logarithmic";
    out.add(text(LEFT, 42, "start", base, ""));
  }

  private String along() {
    String axis = view.info().axis();
    return (axis.equals(Axis.WRITES.label()) ? axis + ", %" : axis)
        + " (root scale)"
        + (points.containsKey(0.0) ? "; 0 (hollow) is a cell of its own" : "");
  }

  /** {@code , 4 blocks} or {@code , 3 to 5 forks}; empty where nothing is drawn. */
  private String replicates() {
    return gains.isEmpty()
        ? ""
        : ", "
            + (fewest == most ? "" : fewest + " to ")
            + Numbers.count(most, view.inTurns() ? "block" : "fork");
  }

  private void line(List<String> out, String name, SortedMap<Double, Estimate> line, int index) {
    int colour = Palette.series(index);
    String hex = Palette.hex(colour);
    double px = Double.NaN;
    double py = Double.NaN;
    for (Map.Entry<Double, Estimate> point : line.entrySet()) {
      boolean apart = point.getKey() == 0;
      // A little aside, so that intervals at one place do not hide each other.
      double x = across(point.getKey()) + 5 * (index - (gains.size() - 1) / 2.0);
      double y = down(point.getValue().value());
      if (!Double.isNaN(px)) {
        out.add(segment(px, py, x, y, colour, 2));
      }
      Estimate.@Nullable Interval interval = point.getValue().interval();
      if (interval != null) {
        out.add(segment(x, down(interval.low()), x, down(interval.high()), colour, 1));
      }
      out.add(
          "<circle cx=\"%s\" cy=\"%s\" r=\"4\" fill=\"%s\" stroke=\"%s\" stroke-width=\"1.5\"/>"
              .formatted(number(x), number(y), apart ? PAPER : hex, hex));
      px = apart ? Double.NaN : x;
      py = y;
    }
    double y = TOP + 22 * (index + 0.5);
    out.add(segment(RIGHT + 20, y, RIGHT + 40, y, colour, 3));
    out.add(text(RIGHT + 46, y + 4, "start", name, ""));
  }

  private static String segment(double x, double y, double x2, double y2, int colour, int width) {
    return "<path d=\"M%s %sL%s %s\" stroke=\"%s\" stroke-width=\"%d\" fill=\"none\"/>"
        .formatted(number(x), number(y), number(x2), number(y2), Palette.hex(colour), width);
  }

  private static String text(double x, double y, String anchor, String text, String more) {
    return "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\"%s>%s</text>"
        .formatted(number(x), number(y), anchor, more, escaped(text));
  }

  private static String number(double x) {
    return String.format(Locale.ROOT, "%.1f", x);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
