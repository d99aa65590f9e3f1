package watershed.report;

import java.util.List;
import java.util.stream.Collectors;
import watershed.analysis.LeadIn;
import watershed.record.Calibration;

/** How long the start of a turn was thrown away, and where that was not long enough. */
final class CalibrationText {
  private CalibrationText() {}

  /** One sentence; empty where no lead-in of the experiment was calibrated. */
  static String of(View view) {
    List<Calibration> own =
        view.records().calibrations().stream()
            .filter(c -> c.cell().experiment().equals(view.info().name()))
            .toList();
    if (own.isEmpty()) {
      return "";
    }
    String each =
        own.stream()
            .map(
                c ->
                    view.label(c.cell())
                        + ": "
                        + c.leadIns() * c.windowMillis()
                        + " ms ("
                        + left(c)
                        + ")")
            .collect(Collectors.joining("; "));
    return "as long as a bias of over 2 % was told from noise; in brackets the bias that may be left,"
        + " at most (root mean square over contenders, 95 %): "
        + each;
  }

  private static String left(Calibration c) {
    double bound = LeadIn.bound(c);
    return !c.settled()
        ? "NOT SETTLED: refilled caches bias its ratios"
        : Double.isNaN(bound) ? "bias unknown" : Numbers.percent(Math.expm1(bound));
  }
}
