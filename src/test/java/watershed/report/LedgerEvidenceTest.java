package watershed.report;

import static org.assertj.core.api.Assertions.assertThat;
import static watershed.report.PlantedLedger.NEW;
import static watershed.report.PlantedLedger.OLD;
import static watershed.report.PlantedLedger.claim;
import static watershed.report.PlantedLedger.flat;
import static watershed.report.PlantedLedger.info;
import static watershed.report.PlantedLedger.records;
import static watershed.report.PlantedLedger.trials;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import watershed.record.Cell;
import watershed.record.LayoutReport;
import watershed.record.Planted;
import watershed.record.Run;
import watershed.record.Trial;

/** What supports a row of the ledger, and what is counted apart from the document's claims. */
class LedgerEvidenceTest {
  /** They say nothing of the document, and one that failed is named. */
  @Test
  void selfTestsAreCountedApart() {
    Planted planted = new Planted(2);
    Cell own = Cell.of("Own", Map.of("removed", "99"), 1);
    for (int block = 0; block < 3; block++) {
      for (String jdk : List.of(OLD, NEW)) {
        planted.fork(own, "HashMap", jdk, block, Map.of("bytes", 1000.0));
      }
    }
    Run.ExperimentInfo selfTest =
        info(
            "0.1",
            "Own",
            claim("0.1-a-finds", "", "{HashMap bytes}", "ABOVE", 1),
            claim("0.1-b-finds-not", "", "{HashMap bytes}", "ABOVE", 5000));
    List<Trial> all = new ArrayList<>(trials());
    all.addAll(planted.trials());
    Run.ExperimentInfo tables =
        info("1.1", "Tables", claim("1.1-a", "", "{HashMap bytes}", "ABOVE", 1));
    RunRecords both = records(all, tables, selfTest);
    String coverage =
        "1 claim on JDK 17.0.15: 1 with a verdict, 1 settled (1 CONFIRMED, 0 REFUTED); self-tests:"
            + " 1 of 2 recovered (0.1-b-finds-not REFUTED)";
    assertThat(flat(TextReport.of(both))).contains("coverage " + coverage);
    assertThat(LedgerMarkdown.of(Judgements.of(both))).contains(coverage + ".");
    LedgerFile.Coverage stored = LedgerFile.of(Judgements.of(both)).coverage().get(0);
    assertThat(stored).isEqualTo(new LedgerFile.Coverage(OLD, 1, 1, 1, 2, 1));
    assertThat(flat(TextReport.of(records(planted.trials(), selfTest))))
        .contains("coverage no claim of the document on JDK 17.0.15; self-tests: 1 of 2 recovered");
  }

  @Test
  void evidenceIsLinked() {
    UnaryOperator<Trial> with =
        t ->
            t.withEvidence(List.of("evidence/" + t.contender() + "-" + t.jdk() + "-histogram.txt"));
    RunRecords plain = records();
    RunRecords kept =
        records(
            plain.trials().stream().map(with).toList(),
            plain.run().experiments().toArray(new Run.ExperimentInfo[0]));
    assertThat(flat(TextReport.of(kept)))
        .contains(
            "run Tables; evidence: evidence/TreeMap-17.0.15-histogram.txt,"
                + " evidence/TreeMap-25.0.3-histogram.txt")
        .contains(" and 2 more");
    assertThat(LedgerMarkdown.of(Judgements.of(kept)))
        .contains(
            "evidence: [1](evidence/TreeMap-17.0.15-histogram.txt),"
                + " [2](evidence/TreeMap-25.0.3-histogram.txt) |");
  }

  /** Rows of a run beside which it lies where the fields of a subject are. */
  private static List<String> rowsWithEvidence(String subject) {
    RunRecords plain = records();
    LayoutReport layout =
        new LayoutReport(subject, "java.util." + subject, OLD, "actual", 12, 48, List.of());
    RunRecords beside =
        new RunRecords(
            plain.name(),
            plain.machine(),
            plain.run(),
            plain.trials(),
            null,
            List.of(),
            List.of(),
            new Beside(
                List.of(new Beside.Layouts("layout/jdk-17.0.15.json", List.of(layout))), Map.of()));
    return LedgerMarkdown.of(Judgements.of(beside))
        .lines()
        .filter(l -> l.contains("evidence: [layout on JDK 17.0.15](layout/jdk-17.0.15.json) |"))
        .toList();
  }

  /** Of what was measured; a row that was not, or of other subjects, has none. */
  @Test
  void whereFieldsLieIsLinked() {
    assertThat(rowsWithEvidence("TreeMap")).hasSize(3).allMatch(l -> l.startsWith("| 1.1 |"));
    assertThat(rowsWithEvidence("Absent")).isEmpty();
  }
}
