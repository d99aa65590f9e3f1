package watershed.report;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import watershed.analysis.LeadIn;
import watershed.record.Calibration;
import watershed.record.Cell;

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
    Set<String> differing = new TreeSet<>();
    for (Calibration c : own) {
      c.cell().params().keySet().stream()
          .filter(name -> own.stream().map(o -> o.cell().params().get(name)).distinct().count() > 1)
          .forEach(differing::add);
    }
    differing.remove(view.info().axis());
    String each =
        own.stream()
            .map(
                c ->
                    label(c.cell(), differing)
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

  /** What tells a group from the others, whether its cells have been measured yet or not. */
  private static String label(Cell cell, Set<String> differing) {
    String label =
        differing.stream()
            .map(name -> name + "=" + cell.params().get(name))
            .collect(Collectors.joining(", "));
    return label.isEmpty() ? "all cells" : label;
  }

  private static String left(Calibration c) {
    double bound = LeadIn.bound(c);
    return !c.settled()
        ? "NOT SETTLED: refilled caches bias its ratios"
        : Double.isNaN(bound) ? "bias unknown" : Numbers.percent(Math.expm1(bound));
  }
}
