package watershed.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Ratio;
import watershed.analysis.Series;
import watershed.analysis.Summary;
import watershed.analysis.Winner;
import watershed.record.Cell;

/** The answers in a few lines, at the end of the report, where a terminal leaves the reader. */
final class SummarySection {
  private static final String BYTES = "gc.alloc.rate.norm";

  /** Bytes per operation are whole but for the harness's own few, spread over the operations. */
  private static final double WHOLE_WITHIN = 0.05;

  private SummarySection() {}

  /** Lines for every experiment that measured something; none where nothing did. */
  static List<String> lines(List<View> views) {
    List<String> lines = new ArrayList<>();
    for (View view : views) {
      List<String> answers = new ArrayList<>();
      for (String jdk : view.jdks()) {
        for (Cell cell : view.cells()) {
          String bytes = bytes(view, cell, jdk);
          String best = best(view, cell, jdk);
          String place = view.label(cell) + ", JDK " + jdk + ": ";
          if (!bytes.isEmpty()) {
            answers.addAll(Wrap.text(place + bytes, "    "));
          } else if (!best.isEmpty()) {
            answers.addAll(Wrap.text(place + best, "    "));
          }
        }
      }
      if (!answers.isEmpty()) {
        lines.add(view.info().section() + "  " + view.info().name());
        lines.addAll(answers);
      }
    }
    if (lines.isEmpty()) {
      return lines;
    }
    List<String> all = new ArrayList<>();
    all.add("=".repeat(Wrap.WIDTH));
    all.add("In short");
    all.add("=".repeat(Wrap.WIDTH));
    all.addAll(lines);
    return all;
  }

  /** What each contender allocates, those that allocate alike together; empty where not counted. */
  private static String bytes(View view, Cell cell, String jdk) {
    Map<Double, List<String>> alike = new TreeMap<>();
    String unit = "";
    for (String contender : view.contenders()) {
      Series series = view.samples().get(cell, contender, jdk, BYTES);
      if (series != null) {
        double exact = Summary.quantity(series).value();
        double whole = Math.rint(exact);
        double shown = Math.abs(exact - whole) < WHOLE_WITHIN ? whole : exact;
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
  private static String best(View view, Cell cell, String jdk) {
    Winner winner = view.winner(cell, jdk);
    if (winner == null || winner.runnerUp() == null) {
      return "";
    }
    Series best = winner.best().series();
    List<String> tied =
        winner.notDistinguishable().stream().map(s -> s.series().contender()).toList();
    Series other = against(view, cell, jdk, winner);
    Ratio gain = other == null ? null : view.ratio(best, other);
    return best.contender()
        + (other == null || gain == null
            ? ""
            : ", " + Numbers.ratio(gain) + " times as good as " + other.contender())
        + (tied.isEmpty()
            ? ""
            : tied.size() == winner.ranking().size() - 1
                ? "; too few blocks to rule any other out"
                : "; may be as good: " + String.join(", ", tied))
        + " ("
        + Numbers.count(best.forks().size(), "fork")
        + " each)";
  }

  private static @Nullable Series against(View view, Cell cell, String jdk, Winner winner) {
    Series best = winner.best().series();
    Series base = view.samples().primary(cell, view.info().baseline(), jdk);
    if (base != null && !base.contender().equals(best.contender())) {
      return base;
    }
    Winner.Standing second = winner.runnerUp();
    return second == null ? null : second.series();
  }
}
