package watershed.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import watershed.analysis.Estimate;
import watershed.analysis.PairedBlocks;
import watershed.analysis.Ratio;
import watershed.analysis.Series;
import watershed.record.Cell;

/** What another JDK changes: the contenders whose interval excludes equality. */
final class JdkSection {
  private JdkSection() {}

  private record Change(String cell, String contender, Ratio ratio) {}

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
    // At .05 over all comparisons of the table (Bonferroni), for nobody chose them beforehand.
    List<Pair> pairs = pairs(view, from, to);
    if (pairs.isEmpty()) {
      return Optional.empty();
    }
    double level = 1 - (1 - Estimate.LEVEL) / pairs.size();
    List<Change> changes = new ArrayList<>();
    for (Pair p : pairs) {
      Ratio ratio = PairedBlocks.compare(p.after, p.before, level);
      if (ratio != null && ratio.distinguishable()) {
        changes.add(new Change(view.label(p.before.cell()), p.before.contender(), ratio));
      }
    }
    changes.sort(Comparator.comparingDouble(c -> -Math.abs(c.ratio.log().value())));
    List<List<String>> rows =
        changes.stream().map(c -> List.of(c.cell, c.contender, Numbers.ratio(c.ratio))).toList();
    return Optional.of(
        new CellTable(
            "JDK " + to + " against " + from + ": what is told apart",
            List.of(
                CellTable.Column.text("cell"),
                CellTable.Column.text(view.info().contender()),
                CellTable.Column.text("as good on " + to)),
            rows,
            List.of(
                Numbers.count(pairs.size() - changes.size(), "comparison")
                    + " of "
                    + pairs.size()
                    + " not distinguishable; intervals hold with 95 % for all at once")));
  }

  private record Pair(Series before, Series after) {}

  private static List<Pair> pairs(View view, String from, String to) {
    List<Pair> pairs = new ArrayList<>();
    for (Cell cell : view.cells()) {
      for (String contender : view.contenders()) {
        if (contender.equals(view.info().harness())) {
          continue;
        }
        Series before = view.samples().primary(cell, contender, from);
        Series after = view.samples().primary(cell, contender, to);
        if (before != null && after != null) {
          pairs.add(new Pair(before, after));
        }
      }
    }
    return pairs;
  }
}
