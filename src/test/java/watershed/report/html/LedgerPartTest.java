package watershed.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import watershed.record.Cell;
import watershed.record.LayoutReport;
import watershed.record.Planted;
import watershed.record.PlantedRuns;
import watershed.record.Run;
import watershed.record.Trial;
import watershed.report.Beside;
import watershed.report.Judgements;
import watershed.report.RunRecords;

/** What a claim's row links, under names that fit a page. */
class LedgerPartTest {
  private static final String JDK = "17.0.15";
  private static final Cell CELL = Cell.of("Tables", Map.of("removed", "99"), 1);
  private static final String PATH =
      "evidence/Tables_removed=99_x1-TreeMap-jdk17.0.15-0-00c0ffee-histogram.txt";

  private static Run.ExperimentInfo info() {
    Run.ClaimInfo claim =
        new Run.ClaimInfo(
            "1.1-a",
            "It says so",
            "",
            "",
            List.of(new Run.FigureInfo("{TreeMap bytes}", "", "ABOVE", 1, "B")));
    return new Run.ExperimentInfo(
        "Tables",
        "watershed.experiments.Tables",
        "1.1",
        "What stays",
        "map",
        "",
        "",
        List.of(),
        "TreeMap",
        List.of("TreeMap"),
        Map.of("map", "TreeMap", "removed", "99"),
        List.of(claim));
  }

  private static Inputs inputs() {
    Planted planted = new Planted(1);
    for (int block = 0; block < 3; block++) {
      planted.fork(CELL, "TreeMap", JDK, block, Map.of("bytes", 1000.0));
    }
    List<Trial> trials = new ArrayList<>(planted.trials());
    trials.set(0, trials.get(0).withEvidence(List.of(PATH)));
    LayoutReport layout =
        new LayoutReport("TreeMap", "java.util.TreeMap", JDK, "actual", 12, 48, List.of());
    RunRecords records =
        new RunRecords(
            "a-run",
            PlantedRuns.machine(),
            PlantedRuns.run(List.of(info()), Map.of(CELL, 3)),
            trials,
            null,
            List.of(),
            List.of(),
            new Beside(
                List.of(new Beside.Layouts("layout/jdk-17.0.15.json", List.of(layout))), Map.of()));
    Judgements judgements = Judgements.of(records);
    return new Inputs(
        records,
        judgements.views(),
        judgements.ledger(),
        null,
        records.beside().allLayouts(),
        List.of(),
        null);
  }

  @Test
  void evidenceHasShortNamesAndWhereFieldsLieIsAmongIt() {
    ClaimRow row = LedgerPart.section(inputs()).claims().get(0);
    assertThat(row.evidence())
        .containsExactly(
            new Link("removed=99, TreeMap, JDK 17.0.15: histogram.txt", PATH),
            new Link("field layout on JDK 17.0.15", "layout/jdk-17.0.15.json"));
  }
}
