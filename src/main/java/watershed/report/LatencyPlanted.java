package watershed.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Estimate;
import watershed.analysis.LatencyQuantiles;
import watershed.analysis.LatencyQuantiles.Level;
import watershed.analysis.LatencySeries;
import watershed.record.Cell;
import watershed.record.Run;

/**
 * The suite's control of its tails: whether stalls that were put there came out again. It speaks of
 * every claim whose rule reads {@code p99.9 of A, P=V, is the threshold within T %}, A being a
 * contender, P a parameter of the cell, and the threshold in ns.
 */
final class LatencyPlanted {
  private static final Pattern RULE =
      Pattern.compile("p99\\.9 of (\\S+), (\\w+)=(\\w+), is the threshold within ([0-9.]+) %");

  private LatencyPlanted() {}

  /** One line per such claim, cell and JDK; none where there is no such claim or nothing timed. */
  static List<String> texts(View view) {
    List<String> texts = new ArrayList<>();
    for (Run.ClaimInfo claim : view.info().claims()) {
      Matcher rule = RULE.matcher(claim.rule());
      if (rule.matches()) {
        double within = Double.parseDouble(rule.group(4)) / 100;
        for (Cell cell : view.cells()) {
          for (String jdk : view.jdks()) {
            LatencySeries series = LatencySeries.of(view.trials(), cell, rule.group(1), jdk);
            if (series != null && rule.group(3).equals(cell.params().get(rule.group(2)))) {
              texts.add(
                  text(
                      claim.threshold(),
                      within,
                      LatencyQuantiles.of(series, LatencySection.bootstrap(view)).get(Level.P999),
                      view.label(cell) + ", JDK " + jdk));
            }
          }
        }
      }
    }
    return texts;
  }

  private static String text(
      double planted, double within, @Nullable Estimate found, String where) {
    return Numbers.of(planted)
        + " ns at p99.9, "
        + (found == null
            ? "not told: under " + Level.P999.fewest() + " samples"
            : "found " + LatencySection.withUnit(found) + ": " + verdict(planted, within, found))
        + " ("
        + where
        + ")";
  }

  private static String verdict(double planted, double within, Estimate found) {
    Estimate.Interval interval = found.interval();
    double low = interval == null ? found.value() : interval.low();
    double high = interval == null ? found.value() : interval.high();
    return high < planted * (1 - within) || low > planted * (1 + within) ? "MISSED" : "recovered";
  }
}
