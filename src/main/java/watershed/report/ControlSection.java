package watershed.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
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
  /** How far from 1 a control, or how scattered, may be on a logarithmic scale without a word. */
  private static final double TOLERATED = 0.1;

  /** Comparisons of which one is expected to be told apart by chance; of fewer, none need be. */
  private static final int ENOUGH = 20;

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

  /**
   * By how much a control shows the figures of its cell to be off, as a share; 0 where that is
   * little.
   */
  static double off(Ratio control) {
    double sd = control.log().alone() ? 0 : control.log().sd();
    return Math.abs(control.log().value()) > TOLERATED || sd > TOLERATED
        ? Math.max(Math.abs(control.gain().value() - 1), sd)
        : 0;
  }

  /** What the control of a contender says, for below its cell. */
  static String note(String contender, Ratio control) {
    double off = off(control);
    return "control: "
        + contender
        + " against itself "
        + Numbers.ratio(control)
        + (control.log().alone()
            ? ""
            : " (its own interval, not shared), sd of a block's log-ratio "
                + Numbers.of(control.log().sd())
                + " over "
                + Numbers.replicates(List.of(control)))
        + (off == 0
            ? ""
            : ": OFF BY "
                + Math.round(100 * off)
                + " %: take no gain here as better known than that");
  }

  private record Control(Ratio ratio, String place) {
    double distance() {
      return Math.abs(ratio.log().value());
    }
  }

  /** One sentence over all cells and JDKs; empty where nothing was measured twice. */
  static String text(View view) {
    List<Control> controls = new ArrayList<>();
    for (Cell cell : view.cells()) {
      for (String jdk : view.jdks()) {
        String place = view.label(cell) + (view.jdks().size() > 1 ? ", JDK " + jdk : "");
        for (Series series : view.compared(cell, jdk)) {
          Ratio ratio = ratio(view, series);
          if (ratio != null && !ratio.log().alone()) {
            controls.add(new Control(ratio, place));
          }
        }
      }
    }
    if (controls.isEmpty()) {
      return "";
    }
    long alarms = controls.stream().filter(c -> c.ratio.distinguishable()).count();
    double[] sds = controls.stream().mapToDouble(c -> c.ratio.log().sd()).toArray();
    Control worst = Collections.max(controls, Comparator.comparingDouble(Control::distance));
    return "the same contender measured twice in a block: told apart in "
        + alarms
        + " of "
        + Numbers.count(controls.size(), "comparison")
        + (controls.size() < ENOUGH ? " (too few to pass or fail)" : " (5 % are to be expected)")
        + "; worst "
        + Numbers.ratio(worst.ratio)
        + " of "
        + Numbers.replicates(List.of(worst.ratio))
        + ", "
        + worst.place
        + "; median sd of a block's log-ratio "
        + Numbers.of(Median.withDefaults().evaluate(sds));
  }
}
