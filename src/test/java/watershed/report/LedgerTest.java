package watershed.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import watershed.record.Cell;
import watershed.record.Json;
import watershed.record.LayoutReport;
import watershed.record.Planted;
import watershed.record.PlantedRuns;
import watershed.record.Run;
import watershed.record.RunDirectory;
import watershed.record.RunStore;
import watershed.record.Trial;

/** The ledger as text, Markdown and JSON, from planted records alone. */
class LedgerTest {
  private static final String OLD = "17.0.15";
  private static final String NEW = "25.0.3";
  private static final Cell CELL = Cell.of("Tables", Map.of("removed", "99"), 1);

  private static Run.ClaimInfo claim(
      String id, String go, String of, String relation, double threshold) {
    return new Run.ClaimInfo(
        id,
        "It says so",
        go,
        "",
        List.of(new Run.FigureInfo(of, "", relation, threshold, "ratio")));
  }

  private static Run.ExperimentInfo info(String section, String name, Run.ClaimInfo... claims) {
    return new Run.ExperimentInfo(
        name,
        "watershed.experiments." + name,
        section,
        "What stays",
        "map",
        "",
        "",
        List.of(),
        "HashMap",
        List.of("HashMap", "TreeMap", "SkipList"),
        Map.of("map", "HashMap", "removed", "99"),
        List.of(claims));
  }

  /** Three blocks on both JDKs: HashMap keeps all, TreeMap nothing but on the later JDK. */
  private static List<Trial> trials() {
    Planted planted = new Planted(1);
    for (int block = 0; block < 3; block++) {
      for (String jdk : List.of(OLD, NEW)) {
        double tree = jdk.equals(OLD) ? 10 : 1000;
        planted.fork(CELL, "HashMap", jdk, block, Map.of("bytes", 1000.0, "peak", 1000.0));
        planted.fork(CELL, "TreeMap", jdk, block, Map.of("bytes", tree, "peak", 1000.0));
      }
    }
    return planted.trials();
  }

  private static RunRecords records(List<Trial> trials, Run.ExperimentInfo... infos) {
    Run run = PlantedRuns.run(List.of(infos), Map.of(CELL, 3));
    return new RunRecords(
        "2026-11-22-jdk17.0.15", PlantedRuns.machine(), run, trials, null, List.of());
  }

  private static RunRecords records() {
    return records(
        trials(),
        info("1.10", "Later", claim("1.10-x", "", "{HashMap bytes}", "ABOVE", 1)),
        info(
            "1.1",
            "Tables",
            claim("1.1-b-each", "40 MB", "{* bytes} / {* peak}", "ABOVE", 0.9),
            claim("1.1-a-tree", "", "{TreeMap bytes} / {TreeMap peak}", "ABOVE", 0.9),
            claim("1.1-c-misses", "", "{HashMap cache-misses}", "ABOVE", 1)));
  }

  private static String flat(String text) {
    return text.replaceAll("\\s+", " ");
  }

  @Test
  void theReportOpensWithOneBlockForEachClaimBySection() {
    String text = TextReport.of(records());
    assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    assertThat(text.indexOf("Ledger: ")).isPositive().isLessThan(text.indexOf("1.1  Tables: "));
    assertThat(text.lines().filter(l -> l.matches("\\d[.\\d]+  [A-Z].*  \\d[.\\d]+-.*")))
        .containsExactly(
            "1.1  REFUTED (17.0.15), CONFIRMED (25.0.3)  1.1-a-tree",
            "1.1  CONFIRMED  1.1-b-each",
            "1.1  NOT MEASURABLE HERE  1.1-c-misses",
            "1.10  NOT IN THIS RUN  1.10-x");
  }

  @Test
  void aBlockSaysWhatTheDocumentGoAndThisMachineSay() {
    String text = flat(TextReport.of(records()));
    assertThat(text)
        .contains("document: It says so; Go itself: 40 MB")
        .contains(
            "here, 17.0.15: 0.0100 [0.0100, 0.0100] ratio, claimed above 0.9 ratio (3 blocks) here,"
                + " 25.0.3: 1 [1, 1] ratio, claimed above 0.9 ratio (3 blocks)"
                + " again: ./run-benchmarks.sh run Tables")
        .contains(
            "of each (ratio): CONFIRMED HashMap 1 [1, 1]; REFUTED TreeMap 0.0100 [0.0100, 0.0100];"
                + " 1 more not in this run (the verdict is that of HashMap)")
        .contains("here: no fork recorded cache-misses")
        .contains("here: HashMap bytes was not measured");
  }

  @Test
  void aCountThatFailedAsksToMeasureAgainAndIsNotTheMachinesFault() {
    RunRecords plain = records();
    RunRecords failed =
        records(
            plain.trials().stream().map(t -> t.withUncounted("exit code 134")).toList(),
            plain.run().experiments().toArray(new Run.ExperimentInfo[0]));
    assertThat(TextReport.of(failed)).contains("1.1  NOT IN THIS RUN  1.1-c-misses");
    assertThat(flat(TextReport.of(failed)))
        .contains(
            "no fork recorded cache-misses: the count failed in 3 of 3 forks (exit code 134):"
                + " measure again");
  }

  @Test
  void coverageAndResolutionCloseIt() {
    assertThat(flat(TextReport.of(records())))
        .contains(
            "coverage 4 claims on JDK 17.0.15: 3 with a verdict, 2 settled (1 CONFIRMED, 1"
                + " REFUTED), 1 NOT MEASURABLE HERE; 1 not in this run")
        .contains("4 claims on JDK 25.0.3: 3 with a verdict, 2 settled (2 CONFIRMED, 0 REFUTED)");
  }

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

  @Test
  void markdownHasARowForEachClaim() {
    List<String> lines = LedgerMarkdown.of(Judgements.of(records())).lines().toList();
    assertThat(lines)
        .contains(
            "# Ledger of planted-2cpu",
            "| section | claim | Go itself | here | verdict | again |",
            "- 1.1-a-tree: {TreeMap bytes} / {TreeMap peak} above 0.900 ratio");
    assertThat(lines.stream().filter(l -> l.startsWith("| 1.")))
        .hasSize(4)
        .allSatisfy(l -> assertThat(l).endsWith("` |"))
        .first()
        .asString()
        .contains("| REFUTED (17.0.15), CONFIRMED (25.0.3) |");
  }

  @Test
  void jsonHoldsNumbers() {
    JsonNode ledger = Json.parse(Json.line(LedgerFile.of(Judgements.of(records()))), "ledger");
    assertThat(ledger.at("/coverage/0/withVerdict").intValue()).isEqualTo(3);
    assertThat(ledger.at("/coverage/0/settled").intValue()).isEqualTo(2);
    JsonNode figure = ledger.at("/claims/0/verdicts/0/figures/0");
    assertThat(figure.get("value").doubleValue()).isEqualTo(0.01);
    assertThat(figure.get("low").doubleValue()).isEqualTo(0.01);
    assertThat(figure.get("blocks").intValue()).isEqualTo(3);
    assertThat(ledger.at("/claims/1/verdicts/0/contenders")).hasSize(3);
    assertThat(ledger.at("/claims/1/command").asString())
        .isEqualTo("./run-benchmarks.sh run Tables");
  }

  @Test
  void experimentsWithoutClaimsHaveNoLedger() {
    assertThat(TextReport.of(records(trials(), info("1.1", "Tables")))).doesNotContain("Ledger: ");
  }

  @Test
  void whereNoForkCouldBeHadWhoeverJudgesSaysWhatIsMissing() {
    List<Run.ClaimInfo> claims = new ArrayList<>();
    for (String rule :
        List.of(
            "the interval of the ratio TreeMap / HashMap contains 1.10 within 0.02",
            "p99.9 of TreeMap, removed=99, is 100000 ns within 5 %",
            "the interval of the crossing of TreeMap / HashMap along writes has 30 %",
            "TreeMap / HashMap comes out indifferent: nowhere told to differ by 0.03",
            "no judge")) {
      claims.add(new Run.ClaimInfo("1.1-" + claims.size(), "Says", "", rule, List.of()));
    }
    for (String id : List.of("2.3-a-x", "2.3-b-x", "2.3-c-x", "2.3-d-x")) {
      claims.add(new Run.ClaimInfo(id, "Says", "", "rule", List.of()));
    }
    Planted planted = new Planted(1);
    for (String jdk : List.of(OLD, NEW)) {
      planted.add(
          Planted.trial(CELL, "HashMap", jdk, 0, Trial.Outcome.UNAVAILABLE, "2 CPUs are needed")
              .failed());
    }
    RunRecords records =
        records(planted.trials(), info("1.1", "Tables", claims.toArray(new Run.ClaimInfo[0])));
    assertThat(Judgements.of(records).ledger().rows())
        .hasSize(9)
        .allSatisfy(
            row ->
                assertThat(row.verdicts())
                    .allSatisfy(
                        v -> {
                          assertThat(v.verdict().label()).isEqualTo("NOT MEASURABLE HERE");
                          assertThat(v.reason()).isEqualTo("2 CPUs are needed");
                        }));
  }

  /** Their claims of earlier builds have no figures; those of 2.3 are judged all the same. */
  @Test
  void committedRunsAreJudged() {
    for (RunDirectory run : new RunStore(Path.of("results")).list().runs()) {
      if (run.isDiff()) {
        continue; // Its contenders are two sides, of which no claim speaks.
      }
      Judgements judgements = Judgements.of(RunRecords.of(run));
      assertThat(judgements.ledger().rows()).as(run.path().toString()).isNotEmpty();
      assertThat(TextReport.of(judgements).lines())
          .filteredOn(line -> line.strip().indexOf(' ') >= 0) // the path of a file is not cut
          .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }
  }
}
