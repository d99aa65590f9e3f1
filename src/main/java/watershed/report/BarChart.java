package watershed.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Estimate;

/**
 * Bars from left to right with their intervals, as a picture for a notebook. The axis begins at 0.
 * Drawn here because chart libraries for the desktop draw no intervals that are longer on one side,
 * as those of a ratio are.
 */
public final class BarChart {
  /** The property of a picture that says in words what it draws: what a test can compare. */
  public static final String SAYS = "watershed.says";

  private static final int WIDTH = 860;
  private static final int BAR = 16;
  private static final int GAP = 12;
  private static final int MARGIN = 14;
  private static final int LINE = 20;
  private static final int VALUE_ROOM = 70;
  private static final int TICKS = 5;

  /** Of two decimals nothing is left: the value stands as a whole number. */
  private static final double ALIKE = 0.005;

  private static final Color INK = new Color(Palette.INK);
  private static final Color GRID = new Color(Palette.GRID);
  private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
  private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 15);

  private final String title;
  private final String unit;
  private final OptionalDouble reference;
  private final List<Bar> bars;
  private final List<String> rows;
  private final List<String> series;

  private BarChart(String title, String unit, OptionalDouble reference, List<Bar> bars) {
    if (bars.isEmpty()) {
      throw new IllegalArgumentException("nothing to draw: " + title);
    }
    this.title = title;
    this.unit = unit;
    this.reference = reference;
    this.bars = bars;
    this.rows = distinct(bars, Bar::row);
    this.series = distinct(bars, Bar::series);
  }

  /**
   * One bar.
   *
   * @param row that it stands in, such as a design
   * @param series which colour it has, such as a JDK
   * @param value its length, 0 or above, with the interval that is drawn over its end
   */
  public record Bar(String row, String series, Estimate value) {}

  /**
   * Draws bars, rows and series in the order in which they come.
   *
   * @param unit of the values, below the axis
   * @throws IllegalArgumentException if there is no bar
   */
  public static BufferedImage draw(String title, String unit, List<Bar> bars) {
    return new BarChart(title, unit, OptionalDouble.empty(), bars).draw();
  }

  /** As {@link #draw(String, String, List)}, with a line across at a value such as 1. */
  public static BufferedImage draw(String title, String unit, double reference, List<Bar> bars) {
    return new BarChart(title, unit, OptionalDouble.of(reference), bars).draw();
  }

  private static List<String> distinct(List<Bar> bars, Function<Bar, String> of) {
    Set<String> all = new LinkedHashSet<>();
    bars.forEach(bar -> all.add(of.apply(bar)));
    return List.copyOf(all);
  }

  private BufferedImage draw() {
    int top = MARGIN + 2 * LINE + (series.size() > 1 ? LINE : 0);
    int rowHeight = BAR * series.size() + GAP;
    int bottom = top + rowHeight * rows.size();
    BufferedImage image =
        new BufferedImage(WIDTH, bottom + 2 * LINE + MARGIN, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, image.getWidth(), image.getHeight());
    g.setColor(INK);
    g.setFont(TITLE);
    g.drawString(title, MARGIN, MARGIN + TITLE.getSize());
    g.setFont(TEXT);
    FontMetrics metrics = g.getFontMetrics();
    int left = 2 * MARGIN + rows.stream().mapToInt(metrics::stringWidth).max().orElse(0);
    Scale scale = new Scale(left, WIDTH - MARGIN - VALUE_ROOM - left, top(bars, reference));
    if (series.size() > 1) {
      legend(g, left, MARGIN + 2 * LINE);
    }
    axis(g, scale, top - GAP / 2, bottom);
    for (int row = 0; row < rows.size(); row++) {
      int y = top + row * rowHeight;
      String name = rows.get(row);
      int middle = y + (BAR * series.size() + metrics.getAscent()) / 2 - 2;
      g.setColor(INK);
      g.drawString(name, left - MARGIN / 2 - metrics.stringWidth(name), middle);
      for (Bar bar : bars) {
        if (bar.row.equals(name)) {
          bar(g, scale, bar, y + BAR * series.indexOf(bar.series));
        }
      }
    }
    g.dispose();
    Properties says = new Properties();
    says.setProperty(SAYS, says());
    return new BufferedImage(
        image.getColorModel(), image.getRaster(), image.isAlphaPremultiplied(), says);
  }

  /** What stands below the axis: the unit, what the whiskers hold, and of how many forks. */
  private String below() {
    int fewest = bars.stream().mapToInt(bar -> bar.value.n()).min().orElse(0);
    int most = bars.stream().mapToInt(bar -> bar.value.n()).max().orElse(0);
    return unit
        + (bars.stream().allMatch(bar -> bar.value.alone())
            ? "; no intervals, "
            : "; whiskers 95 %, ")
        + (fewest == most ? "" : fewest + " to ")
        + Numbers.count(most, "fork")
        + " each";
  }

  private String says() {
    StringBuilder says = new StringBuilder(title + "\n" + below() + "\n");
    for (Bar bar : bars) {
      says.append(bar.row)
          .append(bar.series.isEmpty() ? "" : ", " + bar.series)
          .append(": ")
          .append(Numbers.withInterval(bar.value))
          .append('\n');
    }
    return says.toString();
  }

  /** The values from 0 to the last tick, in pixels. */
  private record Scale(int left, int width, double most) {
    double at(double value) {
      return left + width * Math.min(value, most) / most;
    }
  }

  /** The end of the axis: the least round number that nothing reaches beyond. */
  private static double top(List<Bar> bars, OptionalDouble reference) {
    double most = reference.orElse(0);
    for (Bar bar : bars) {
      Estimate.@Nullable Interval interval = bar.value.interval();
      most = Math.max(most, interval == null ? bar.value.value() : interval.high());
    }
    double step = step(most);
    return step * Math.max(1, Math.ceil(most / step));
  }

  /** 1, 2 or 5 times a power of ten. */
  private static double step(double most) {
    double rough = (most > 0 ? most : 1) / TICKS;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double lead = rough / power;
    return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
  }

  private void axis(Graphics2D g, Scale scale, int top, int bottom) {
    FontMetrics metrics = g.getFontMetrics();
    double step = step(scale.most);
    for (int i = 0; i * step <= scale.most * (1 + 1e-9); i++) {
      double x = scale.at(i * step);
      g.setColor(GRID);
      g.draw(new Line2D.Double(x, top, x, bottom));
      g.setColor(INK);
      String text = Numbers.of(i * step);
      g.drawString(text, (float) x - metrics.stringWidth(text) / 2f, bottom + LINE - 4f);
    }
    g.drawString(below(), scale.left, bottom + 2 * LINE - 4);
    if (reference.isPresent()) {
      g.setStroke(new BasicStroke(1.5f));
      double x = scale.at(reference.getAsDouble());
      g.draw(new Line2D.Double(x, top, x, bottom));
    }
  }

  private void legend(Graphics2D g, int left, int y) {
    int x = left;
    for (String name : series) {
      g.setColor(colour(name));
      g.fillRect(x, y - 11, 12, 12);
      g.setColor(INK);
      g.drawString(name, x + 17, y);
      x += 17 + g.getFontMetrics().stringWidth(name) + MARGIN;
    }
  }

  private Color colour(String name) {
    return new Color(Palette.series(series.indexOf(name)));
  }

  private void bar(Graphics2D g, Scale scale, Bar bar, int y) {
    double end = scale.at(bar.value.value());
    g.setColor(colour(bar.series));
    g.fill(new Rectangle2D.Double(scale.left, y, end - scale.left, BAR - 2));
    double right = end;
    Estimate.@Nullable Interval interval = bar.value.interval();
    if (interval != null) {
      double low = scale.at(Math.max(0, interval.low()));
      right = scale.at(interval.high());
      double middle = y + BAR / 2.0 - 1;
      g.setColor(INK);
      g.setStroke(new BasicStroke(1.2f));
      g.draw(new Line2D.Double(low, middle, right, middle));
      g.draw(new Line2D.Double(low, y + 3, low, y + BAR - 5));
      g.draw(new Line2D.Double(right, y + 3, right, y + BAR - 5));
    }
    double value = bar.value.value();
    boolean whole = Math.abs(value - Math.rint(value)) < ALIKE;
    g.setColor(INK);
    g.drawString(Numbers.of(whole ? Math.rint(value) : value), (float) right + 5, y + BAR - 4f);
  }
}
