package watershed.report.html;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A picture that is drawn without a script, as SVG.
 *
 * @param width in units of its own, about CSS pixels on a wide screen
 * @param height in the same units
 * @param shapes from back to front
 */
public record Drawing(int width, int height, List<Shape> shapes) {
  /** About the CSS pixels that a sheet of paper is wide; texts are larger in what is wider. */
  private static final int SHEET = 700;

  public Drawing {
    shapes = List.copyOf(shapes);
  }

  /** The part of the plane that is shown, as SVG has it. */
  public String box() {
    return "0 0 " + width + " " + height;
  }

  /** No narrower than its own units, whose texts would be too small to read: it scrolls instead. */
  public String sizing() {
    return "min-width:" + width + "px";
  }

  /** A class of the page's style sheet; null for none: a sheet of paper makes a wide one small. */
  public @Nullable String style() {
    return width > SHEET ? "wide" : null;
  }

  /**
   * A rectangle with a text in its middle, or a text alone.
   *
   * @param style name of a class of the page's style sheet
   * @param text short enough to fit; empty for none
   * @param tip shown where a pointer rests; empty for none
   * @param rectangle whether there is more than a text, which then begins at x
   */
  public record Shape(
      double x,
      double y,
      double width,
      double height,
      String style,
      String text,
      String tip,
      boolean rectangle) {
    static Shape box(
        double x, double y, double width, double height, String style, String text, String tip) {
      return new Shape(x, y, width, height, style, text, tip, true);
    }

    static Shape label(double x, double y, String text) {
      return new Shape(x, y, 0, 0, "label", text, "", false);
    }

    /** Where the middle of a rectangle's text lies. */
    public double middle() {
      return x + width / 2;
    }

    /** Where the base of its text lies. */
    public double base() {
      return rectangle ? y + height / 2 + 4 : y;
    }
  }
}
