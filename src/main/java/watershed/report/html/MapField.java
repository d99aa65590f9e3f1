package watershed.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import watershed.analysis.CurveReading;
import watershed.analysis.SliceFinding;
import watershed.analysis.SliceFinding.Crossing;
import watershed.analysis.SliceFinding.Side;
import watershed.report.ReportParts;
import watershed.report.html.Drawing.Shape;

/** One field of a crossover map: what was found in a slice, as a colour and a few letters. */
final class MapField {
  /** Upper ends of the steps of w*, per cent of writes; the last has none. */
  private static final int[] STEPS = {5, 15, 30, 60};

  private MapField() {}

  static Shape box(double x, double y, double width, double height, SliceFinding f) {
    return Shape.box(x, y, width, height, style(f), brief(f), tip(f));
  }

  /** What every colour means, of A and B. */
  static Map<String, String> styles(String a, String b) {
    Map<String, String> styles = new LinkedHashMap<>();
    styles.put(Palette.style(0), "A " + a + " nowhere worse");
    styles.put(Palette.style(1), "B " + b + " nowhere worse");
    int from = 0;
    for (int i = 0; i < STEPS.length; i++) {
      styles.put("w" + i, "w* from " + from + " to " + STEPS[i] + " %");
      from = STEPS[i];
    }
    styles.put("w" + STEPS.length, "w* above " + from + " %");
    styles.put("equal", "too little to matter");
    styles.put("open", "inconclusive");
    return styles;
  }

  private static String style(SliceFinding f) {
    return switch (f.state()) {
      case CROSSING -> f.crossings().isEmpty() ? "open" : "w" + step(f.crossings().get(0).at());
      case ONE_BETTER -> Palette.style(f.better() == Side.B ? 1 : 0);
      case INDIFFERENT -> "equal";
      case INCONCLUSIVE -> "open";
    };
  }

  private static int step(double at) {
    int step = 0;
    while (step < STEPS.length && at >= STEPS[step]) {
      step++;
    }
    return step;
  }

  /** {@code A 20.1 B}: who is better up to where, and from there on. */
  private static String brief(SliceFinding f) {
    return switch (f.state()) {
      case CROSSING -> {
        List<String> words = new ArrayList<>();
        List<Side> sides = CurveReading.of(f).sides();
        for (int i = 0; i < sides.size(); i++) {
          words.add(sides.get(i) == Side.B ? "B" : "A");
          if (i < f.crossings().size()) {
            words.add(ReportParts.number(f.crossings().get(i).at()));
          }
        }
        yield String.join(" ", words);
      }
      case ONE_BETTER -> f.better() == Side.B ? "B" : "A";
      case INDIFFERENT -> "=";
      case INCONCLUSIVE -> "?";
    };
  }

  /** The field's text with the intervals of its crossings; the table says all there is. */
  private static String tip(SliceFinding f) {
    String crossings =
        f.settled()
            ? f.crossings().stream().map(MapField::words).collect(Collectors.joining())
            : "";
    String blocks = ReportParts.count(f.blocks(), "block");
    return "A "
        + f.pair().a()
        + ", B "
        + f.pair().b()
        + "\n"
        + brief(f)
        + crossings
        + "\n"
        + blocks;
  }

  private static String words(Crossing c) {
    return "\nw* "
        + ReportParts.number(c.at())
        + " ["
        + ReportParts.number(c.low())
        + ", "
        + ReportParts.number(c.high())
        + "] %"
        + (c.confirmed() ? "" : ", not confirmed");
  }
}
