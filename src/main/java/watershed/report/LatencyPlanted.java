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
 * every claim whose rule reads {@code p99.9 of A, P=V, is N ns within T %}, A being a contender and
 * P a parameter of the cell. As with planted ratios, an interval so wide that it holds no effect at
 * all has recovered nothing: no effect is the p99.9 of the experiment's baseline in the same cell.
 */
final class LatencyPlanted {
  private static final Pattern RULE =
      Pattern.compile("p99\\.9 of (\\S+), (\\w+)=(\\w+), is ([0-9.]+)(?: ns)? within ([0-9.]+) %");

  private LatencyPlanted() {}

  /** Whether a claim is judged here. */
  static boolean judges(Run.ClaimInfo claim) {
    return RULE.matcher(claim.rule()).matches();
  }

  /** One per such claim, cell and JDK; none where there is no such claim or nothing timed. */
  static List<Control> controls(View view) {
    List<Control> controls = new ArrayList<>();
    for (Run.ClaimInfo claim : view.info().claims()) {
      Matcher rule = RULE.matcher(claim.rule());
      if (rule.matches()) {
        double planted = Double.parseDouble(rule.group(4));
        double within = Double.parseDouble(rule.group(5)) / 100;
        for (Cell cell : view.cells()) {
          for (String jdk : view.jdks()) {
            LatencySeries series = LatencySeries.of(view.trials(), cell, rule.group(1), jdk);
            if (series != null && rule.group(3).equals(cell.params().get(rule.group(2)))) {
              String baseline = view.info().baseline();
              controls.add(
                  control(
                      new Sought(claim.id(), jdk, planted, within, baseline),
                      p999(view, series),
                      p999(view, LatencySeries.of(view.trials(), cell, baseline, jdk)),
                      view.label(cell) + ", JDK " + jdk));
            }
          }
        }
      }
    }
    return controls;
  }

  /** What was planted, ns, how near to it is near enough, and the contender without it. */
  private record Sought(String claim, String jdk, double planted, double within, String baseline) {}

  private static @Nullable Estimate p999(View view, @Nullable LatencySeries series) {
    return series == null
        ? null
        : LatencyQuantiles.of(series, LatencySection.bootstrap(view)).get(Level.P999);
  }

  private static Control control(
      Sought sought, @Nullable Estimate found, @Nullable Estimate without, String where) {
    String outcome =
        found == null
            ? "not told: under " + Level.P999.fewest() + " samples"
            : verdict(sought, found, without);
    String text =
        Numbers.of(sought.planted)
            + " ns at p99.9, "
            + (found == null ? "" : "found " + LatencySection.withUnit(found) + ": ")
            + outcome
            + " ("
            + where
            + (found == null ? "" : ", " + Numbers.count(found.n(), "block"))
            + ")";
    return new Control(sought.claim, sought.jdk, outcome, found, "ns", text);
  }

  private static String verdict(Sought sought, Estimate found, @Nullable Estimate without) {
    Estimate.Interval interval = found.interval();
    if (interval == null) {
      return "not told, for there is no interval";
    }
    if (interval.high() < sought.planted * (1 - sought.within)
        || interval.low() > sought.planted * (1 + sought.within)) {
      return Control.MISSED;
    }
    if (without == null) {
      return "not told, for there is no p99.9 of " + sought.baseline + " to tell it from";
    }
    Estimate.Interval none = without.interval();
    double highest = none == null ? without.value() : none.high();
    return interval.low() > highest
        ? Control.RECOVERED
        : "not told from that of " + sought.baseline + ", " + LatencySection.withUnit(without);
  }
}
