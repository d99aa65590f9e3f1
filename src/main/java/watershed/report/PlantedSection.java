package watershed.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Estimate;
import watershed.analysis.PairedBlocks;
import watershed.analysis.Ratio;
import watershed.analysis.Series;
import watershed.record.Cell;
import watershed.record.Run;

/**
 * The suite's control of itself: whether a ratio that was put there came out again. It speaks of
 * every claim whose rule reads {@code the interval of the ratio A / B contains N within T}, A and B
 * being contenders, N a ratio and T a difference of ratios; of planted tails {@link LatencyPlanted}
 * does. The interval is the plain one, which owes nothing to other comparisons.
 */
final class PlantedSection {
  private static final Pattern RULE =
      Pattern.compile(
          "the interval of the ratio (\\S+) / (\\S+) contains ([0-9.]+) within ([0-9.]+)");

  private PlantedSection() {}

  /** One line per such claim, cell and JDK; none where there is no such claim or no pair. */
  static List<String> texts(View view) {
    return controls(view).stream().map(Control::text).toList();
  }

  /** Whether a claim is judged here or by {@link LatencyPlanted}. */
  static boolean judges(Run.ClaimInfo claim) {
    return RULE.matcher(claim.rule()).matches() || LatencyPlanted.judges(claim);
  }

  /** As {@link #texts}, not yet put in words. */
  static List<Control> controls(View view) {
    List<Control> controls = new ArrayList<>(LatencyPlanted.controls(view));
    for (Run.ClaimInfo claim : view.info().claims()) {
      Matcher rule = RULE.matcher(claim.rule());
      if (rule.matches()) {
        double planted = Double.parseDouble(rule.group(3));
        double within = Double.parseDouble(rule.group(4));
        for (Cell cell : view.cells()) {
          for (String jdk : view.jdks()) {
            Series a = view.samples().primary(cell, rule.group(1), jdk);
            Series b = view.samples().primary(cell, rule.group(2), jdk);
            Ratio ratio = a == null || b == null ? null : PairedBlocks.compare(a, b);
            if (ratio != null) {
              String outcome = verdict(planted, within, ratio.scores().interval());
              String where = view.label(cell) + ", JDK " + jdk;
              controls.add(
                  new Control(
                      claim.id(),
                      jdk,
                      outcome,
                      ratio.scores(),
                      "ratio",
                      text(planted, ratio, outcome, where)));
            }
          }
        }
      }
    }
    return controls;
  }

  private static String text(double planted, Ratio ratio, String outcome, String where) {
    Estimate scores = ratio.scores();
    return Numbers.of(planted)
        + ", found "
        + Numbers.ratio(ratio, scores)
        + (scores.alone() ? "" : " of " + Numbers.replicates(List.of(ratio)))
        + ": "
        + outcome
        + " ("
        + where
        + ")";
  }

  private static String verdict(
      double planted, double within, Estimate.@Nullable Interval interval) {
    if (interval == null) {
      return "not told, for there is no interval";
    }
    if (planted < interval.low() - within || planted > interval.high() + within) {
      return Control.MISSED;
    }
    return interval.contains(1) ? "not told from 1" : Control.RECOVERED;
  }
}
