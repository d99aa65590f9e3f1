package watershed.report;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.descriptive.Median;
import org.jspecify.annotations.Nullable;
import watershed.analysis.PairedBlocks;
import watershed.analysis.Ratio;
import watershed.analysis.Series;
import watershed.record.Cell;
import watershed.record.Contenders;

/** The A/A control: the same contender measured twice in every block shows what noise is left. */
final class ControlSection {
  private ControlSection() {}

  /**
   * The ratio of a contender's twin to itself, or null where it has none or they did not take
   * turns.
   */
  static @Nullable Ratio ratio(View view, Series series) {
    Cell cell = series.cell();
    Series one = view.samples().single(cell, series.contender(), series.jdk());
    Series twin = view.samples().single(cell, Contenders.twinOf(series.contender()), series.jdk());
    Ratio ratio = one == null || twin == null ? null : PairedBlocks.compare(twin, one);
    return ratio != null && ratio.paired() ? ratio : null;
  }

  /** One sentence over all cells and JDKs; empty where nothing was measured twice. */
  static String text(View view) {
    List<Ratio> controls = new ArrayList<>();
    for (Cell cell : view.cells()) {
      for (String jdk : view.jdks()) {
        for (Series series : view.compared(cell, jdk)) {
          Ratio ratio = ratio(view, series);
          if (ratio != null && !ratio.log().alone()) {
            controls.add(ratio);
          }
        }
      }
    }
    if (controls.isEmpty()) {
      return "";
    }
    long alarms = controls.stream().filter(Ratio::distinguishable).count();
    double[] sds = controls.stream().mapToDouble(r -> r.log().sd()).toArray();
    return "the same contender measured twice in a block: told apart in "
        + alarms
        + " of "
        + Numbers.count(controls.size(), "comparison")
        + " (5 % are to be expected); median sd of a block's log-ratio "
        + Numbers.of(Median.withDefaults().evaluate(sds));
  }
}
