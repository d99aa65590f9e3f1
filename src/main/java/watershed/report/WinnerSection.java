package watershed.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Ratio;
import watershed.analysis.Winner;
import watershed.record.Cell;

/** Who wins where: a matrix along the axis, and one line per cell. */
final class WinnerSection {
  private WinnerSection() {}

  /** Tables of one JDK; none where no cell has two contenders to compare. */
  static List<CellTable> tables(View view, String jdk) {
    Map<Cell, Winner> winners = new LinkedHashMap<>();
    for (Cell cell : view.cells()) {
      Winner winner = view.winner(cell, jdk);
      if (winner != null && view.compared(cell, jdk).size() > 1) {
        winners.put(cell, winner);
      }
    }
    if (winners.isEmpty() || !view.inTurns()) {
      return List.of();
    }
    List<CellTable> tables = new ArrayList<>();
    CellTable matrix = matrix(view, jdk, winners);
    if (matrix != null && matrix.width() <= Wrap.WIDTH) {
      tables.add(matrix);
    }
    tables.add(list(view, jdk, winners));
    return tables;
  }

  private static @Nullable CellTable matrix(View view, String jdk, Map<Cell, Winner> winners) {
    Map<Cell, SortedMap<Double, Cell>> slices = view.slices();
    TreeSet<Double> axis = new TreeSet<>();
    slices.values().forEach(points -> axis.addAll(points.keySet()));
    if (axis.size() < 2) {
      return null;
    }
    List<CellTable.Column> columns = new ArrayList<>();
    columns.add(CellTable.Column.text(view.info().axis() + " ->"));
    axis.forEach(x -> columns.add(CellTable.Column.text(Numbers.of(x))));
    List<List<String>> rows = new ArrayList<>();
    slices.forEach(
        (slice, points) -> {
          List<String> row = new ArrayList<>();
          row.add(view.label(slice));
          for (double x : axis) {
            Winner winner = points.containsKey(x) ? winners.get(points.get(x)) : null;
            row.add(winner == null ? "." : name(winner));
          }
          rows.add(row);
        });
    return new CellTable(
        "Best " + view.info().contender() + " by " + view.info().axis() + "; JDK " + jdk,
        columns,
        rows,
        List.of("~ others may be best too; . not measured, or nothing to compare with"));
  }

  private static String name(Winner winner) {
    boolean tied = !winner.notDistinguishable().isEmpty();
    return winner.best().series().contender() + (tied ? " ~" : "");
  }

  private static String names(Winner winner, List<Winner.Standing> tied) {
    return tied.size() == winner.ranking().size() - 1
        ? "all others"
        : tied.stream().map(s -> s.series().contender()).collect(Collectors.joining(", "));
  }

  private static CellTable list(View view, String jdk, Map<Cell, Winner> winners) {
    List<List<String>> rows = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    List<Ratio> gains = new ArrayList<>();
    winners.forEach(
        (cell, winner) -> {
          Winner.Standing second = winner.runnerUp();
          Ratio over = second == null ? null : second.bestOver();
          List<Winner.Standing> tied = winner.notDistinguishable();
          rows.add(
              List.of(
                  view.label(cell).replace("oversubscribed", "oversub."),
                  name(winner),
                  over == null ? "-" : Numbers.ratio(over),
                  second == null ? "no second with a score" : second.series().contender()));
          if (over != null) {
            gains.add(over);
            if (over.leftOut() > 0) {
              notes.add(view.label(cell) + ": " + Numbers.leftOut(over));
            }
          }
          if (tied.size() > 1) {
            notes.add(view.label(cell) + ": may be best too: " + names(winner, tied));
          }
        });
    if (!gains.isEmpty()) {
      notes.add("gains: of " + Numbers.replicates(gains) + " each");
    }
    notes.add(
        "intervals: each at 95 %; ~ others may be best too, a set that holds the best with 95 %");
    winners.keySet().stream()
        .map(view::spread)
        .distinct()
        .map(Numbers::spread)
        .filter(text -> !text.isEmpty())
        .forEach(notes::add);
    return new CellTable(
        "Best of each cell and its margin; JDK " + jdk,
        List.of(
            CellTable.Column.text("cell"),
            CellTable.Column.text("best"),
            CellTable.Column.text("gain"),
            CellTable.Column.text("over the second")),
        rows,
        notes);
  }
}
