package watershed.report;

import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Ledger;
import watershed.analysis.Ratio;
import watershed.analysis.Series;
import watershed.analysis.Summary;
import watershed.analysis.Winner;
import watershed.record.Cell;

/** The answers in a few lines, at the end of the report, where a terminal leaves the reader. */
final class SummarySection {
  private static final String BYTES = "gc.alloc.rate.norm";

  private SummarySection() {}

  /**
   * Lines for every experiment whose contenders took turns, then how far the ledger answers; none
   * where nothing was measured. How long a single shot took is seldom what it was made for: what
   * was, the ledger says.
   */
  static List<String> lines(List<View> all, Ledger ledger) {
    List<View> views = all.stream().filter(View::inTurns).toList();
    Set<String> jdks = new TreeSet<>();
    Set<String> forks = new TreeSet<>();
    for (View view : views) {
      jdks.addAll(view.jdks());
      places(view).forEach(p -> forks.add(forks(view, p)));
    }
    List<String> lines = new ArrayList<>();
    List<String> controls = new ArrayList<>();
    for (View view : views) {
      List<String> planted = PlantedSection.texts(view);
      if (planted.isEmpty()) {
        lines.addAll(
            LatencySection.applies(view)
                ? LatencyShort.lines(view)
                : experiment(view, jdks.size() > 1, forks.size() > 1));
      }
      planted.forEach(t -> controls.addAll(Wrap.text("self-test: planted " + t, "")));
    }
    lines.addAll(controls);
    ledger
        .coverage()
        .forEach(c -> lines.addAll(Wrap.text("ledger: " + LedgerTexts.coverage(c), "")));
    if (lines.isEmpty()) {
      return lines;
    }
    List<String> head = new ArrayList<>();
    head.add("=".repeat(Wrap.WIDTH));
    head.addAll(Wrap.text("In short   " + head(jdks, forks), ""));
    head.add("=".repeat(Wrap.WIDTH));
    lines.addAll(0, head);
    return lines;
  }

  /** What holds of all lines: the JDK and the forks where there is one such, and how to read. */
  private static String head(Set<String> jdks, Set<String> forks) {
    return (jdks.size() == 1 ? "JDK " + String.join("", jdks) + "; " : "")
        + (forks.size() == 1 ? String.join("", forks) + ", " : "")
        + "in turns; gain [95 %], above 1 is better";
  }

  private record Place(Cell cell, String jdk) {}

  private static List<Place> places(View view) {
    List<Place> places = new ArrayList<>();
    for (String jdk : view.jdks()) {
      view.cells().stream()
          .filter(cell -> !view.measured(cell, jdk).isEmpty())
          .forEach(cell -> places.add(new Place(cell, jdk)));
    }
    return places;
  }

  /** {@code 3 forks each}, or the fewest and the most. */
  private static String forks(View view, Place place) {
    IntSummaryStatistics forks =
        view.measured(place.cell, place.jdk).stream()
            .mapToInt(s -> s.forks().size())
            .summaryStatistics();
    return (forks.getMin() == forks.getMax() ? "" : forks.getMin() + " to ")
        + Numbers.count(forks.getMax(), "fork")
        + " each";
  }

  private static List<String> experiment(View view, boolean namesJdk, boolean namesForks) {
    int fullest =
        places(view).stream().mapToInt(p -> view.compared(p.cell, p.jdk).size()).max().orElse(0);
    boolean counted = false;
    List<String> lines = new ArrayList<>();
    for (Place p : places(view)) {
      String bytes = bytes(view, p.cell, p.jdk);
      String says = bytes.isEmpty() ? best(view, p.cell, p.jdk, fullest) : bytes;
      counted |= !bytes.isEmpty();
      if (!says.isEmpty()) {
        String place = view.label(p.cell) + (namesJdk ? ", JDK " + p.jdk : "") + ": ";
        String forks = namesForks ? " (" + forks(view, p) + ")" : "";
        lines.addAll(Wrap.text(place + says + forks, "    "));
      }
    }
    if (!lines.isEmpty()) {
      boolean wide = view.records().run().jvmArgs().contains("-XX:-UseCompressedOops");
      String title = view.info().section() + "  " + view.info().name();
      String of = "keys and values not counted, " + (wide ? "full" : "compressed") + " references";
      lines.addAll(0, Wrap.text(title + (counted ? "   " + of : ""), ""));
    }
    return lines;
  }

  /** What each contender allocates, those that allocate alike together; empty where not counted. */
  private static String bytes(View view, Cell cell, String jdk) {
    Map<Double, List<String>> alike = new TreeMap<>();
    String unit = "";
    for (String contender : view.contenders()) {
      Series series = view.samples().get(cell, contender, jdk, BYTES);
      if (series != null) {
        double shown = Numbers.whole(Summary.quantity(series).value());
        unit = series.unit();
        alike.computeIfAbsent(shown, b -> new ArrayList<>()).add(contender);
      }
    }
    String of = " " + unit + " ";
    return alike.entrySet().stream()
        .map(e -> Numbers.of(e.getKey()) + of + String.join(", ", e.getValue()))
        .collect(Collectors.joining("; "));
  }

  /** Who leads, by how much over the baseline, or over the second where the baseline leads. */
  private static String best(View view, Cell cell, String jdk, int fullest) {
    Winner winner = view.winner(cell, jdk);
    if (winner == null || winner.runnerUp() == null) {
      return "";
    }
    Series best = winner.best().series();
    List<String> tied =
        winner.notDistinguishable().stream().map(s -> s.series().contender()).toList();
    Series other = against(view, cell, jdk, winner);
    Ratio gain = other == null ? null : view.ratio(best, other);
    int ran = view.compared(cell, jdk).size();
    return (ran < fullest ? "best of " + ran + ": " : "")
        + best.contender()
        + (other == null || gain == null
            ? ""
            : ", gain " + Numbers.ratio(gain) + " over " + other.contender())
        + (tied.isEmpty()
            ? ""
            : tied.size() == winner.ranking().size() - 1
                ? "; too few blocks to rule any other out"
                : "; may be best too: " + String.join(", ", tied))
        + control(view, winner);
  }

  /** The baseline against itself; empty where it was measured once. */
  private static String control(View view, Winner winner) {
    return winner.ranking().stream()
        .map(s -> ControlSection.ratio(view, s.series()))
        .filter(Objects::nonNull)
        .map(r -> "; control " + Numbers.ratio(r))
        .collect(Collectors.joining());
  }

  /** What the gain of the best is over: the baseline, or the second where the baseline leads. */
  static @Nullable Series against(View view, Cell cell, String jdk, Winner winner) {
    Series best = winner.best().series();
    Series base = view.samples().primary(cell, view.info().baseline(), jdk);
    if (base != null && !base.contender().equals(best.contender())) {
      return base;
    }
    Winner.Standing second = winner.runnerUp();
    return second == null ? null : second.series();
  }
}
