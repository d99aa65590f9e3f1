package watershed.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is drawn of one name over the rows of a picture. */
final class RowSeries {
  private static final int SYMBOL = 10;
  private static final int BAR = 17;

  private final List<Map<String, Object>> points = new ArrayList<>();
  private final List<Map<String, Object>> ranges = new ArrayList<>();
  private final List<Map<String, Object>> open = new ArrayList<>();

  void point(Map<String, Object> datum) {
    points.add(datum);
  }

  /** The interval of a point. */
  void range(Map<String, Object> datum) {
    ranges.add(datum);
  }

  /** The upper end of a point's interval whose lower end has no place. */
  void open(Map<String, Object> datum) {
    open.add(datum);
  }

  /**
   * As ECharts has it.
   *
   * @param bars whether points are ends of bars from zero
   */
  List<Map<String, Object>> series(String name, Signs.Sign sign, boolean bars) {
    String colour = sign.colour();
    List<Map<String, Object>> series = new ArrayList<>();
    Map<String, Object> main = Options.series(name, bars ? "bar" : "scatter", colour, points);
    if (bars) {
      main.put("barMaxWidth", BAR);
      main.put("itemStyle", Map.of("color", colour, "opacity", 0.75));
    } else {
      main.put("symbol", sign.symbol());
      main.put("symbolSize", SYMBOL);
    }
    main.put("z", 2);
    series.add(main);
    String lines = bars ? "@ink" : colour;
    if (!ranges.isEmpty()) {
      series.add(above(Options.custom(name, "intervalX", lines, ranges)));
    }
    if (!open.isEmpty()) {
      series.add(above(Options.custom(name, "openX", lines, open)));
    }
    return series;
  }

  private static Map<String, Object> above(Map<String, Object> series) {
    series.put("z", 3);
    return series;
  }
}
