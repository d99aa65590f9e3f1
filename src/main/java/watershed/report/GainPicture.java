package watershed.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Estimate;
import watershed.record.Axis;

/**
 * Gains over a baseline along an axis, as an SVG for a document: gains on a logarithmic axis, the
 * root of the other across. A value at 0 is apart: no reading goes there, and no line.
 */
final class GainPicture {
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

  /**
   * One contender.
   *
   * @param points what it gains, by value of the axis
   * @param fitted whether they are a curve that was fitted, which is drawn as one in its band; else
   *     each was measured, and has its own interval
   * @param crossings where the curve crosses 1
   */
  record Line(
      String name, SortedMap<Double, Estimate> points, boolean fitted, List<Estimate> crossings) {}

  private final String title;
  private final String heading;
  private final String axis;
  private final List<Double> marks;
  private final List<Line> lines;
  private double low = -ROOM;
  private double high = ROOM;

  /**
   * @param heading what the gains are, and of how much
   * @param axis its label
   * @param marks values of the axis that are written below it; the axis goes from the first to the
   *     last
   */
  GainPicture(String title, String heading, String axis, List<Double> marks, List<Line> lines) {
    this.title = title;
    this.heading = heading;
    this.axis = axis;
    this.marks = List.copyOf(marks);
    this.lines = List.copyOf(lines);
    for (Line line : lines) {
      for (Estimate gain : line.points.values()) {
        Estimate.@Nullable Interval interval = gain.interval();
        low = Math.min(low, Math.log(interval == null ? gain.value() : interval.low()) - ROOM);
        high = Math.max(high, Math.log(interval == null ? gain.value() : interval.high()) + ROOM);
      }
    }
  }

  /** The document, with a line end. */
  String svg() {
    List<String> out = new ArrayList<>();
    out.add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                .formatted(WIDTH, HEIGHT)
            + " font-size=\"13\" fill=\""
            + Palette.hex(Palette.INK)
            + "\">");
    out.add("<title>" + escaped(title) + "</title>");
    out.add("<rect width=\"100%\" height=\"100%\" fill=\"" + PAPER + "\"/>");
    out.add(text(LEFT, 24, "start", title, " font-weight=\"bold\""));
    axes(out);
    for (int index = 0; index < lines.size(); index++) {
      Line line = lines.get(index);
      if (line.fitted) {
        curve(out, line, index);
      } else {
        dots(out, line, index);
      }
      double y = TOP + 22 * (index + 0.5);
      out.add(segment(RIGHT + 20, y, RIGHT + 40, y, Palette.series(index), 3));
      out.add(text(RIGHT + 46, y + 4, "start", line.name, ""));
    }
    out.add("</svg>");
    return String.join("\n", out) + "\n";
  }

  private String along() {
    return (axis.equals(Axis.WRITES.label()) ? axis + ", %" : axis)
        + " (root scale)"
        + (marks.contains(0.0) ? "; 0 (hollow) is a cell of its own" : "");
  }

  private double across(double x) {
    double from = Math.sqrt(Collections.min(marks));
    return LEFT
        + (RIGHT - LEFT) * (Math.sqrt(x) - from) / (Math.sqrt(Collections.max(marks)) - from);
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
    marks.forEach(x -> out.add(text(across(x), BOTTOM + 20, "middle", Numbers.of(x), "")));
    out.add(text((LEFT + RIGHT) / 2.0, BOTTOM + 42, "middle", along(), ""));
    out.add(text(LEFT, 42, "start", heading, ""));
  }

  private void dots(List<String> out, Line line, int index) {
    int colour = Palette.series(index);
    double px = Double.NaN;
    double py = Double.NaN;
    for (Map.Entry<Double, Estimate> point : line.points.entrySet()) {
      boolean apart = point.getKey() == 0;
      // A little aside, so that intervals at one place do not hide each other.
      double x = across(point.getKey()) + 5 * (index - (lines.size() - 1) / 2.0);
      double y = down(point.getValue().value());
      if (!Double.isNaN(px)) {
        out.add(segment(px, py, x, y, colour, 2));
      }
      dot(out, x, point.getValue(), apart, colour);
      px = apart ? Double.NaN : x;
      py = y;
    }
  }

  private void dot(List<String> out, double x, Estimate gain, boolean apart, int colour) {
    Estimate.@Nullable Interval interval = gain.interval();
    if (interval != null) {
      out.add(segment(x, down(interval.low()), x, down(interval.high()), colour, 1));
    }
    String hex = Palette.hex(colour);
    out.add(
        "<circle cx=\"%s\" cy=\"%s\" r=\"4\" fill=\"%s\" stroke=\"%s\" stroke-width=\"1.5\"/>"
            .formatted(number(x), number(down(gain.value())), apart ? PAPER : hex, hex));
  }

  private void curve(List<String> out, Line line, int index) {
    int colour = Palette.series(index);
    Estimate apart = line.points.get(0.0);
    if (apart != null) {
      dot(out, across(0) + 5 * (index - (lines.size() - 1) / 2.0), apart, true, colour);
    }
    List<String> middle = new ArrayList<>();
    List<String> upper = new ArrayList<>();
    List<String> lower = new ArrayList<>();
    line.points.forEach(
        (x, gain) -> {
          Estimate.@Nullable Interval band = gain.interval();
          if (x > 0 && band != null) {
            middle.add(place(x, gain.value()));
            upper.add(place(x, band.high()));
            lower.add(place(x, band.low()));
          }
        });
    Collections.reverse(lower);
    upper.addAll(lower);
    if (!middle.isEmpty()) {
      out.add(
          "<polygon points=\"%s\" fill=\"%s\" fill-opacity=\"0.12\"/>"
              .formatted(upper.stream().collect(Collectors.joining(" ")), Palette.hex(colour)));
      out.add(
          "<polyline points=\"%s\" stroke=\"%s\" stroke-width=\"2\" fill=\"none\"/>"
              .formatted(middle.stream().collect(Collectors.joining(" ")), Palette.hex(colour)));
    }
    for (Estimate at : line.crossings) {
      Estimate.@Nullable Interval interval = at.interval();
      if (interval != null) {
        double from = across(interval.low());
        out.add(segment(from, down(1), across(interval.high()), down(1), colour, 6));
      }
    }
  }

  private String place(double x, double gain) {
    return number(across(x)) + "," + number(down(gain));
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
