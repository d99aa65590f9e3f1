package watershed.report;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import watershed.analysis.ForkSample;
import watershed.analysis.Series;
import watershed.record.Cell;
import watershed.record.Trial;

/**
 * What checkers find of a corpus: how many classes by the counts of all forks, and which by the
 * matrices that the first forks kept.
 */
final class DetectionTables {
  private static final String FOUND = "found";
  private static final String MISSED = "missed";
  private static final String FALSE_ALARMS = "falseAlarms";

  private static final String READING =
      "Classes of a corpus: found and missed of those with a map field that nobody initialised;"
          + " false alarms of those where it is set. How often a checker is right here says nothing"
          + " of how often the cases occur in programs.";

  private DetectionTables() {}

  /** Both, or what there is of them; none where an experiment counts no such thing. */
  static List<CellTable> tables(View view) {
    List<CellTable> tables = new ArrayList<>();
    List<List<String>> counts = counts(view);
    if (counts.isEmpty()) {
      return tables;
    }
    List<CellTable> byClass = new ArrayList<>();
    for (String jdk : view.jdks()) {
      CellTable table = byClass(view, jdk);
      if (table != null) {
        byClass.add(table);
      }
    }
    List<String> notes = new ArrayList<>(List.of(READING));
    if (byClass.isEmpty()) {
      notes.add("Which classes they are stands in the texts that forks keep: none lies here.");
    }
    tables.add(
        new CellTable(
            "What each checker finds",
            List.of(
                CellTable.Column.text("checker"),
                CellTable.Column.text("JDK"),
                CellTable.Column.number(FOUND),
                CellTable.Column.number(MISSED),
                CellTable.Column.number("false alarms"),
                CellTable.Column.number("forks")),
            counts,
            notes));
    tables.addAll(byClass);
    return tables;
  }

  private static List<List<String>> counts(View view) {
    List<List<String>> rows = new ArrayList<>();
    for (Cell cell : view.cells()) {
      for (String checker : view.contenders()) {
        for (String jdk : view.jdks()) {
          Series found = view.samples().get(cell, checker, jdk, FOUND);
          Series missed = view.samples().get(cell, checker, jdk, MISSED);
          Series alarms = view.samples().get(cell, checker, jdk, FALSE_ALARMS);
          if (found != null && missed != null && alarms != null) {
            rows.add(
                List.of(
                    checker,
                    jdk,
                    count(found),
                    count(missed),
                    count(alarms),
                    Integer.toString(found.forks().size())));
          }
        }
      }
    }
    return rows;
  }

  /** What all forks counted, or the least and the most. */
  private static String count(Series series) {
    DoubleSummaryStatistics counts =
        series.forks().stream().mapToDouble(ForkSample::mean).summaryStatistics();
    String least = Numbers.of(counts.getMin());
    String most = Numbers.of(counts.getMax());
    return least.equals(most) ? least : least + " to " + most;
  }

  /** A row for each class, a column for each checker; null where no fork kept a matrix. */
  private static @Nullable CellTable byClass(View view, String jdk) {
    DetectionMatrix matrix = new DetectionMatrix();
    Set<String> read = new LinkedHashSet<>();
    for (Trial trial : view.trials()) {
      for (String path : trial.evidence()) {
        String text = view.records().beside().matrices().get(path);
        if (text != null && trial.jdk().equals(jdk) && read.add(path)) {
          matrix.add(text);
        }
      }
    }
    if (matrix.isEmpty()) {
      return null;
    }
    List<CellTable.Column> columns = new ArrayList<>();
    columns.add(CellTable.Column.text("class"));
    columns.add(CellTable.Column.text("its field"));
    Set<String> checkers = new LinkedHashSet<>(view.contenders());
    checkers.addAll(matrix.checkers());
    checkers.retainAll(matrix.checkers());
    checkers.forEach(checker -> columns.add(CellTable.Column.text(checker)));
    List<String> notes = new ArrayList<>();
    notes.add(
        "From what "
            + Numbers.count(read.size(), "fork")
            + " kept, the first of each checker. unset: may be null where it is used; set: never;"
            + " beyond: null by other ways, shown and not counted.");
    if (matrix.unread() > 0) {
      notes.add(Numbers.count(matrix.unread(), "line") + " of them could not be read.");
    }
    return new CellTable("Class by class; JDK " + jdk, columns, matrix.rows(checkers), notes);
  }
}
