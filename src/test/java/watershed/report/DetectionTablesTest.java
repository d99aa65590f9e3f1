package watershed.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import watershed.analysis.Samples;
import watershed.record.Cell;
import watershed.record.Planted;
import watershed.record.PlantedRuns;
import watershed.record.Run;
import watershed.record.Trial;

/** The detection matrix, from the counts of forks and the texts that they kept. */
class DetectionTablesTest {
  private static final String JDK = "17.0.15";
  private static final Cell CELL = Cell.of("StaticDetection", Map.of(), 1);
  private static final String JAVAC = "evidence/x-00000001-matrix.txt";
  private static final String ALL = "evidence/x-00000002-matrix.txt";

  private static Run.ExperimentInfo info() {
    return new Run.ExperimentInfo(
        "StaticDetection",
        "watershed.experiments.detection.StaticDetection",
        "2.5",
        "Which checker finds it",
        "checker",
        "",
        "",
        List.of(),
        "JAVAC",
        List.of("JAVAC", "NULLAWAY", "ALL_FOUR"),
        Map.of("checker", "JAVAC"),
        List.of());
  }

  private static Map<String, Double> counts(double found, double missed, double falseAlarms) {
    return Map.of("found", found, "missed", missed, "falseAlarms", falseAlarms);
  }

  private static List<CellTable> tables(Map<String, String> matrices) {
    Planted planted = new Planted(1);
    planted.fork(CELL, "JAVAC", JDK, 0, counts(0, 10, 0));
    planted.fork(CELL, "ALL_FOUR", JDK, 0, counts(10, 0, 3));
    planted.fork(CELL, "JAVAC", JDK, 1, counts(0, 10, 0));
    planted.fork(CELL, "ALL_FOUR", JDK, 1, counts(9, 1, 3));
    List<Trial> trials = new ArrayList<>(planted.trials());
    trials.set(0, trials.get(0).withEvidence(List.of(JAVAC)));
    trials.set(1, trials.get(1).withEvidence(List.of(ALL)));
    RunRecords records =
        new RunRecords(
            "r",
            PlantedRuns.machine(),
            PlantedRuns.run(List.of(info()), Map.of(CELL, 2)),
            trials,
            null,
            List.of(),
            List.of(),
            new Beside(List.of(), matrices));
    return DetectionTables.tables(View.of(records, info(), Samples.of(trials)));
  }

  @Test
  void countsAreThoseOfAllForksAndSayWhereForksDiffer() {
    List<CellTable> tables = tables(Map.of());
    assertThat(tables).hasSize(1);
    assertThat(tables.get(0).rows())
        .containsExactly(
            List.of("JAVAC", JDK, "0", "10", "0", "2"),
            List.of("ALL_FOUR", JDK, "9 to 10", "0 to 1", "3", "2"));
    assertThat(tables.get(0).notes()).anyMatch(note -> note.endsWith("none lies here."));
  }

  @Test
  void classesAreThoseOfTheMatricesThatWereKept() {
    List<String> one =
        List.of(
            "class                   truth   JAVAC",
            "NeverAssigned           unset   missed",
            "InConstructor           set     quiet",
            "",
            "NeverAssigned: nobody assigns it");
    List<String> two =
        List.of(
            "class                   truth   JAVAC        NULLAWAY",
            "NeverAssigned           unset   found        found",
            "InConstructor           set     quiet        false alarm",
            "no line of a matrix");
    List<CellTable> tables =
        tables(Map.of(JAVAC, String.join("\n", one), ALL, String.join("\n", two)));
    assertThat(tables).hasSize(2);
    CellTable classes = tables.get(1);
    assertThat(classes.columns())
        .extracting(CellTable.Column::name)
        .containsExactly("class", "its field", "JAVAC", "NULLAWAY");
    assertThat(classes.rows())
        .as("forks that differ are both told")
        .containsExactly(
            List.of("NeverAssigned", "unset", "missed / found", "found"),
            List.of("InConstructor", "set", "quiet", "false alarm"));
    assertThat(classes.notes())
        .anyMatch(note -> note.startsWith("From what 2 forks kept"))
        .contains("1 line of them could not be read.");
    assertThat(tables.get(0).notes()).noneMatch(note -> note.endsWith("none lies here."));
  }
}
