package watershed.report;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import watershed.analysis.CellOrder;
import watershed.analysis.Granule;
import watershed.analysis.Granule.Step;
import watershed.analysis.Series;
import watershed.record.Cell;
import watershed.record.Machine;

/** How far apart is far enough, by a sweep of strides, beside the line that the system reports. */
final class GranuleText {
  /** The contender of a sweep. */
  static final String STRIDE = "strideBytes";

  private GranuleText() {}

  /** Lines of one JDK; none where the experiment is no sweep. */
  static List<String> lines(View view, String jdk) {
    List<String> lines = new ArrayList<>();
    for (Cell cell : view.cells()) {
      String text = text(view, cell, jdk);
      if (!text.isEmpty()) {
        lines.add("Coherence granule, by time; JDK " + jdk);
        lines.addAll(Wrap.text(text, "  "));
      }
    }
    return lines;
  }

  /** In a sentence; empty where the experiment is no sweep, or of fewer than three strides. */
  static String text(View view, Cell cell, String jdk) {
    if (!view.info().contender().equals(STRIDE)) {
      return "";
    }
    SortedMap<Double, Series> strides = new TreeMap<>();
    for (Series s : view.measured(cell, jdk)) {
      CellOrder.number(s.contender()).ifPresent(bytes -> strides.put(bytes, s));
    }
    Granule granule = Granule.of(strides);
    return granule == null
        ? ""
        : found(granule, strides.lastKey().intValue()) + "; " + reported(view.records().machine());
  }

  private static String found(Granule granule, int widest) {
    Step shares = granule.shares();
    Step apart = granule.apart();
    if (granule.bytes() > 0 && shares != null && apart != null) {
      return granule.bytes()
          + " B: words so far apart share nothing that CPUs hand to one another "
          + cost(apart, widest)
          + ", words "
          + shares.bytes()
          + " B apart do "
          + cost(shares, widest);
    }
    if (shares == null) {
      return "not found: no distance "
          + (apart == null ? "is told from " : "costs more than ")
          + widest
          + " B, the widest: either nothing is shared here, or more blocks would tell";
    }
    return "not found: words "
        + shares.bytes()
        + " B apart share "
        + cost(shares, widest)
        + ", and of those between them and "
        + bytes(apart, widest)
        + " B it is not told: more blocks or wider strides would tell";
  }

  private static int bytes(@Nullable Step apart, int widest) {
    return apart == null ? widest : apart.bytes();
  }

  /** {@code (4.10 [3.62, 4.65] times the cost at 256 B, 5 blocks)}. */
  private static String cost(Step step, int widest) {
    return "("
        + Numbers.withInterval(step.cost())
        + " times the cost at "
        + widest
        + " B, "
        + Numbers.count(step.cost().n(), "block")
        + ")";
  }

  private static String reported(Machine machine) {
    return machine.lineBytes() > 0
        ? "the system reports a line of " + machine.line() + " B"
        : "the system reports no length of a line";
  }
}
