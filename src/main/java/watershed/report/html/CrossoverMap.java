package watershed.report.html;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import watershed.analysis.CellOrder;
import watershed.analysis.SliceFinding;
import watershed.analysis.SliceFinding.Crossing;
import watershed.record.Axis;
import watershed.report.CellTable;
import watershed.report.ReportParts;
import watershed.report.html.Drawing.Shape;

/** Where two designs cross, on a map of threads and keys. */
final class CrossoverMap {
  private static final String KEYS = "keys";
  private static final int LEFT = 130;
  private static final int TOP = 40;
  private static final int HIGH = 46;
  private static final int WIDE = 130;
  private static final int KEY_WIDE = 26;

  private static final String READING =
      "Each field is a slice: so many threads, so many keys. \"A 20 B\" says that A is the better"
          + " one up to w* = 20 %% of writes and B from there on, the darker the earlier; a plain"
          + " colour means that one of them is nowhere from %s to %s %% worse by as much as %s,"
          + " hatching that the two differ too little to matter, and grey that more blocks are"
          + " needed. The table has the interval of w*, and what holds at 0 %%.";

  private static final String ID = "crossover-map";
  private static final String TITLE = "Crossover map";
  private static final String NONE =
      "No map: this is no search along shares of writes. \"find\" makes one.";

  private record Pane(String jdk, String a, String b, String held) {}

  private record Spot(double threads, double keys) {}

  private CrossoverMap() {}

  static Section section(Inputs inputs) {
    Inputs.Searched search = inputs.search();
    List<Picture> pictures = new ArrayList<>();
    List<SliceFinding> shown = new ArrayList<>();
    if (search != null) {
      Map<Pane, Map<Spot, SliceFinding>> panes = new LinkedHashMap<>();
      for (SliceFinding f : search.findings().all()) {
        OptionalDouble keys = CellOrder.number(f.slice().params().getOrDefault(KEYS, ""));
        if (!f.pair().control() && f.slice().axis() == Axis.WRITES && keys.isPresent()) {
          Map<String, String> held = new TreeMap<>(f.slice().params());
          held.remove(KEYS);
          panes
              .computeIfAbsent(
                  new Pane(f.jdk(), f.pair().a(), f.pair().b(), text(held)),
                  k -> new LinkedHashMap<>())
              .put(new Spot(f.slice().threads(), keys.getAsDouble()), f);
          shown.add(f);
        }
      }
      panes.forEach(
          (pane, spots) -> pictures.add(picture(search, pane, spots, pictures.size() + 1)));
    }
    if (pictures.isEmpty()) {
      return Section.of(ID, TITLE, pictures, NONE);
    }
    return new Section(ID, TITLE, List.of(counts(shown)), List.of(), pictures, List.of());
  }

  /** What the maps have to show, before one looks for a colour that is nowhere. */
  private static String counts(List<SliceFinding> shown) {
    Map<SliceFinding.State, Long> states =
        shown.stream().collect(Collectors.groupingBy(SliceFinding::state, Collectors.counting()));
    long crossings = states.getOrDefault(SliceFinding.State.CROSSING, 0L);
    return "Of "
        + ReportParts.count(shown.size(), "field")
        + " "
        + crossings
        + " show a crossing that is settled, "
        + states.getOrDefault(SliceFinding.State.ONE_BETTER, 0L)
        + " one design that is nowhere worse, "
        + states.getOrDefault(SliceFinding.State.INDIFFERENT, 0L)
        + " no difference that matters, and "
        + states.getOrDefault(SliceFinding.State.INCONCLUSIVE, 0L)
        + " are open: their tables say what holds so far.";
  }

  private static String text(Map<String, String> params) {
    return params.entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue())
        .collect(Collectors.joining(", "));
  }

  private static Picture picture(
      Inputs.Searched search, Pane pane, Map<Spot, SliceFinding> spots, int n) {
    return Picture.drawn(
        "map-" + n,
        "A " + pane.a + " and B " + pane.b + "; JDK " + pane.jdk,
        reading(search, spots),
        List.of("Always " + pane.held + "."),
        data(search, pane, spots),
        drawing(pane, spots));
  }

  private static String reading(Inputs.Searched search, Map<Spot, SliceFinding> spots) {
    DoubleSummaryStatistics shares =
        spots.values().stream()
            .flatMap(f -> f.curve().values().stream())
            .mapToDouble(Double::doubleValue)
            .summaryStatistics();
    return String.format(
        Locale.ROOT,
        READING,
        ReportParts.number(shares.getCount() == 0 ? 0 : shares.getMin()),
        ReportParts.number(shares.getCount() == 0 ? 100 : shares.getMax()),
        ReportParts.number(100 * search.plan().indifference()) + " %");
  }

  private static Drawing drawing(Pane pane, Map<Spot, SliceFinding> spots) {
    TreeSet<Double> threads = new TreeSet<>();
    TreeSet<Double> keys = new TreeSet<>();
    spots
        .keySet()
        .forEach(
            s -> {
              threads.add(s.threads);
              keys.add(s.keys);
            });
    List<Shape> shapes = new ArrayList<>();
    int column = 0;
    for (double k : keys) {
      String title = ReportParts.number(k) + " keys";
      shapes.add(Shape.label(LEFT + column++ * WIDE + 8, TOP - 14, title));
    }
    int row = 0;
    for (double t : threads) {
      int y = TOP + row++ * HIGH;
      shapes.add(Shape.label(8, y + HIGH / 2.0 + 4, ReportParts.count((long) t, "thread")));
      column = 0;
      for (double k : keys) {
        int x = LEFT + column++ * WIDE;
        SliceFinding f = spots.get(new Spot(t, k));
        if (f != null) {
          shapes.add(MapField.box(x, y, WIDE, HIGH, f));
        }
      }
    }
    int bottom = TOP + threads.size() * HIGH + 24;
    int height = key(shapes, pane, bottom);
    return new Drawing(Math.max(LEFT + keys.size() * WIDE + 10, 640), height, shapes);
  }

  /** What the colours mean that the map has, below it; the height of all. */
  private static int key(List<Shape> shapes, Pane pane, int top) {
    Map<String, String> styles = MapField.styles(pane.a, pane.b);
    styles.keySet().retainAll(shapes.stream().map(Shape::style).collect(Collectors.toSet()));
    int i = 0;
    for (Map.Entry<String, String> style : styles.entrySet()) {
      int x = 8 + i % 2 * 320;
      int y = top + i / 2 * 26;
      shapes.add(Shape.box(x, y, KEY_WIDE, 18, style.getKey(), "", ""));
      shapes.add(Shape.label(x + KEY_WIDE + 8, y + 13, style.getValue()));
      i++;
    }
    return top + (styles.size() + 1) / 2 * 26 + 10;
  }

  private static CellTable data(Inputs.Searched search, Pane pane, Map<Spot, SliceFinding> spots) {
    List<List<String>> rows = new ArrayList<>();
    spots.forEach(
        (spot, f) -> {
          List<Crossing> crossings = f.crossings();
          Crossing first = crossings.isEmpty() || !f.settled() ? null : crossings.get(0);
          rows.add(
              List.of(
                  Digits.of(spot.threads),
                  Digits.of(spot.keys),
                  pane.a,
                  pane.b,
                  f.state().name(),
                  first == null ? "" : Digits.of(first.at()),
                  first == null ? "" : Digits.of(first.low()),
                  first == null ? "" : Digits.of(first.high()),
                  ReportParts.pair(search.plan(), search.findings(), f),
                  Integer.toString(f.blocks())));
        });
    return new CellTable(
        "",
        List.of(
            CellTable.Column.number("threads"),
            CellTable.Column.number("keys"),
            CellTable.Column.text("A"),
            CellTable.Column.text("B"),
            CellTable.Column.text("state"),
            CellTable.Column.number("w* %"),
            CellTable.Column.number("low"),
            CellTable.Column.number("high"),
            CellTable.Column.text("says"),
            CellTable.Column.number("blocks")),
        rows,
        List.of());
  }
}
