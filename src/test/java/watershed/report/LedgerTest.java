package watershed.report;

import static org.assertj.core.api.Assertions.assertThat;
import static watershed.report.PlantedLedger.CELL;
import static watershed.report.PlantedLedger.NEW;
import static watershed.report.PlantedLedger.OLD;
import static watershed.report.PlantedLedger.claim;
import static watershed.report.PlantedLedger.flat;
import static watershed.report.PlantedLedger.info;
import static watershed.report.PlantedLedger.records;
import static watershed.report.PlantedLedger.trials;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import watershed.record.Json;
import watershed.record.Planted;
import watershed.record.Run;
import watershed.record.RunDirectory;
import watershed.record.RunStore;
import watershed.record.Trial;

/** The ledger as text, Markdown and JSON, from planted records alone. */
class LedgerTest {
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
        .contains("here: this run did not include Later: HashMap bytes was not measured");
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
  void howFiguresDecideTogetherIsSaidWithThem() {
    Run.ClaimInfo seen = claim("1.1-x", "", "{HashMap bytes}", "SEEN_ABOVE", 1);
    Run.ClaimInfo any = new Run.ClaimInfo("1.1-x", "Says", "", "one is enough", seen.figures());
    assertThat(LedgerMarkdown.of(Judgements.of(records(trials(), info("1.1", "Tables", any)))))
        .contains("{HashMap bytes} seen above 1 ratio; one is enough");
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
            "the interval of the crossing of TreeMap / HashMap along writes has 30 %,"
                + " TreeMap the better below it",
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
