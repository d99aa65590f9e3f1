package watershed.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import watershed.analysis.Ratio;
import watershed.analysis.Series;
import watershed.analysis.Winner;
import watershed.record.Axis;
import watershed.report.CellTable;
import watershed.report.ReportParts;
import watershed.report.View;

/** Which contender to take where, of a run that compared some. */
final class Winners {
  /** Rows that leave room for the rest of a screen. */
  private static final int MOST_ROWS = 14;

  /** So many names, if they are all, need not be told. */
  private static final int MANY = 4;

  private static final String BOUNDS =
      "Each gain's interval is its own. \"May be best too\" completes a set that holds the truly best"
          + " one with 95 %: against several others at once that is harder to show, so that a gain"
          + " clear of 1 may leave its rival there.";

  private Winners() {}

  /** The leaders of every experiment along shares of writes; of the first one where none is. */
  static List<CellTable> tables(List<View> views) {
    List<View> compared =
        views.stream()
            .filter(v -> !ReportParts.timesOperations(v) && !v.cells().isEmpty())
            .filter(v -> !v.info().section().startsWith("0"))
            .toList();
    List<View> chosen =
        compared.stream().filter(v -> v.info().axis().equals(Axis.WRITES.label())).toList();
    List<CellTable> tables = new ArrayList<>();
    for (View view : chosen.isEmpty() ? compared.stream().limit(1).toList() : chosen) {
      CellTable table = table(view);
      if (!table.rows().isEmpty()) {
        tables.add(cut(table));
      }
    }
    return tables;
  }

  /** The same with no more rows than a screen holds, and a note of the others. */
  private static CellTable cut(CellTable table) {
    Thinned<List<String>> rows = Thinned.first(table.rows(), MOST_ROWS, "row");
    List<String> notes = new ArrayList<>(table.notes());
    notes.addAll(rows.notes());
    return new CellTable(table.title(), table.columns(), rows.kept(), notes);
  }

  private static CellTable table(View view) {
    Usual usual = new Usual(view);
    boolean several = view.jdks().size() > 1;
    List<List<String>> rows = new ArrayList<>();
    Map<Integer, Set<List<String>>> compared = new TreeMap<>(Comparator.reverseOrder());
    List<Places.Place> places = new ArrayList<>(Places.all(view));
    places.sort(Comparator.comparing(Places.Place::cell, usual.order()));
    for (Places.Place place : places) {
      List<Series> here = view.compared(place.cell(), place.jdk());
      Winner winner = view.winner(place.cell(), place.jdk());
      if (winner == null || winner.runnerUp() == null) {
        continue;
      }
      compared
          .computeIfAbsent(here.size(), k -> new LinkedHashSet<>())
          .add(here.stream().map(Series::contender).toList());
      Series best = winner.best().series();
      List<String> row = new ArrayList<>();
      row.add(usual.label(place.cell()));
      if (several) {
        row.add(place.jdk());
      }
      row.add(best.contender());
      row.add(gain(view, place, winner));
      row.add(tied(winner, here.size() - 1));
      row.add(Integer.toString(here.size()));
      row.add(Integer.toString(best.forks().size()));
      rows.add(row);
    }
    String jdk = several || view.jdks().isEmpty() ? "" : "; JDK " + view.jdks().get(0);
    String unless = usual.says().isEmpty() ? "" : "; unless said otherwise " + usual.says();
    return new CellTable(
        "What to take: " + Places.name(view) + jdk + unless,
        columns(several),
        rows,
        List.of(BOUNDS, who(compared)));
  }

  /** Those who may be best too. */
  private static String tied(Winner winner, int others) {
    List<String> names =
        winner.notDistinguishable().stream().map(s -> s.series().contender()).toList();
    if (names.isEmpty()) {
      return "no other";
    }
    return names.size() == others && others >= MANY
        ? "all " + others + " others"
        : String.join(", ", names);
  }

  private static List<CellTable.Column> columns(boolean severalJdks) {
    List<CellTable.Column> columns = new ArrayList<>();
    columns.add(CellTable.Column.text("where"));
    if (severalJdks) {
      columns.add(CellTable.Column.text("JDK"));
    }
    columns.add(CellTable.Column.text("take"));
    columns.add(CellTable.Column.text("gain [95 %]"));
    columns.add(CellTable.Column.text("may be best too"));
    columns.add(CellTable.Column.number("compared"));
    columns.add(CellTable.Column.number("forks"));
    return columns;
  }

  /** Who was compared, by how many they were in a row. */
  private static String who(Map<Integer, Set<List<String>>> compared) {
    List<String> who = new ArrayList<>();
    compared.forEach(
        (number, sets) ->
            who.add(
                (compared.size() > 1 ? number + " are " : "")
                    + sets.stream()
                        .map(names -> String.join(", ", names))
                        .collect(Collectors.joining(" or "))));
    return "Compared: " + String.join("; ", who) + ".";
  }

  private static String gain(View view, Places.Place place, Winner winner) {
    Series best = winner.best().series();
    Series base = view.samples().primary(place.cell(), view.info().baseline(), place.jdk());
    Winner.Standing second = winner.runnerUp();
    Series other =
        base != null && !base.contender().equals(best.contender())
            ? base
            : second == null ? null : second.series();
    Ratio ratio = other == null ? null : view.ratio(best, other);
    return other == null || ratio == null
        ? "no ratio"
        : ReportParts.gain(ratio) + " over " + other.contender();
  }
}
