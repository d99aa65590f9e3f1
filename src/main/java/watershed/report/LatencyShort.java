package watershed.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Estimate;
import watershed.analysis.LatencyQuantiles;
import watershed.analysis.LatencyQuantiles.Level;
import watershed.analysis.LatencySeries;
import watershed.record.Cell;

/**
 * The least and the greatest p99 of every cell, for the end of the report. Contenders of which a
 * fork fell behind its load are left out: their p99 is of a backlog.
 */
final class LatencyShort {
  private LatencyShort() {}

  /** One line a cell and JDK; none where no p99 is told. */
  static List<String> lines(View view) {
    List<String> lines = new ArrayList<>();
    for (String jdk : view.jdks()) {
      for (Cell cell : view.cells()) {
        String says = extremes(view, cell, jdk);
        if (!says.isEmpty()) {
          String place = view.label(cell) + (view.jdks().size() > 1 ? ", JDK " + jdk : "");
          lines.addAll(Wrap.text(place + ": p99 " + says, "    "));
        }
      }
    }
    if (!lines.isEmpty()) {
      lines.addAll(0, Wrap.text(view.info().section() + "  " + view.info().name(), ""));
    }
    return lines;
  }

  private static String extremes(View view, Cell cell, String jdk) {
    @Nullable Estimate least = null;
    @Nullable Estimate most = null;
    String of = "";
    String and = "";
    boolean open = false;
    List<String> behind = new ArrayList<>();
    for (LatencySeries s : LatencySection.series(view, cell, jdk).values()) {
      Estimate p99 = LatencyQuantiles.of(s, LatencySection.bootstrap(view)).get(Level.P99);
      if (p99 == null || s.contender().equals(view.info().harness())) {
        continue;
      }
      LatencyRates.Behind rates = LatencyRates.behind(s);
      open |= rates.forks() > 0;
      if (rates.behind() > 0) {
        behind.add(s.contender() + " (" + rates.count() + ")");
        continue;
      }
      if (least == null || p99.value() < least.value()) {
        least = p99;
        of = s.contender();
      }
      if (most == null || p99.value() > most.value()) {
        most = p99;
        and = s.contender();
      }
    }
    String left = behind.isEmpty() ? "" : "; left out, fell behind: " + String.join(", ", behind);
    if (least == null || most == null) {
      return behind.isEmpty() ? "" : "not told of any that kept up" + left;
    }
    String named =
        of.equals(and)
            ? "of " + of + " alone, " + LatencySection.withUnit(least)
            : "least of "
                + of
                + ", "
                + LatencySection.withUnit(least)
                + ", greatest of "
                + and
                + ", "
                + LatencySection.withUnit(most);
    return named + (open ? "; " + LatencySection.OWN_RATE : "") + left;
  }
}
