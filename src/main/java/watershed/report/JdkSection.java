package watershed.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import watershed.analysis.Estimate;
import watershed.analysis.FalseDiscovery;
import watershed.analysis.PairedBlocks;
import watershed.analysis.Ratio;
import watershed.analysis.Series;
import watershed.analysis.Spread;
import watershed.record.Cell;

/**
 * What another JDK changes. All contenders in all cells of the experiment are one family; shown are
 * those whose q is at most .05 ({@link FalseDiscovery}), with the intervals that go with that. The
 * spread is shared over the family, oversubscribed cells apart.
 */
final class JdkSection {
  /** Smaller q are not worth their digits. */
  private static final double LEAST = 0.001;

  private JdkSection() {}

  private record Change(Series before, Ratio ratio, double q) {}

  /** One table per JDK but the first; none where there is one JDK. */
  static List<CellTable> tables(View view) {
    List<String> jdks = view.jdks();
    List<CellTable> tables = new ArrayList<>();
    for (String jdk : jdks.subList(Math.min(1, jdks.size()), jdks.size())) {
      table(view, jdks.get(0), jdk).ifPresent(tables::add);
    }
    return tables;
  }

  private static Optional<CellTable> table(View view, String from, String to) {
    List<String> notes = new ArrayList<>();
    List<Change> family = new ArrayList<>();
    int without = 0;
    for (boolean crowded : new boolean[] {false, true}) {
      List<Change> band = pairs(view, from, to, crowded);
      Spread spread = Spread.fit(band.stream().map(Change::ratio).toList());
      for (Change c : band) {
        Ratio ratio = spread.moderated(c.ratio, Estimate.LEVEL);
        if (ratio.log().alone()) {
          without++;
        } else {
          family.add(new Change(c.before, ratio, Double.NaN));
        }
      }
      if (spread.known()) {
        notes.add((crowded ? "oversubscribed: " : "") + Numbers.spread(spread));
      }
    }
    int all = family.size() + without;
    if (all == 0) {
      return Optional.empty();
    }
    if (!family.isEmpty()) {
      notes.add("each of " + Numbers.replicates(family.stream().map(Change::ratio).toList()));
    }
    List<Change> told = told(family);
    List<List<String>> rows = new ArrayList<>();
    for (Change c : told) {
      Ratio ratio = c.ratio.at(FalseDiscovery.level(told.size(), family.size()));
      rows.add(
          List.of(
              view.label(c.before.cell()),
              c.before.contender(),
              Numbers.ratio(ratio),
              c.q < LEAST ? "<" + LEAST : Numbers.of(c.q)));
    }
    notes.add(
        0,
        Numbers.count(all, "comparison")
            + ": "
            + (family.isEmpty()
                ? ""
                : told.size() + " told apart, " + (family.size() - told.size()) + " not, ")
            + without
            + " without an interval"
            + (without == 0 ? "" : " (1 block)")
            + (told.isEmpty()
                ? ""
                : "; of those told apart 5 % are expected to be wrong, and as many of their"
                    + " intervals to miss"));
    return Optional.of(
        new CellTable(
            "JDK " + to + " against " + from + ": what is told apart",
            List.of(
                CellTable.Column.text("cell"),
                CellTable.Column.text(view.info().contender()),
                CellTable.Column.text("as good on " + to),
                CellTable.Column.number("q")),
            rows,
            notes));
  }

  /** Those of a family whose q is small, the largest change first. */
  private static List<Change> told(List<Change> family) {
    double[] q = FalseDiscovery.q(family.stream().mapToDouble(c -> c.ratio.p()).toArray());
    List<Change> told = new ArrayList<>();
    for (int i = 0; i < q.length; i++) {
      if (q[i] <= 1 - Estimate.LEVEL) {
        told.add(new Change(family.get(i).before, family.get(i).ratio, q[i]));
      }
    }
    told.sort(Comparator.comparingDouble(c -> -Math.abs(c.ratio.log().value())));
    return told;
  }

  private static List<Change> pairs(View view, String from, String to, boolean crowded) {
    List<Change> pairs = new ArrayList<>();
    for (Cell cell : view.cells()) {
      for (Series before : view.measured(cell, from)) {
        Series after = view.samples().primary(cell, before.contender(), to);
        Ratio ratio = after == null ? null : PairedBlocks.compare(after, before);
        if (ratio != null && view.records().oversubscribed(cell) == crowded) {
          pairs.add(new Change(before, ratio, Double.NaN));
        }
      }
    }
    return pairs;
  }
}
