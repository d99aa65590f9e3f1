package watershed.report;

import static org.assertj.core.api.Assertions.assertThat;
import static watershed.analysis.ClaimVerdict.Verdict.CONFIRMED;
import static watershed.analysis.ClaimVerdict.Verdict.INCONCLUSIVE;
import static watershed.analysis.ClaimVerdict.Verdict.NOT_IN_RUN;
import static watershed.analysis.ClaimVerdict.Verdict.REFUTED;

import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import watershed.analysis.ClaimVerdict;
import watershed.lab.Catalogue;
import watershed.lab.ExperimentSpec;
import watershed.record.Cell;
import watershed.record.Planted;
import watershed.record.PlantedLatency;
import watershed.record.PlantedRuns;
import watershed.record.Run;
import watershed.record.Trial;

/** Claims that no figure decides have judges, and these can come out either way. */
class JudgementsTest {
  private static ClaimVerdict judge(String rule, List<Trial> trials) {
    Run.ExperimentInfo info =
        new Run.ExperimentInfo(
            "E",
            "watershed.experiments.E",
            "0.9",
            "What",
            "plant",
            "writes",
            "",
            List.of(),
            "flat",
            List.of("flat", "other"),
            Map.of("plant", "flat", "writes", "5"),
            List.of(new Run.ClaimInfo("0.9-x", "Says", "", rule, List.of())));
    Run run = PlantedRuns.run(List.of(info), Map.of(cell(5), 5));
    RunRecords records = new RunRecords("r", PlantedRuns.machine(), run, trials, null, List.of());
    return Judgements.of(records).ledger().rows().get(0).verdicts().get(0);
  }

  private static String crossing(String below) {
    return "the interval of the crossing of other / flat along writes has 30 %, "
        + below
        + " the better below it";
  }

  private static Cell cell(int writes) {
    return Cell.of("E", Map.of("writes", "" + writes), 1);
  }

  /** Scores of one contender at 5, 30 and 80 % writes, where the other always has 10. */
  private static List<Trial> along(double at5, double at30, double at80) {
    Planted planted = new Planted(1).noise(0.02, 0.02, 0.1);
    planted.cell(cell(5), Map.of("flat", 10.0, "other", at5));
    planted.cell(cell(30), Map.of("flat", 10.0, "other", at30));
    planted.cell(cell(80), Map.of("flat", 10.0, "other", at80));
    return planted.trials();
  }

  @Test
  void aCrossingMustLieBetweenTheNearestValuesMeasured() {
    String rule = crossing("other");
    ClaimVerdict crosses = judge(rule, along(20, 10, 5));
    assertThat(crosses.verdict()).isEqualTo(CONFIRMED);
    assertThat(crosses.figures()).hasSize(2);
    assertThat(crosses.figures().get(0).what()).isEqualTo("other over flat at 5 % writes");
    assertThat(crosses.reason()).endsWith("from other to flat");
    ClaimVerdict same = judge(rule, along(20, 10, 20));
    assertThat(same.verdict()).isEqualTo(REFUTED);
    assertThat(same.reason()).isEqualTo("other is the better one at 80 % writes, not flat");
    ClaimVerdict open = judge(rule, along(20, 10, 10));
    assertThat(open.verdict()).isEqualTo(INCONCLUSIVE);
    assertThat(open.reason()).startsWith("who is better is not told at 80 % writes: ");
    assertThat(judge(rule.replace("30", "90"), along(20, 10, 5)).verdict()).isEqualTo(NOT_IN_RUN);
  }

  @Test
  void aCrossingTheOtherWayRoundIsRefuted() {
    ClaimVerdict turned = judge(crossing("other"), along(5, 10, 20));
    assertThat(turned.verdict()).isEqualTo(REFUTED);
    assertThat(turned.reason())
        .isEqualTo(
            "flat is the better one at 5 % writes, not other;"
                + " other is the better one at 80 % writes, not flat");
    assertThat(judge(crossing("flat"), along(5, 10, 20)).verdict()).isEqualTo(CONFIRMED);
    assertThat(judge(crossing("flat"), along(20, 10, 5)).verdict()).isEqualTo(REFUTED);
    assertThat(judge(crossing("other"), along(5, 10, 10)).verdict())
        .as("one side that is told the wrong way is enough")
        .isEqualTo(REFUTED);
  }

  /** Nor is a crossing of an earlier build ever confirmed, which did not say which way round. */
  @Test
  void aCrossingWithoutADirectionIsNotJudged() {
    String rule = "the interval of the crossing of other / flat along writes has 30 %";
    for (ClaimVerdict verdict :
        List.of(judge(rule, along(20, 10, 5)), judge(rule, along(5, 10, 20)))) {
      assertThat(verdict.verdict()).isEqualTo(NOT_IN_RUN);
      assertThat(verdict.reason())
          .startsWith("this run included E, but the build that recorded it did not say which is");
    }
  }

  @Test
  void aTieMustBeOneEverywhere() {
    String rule = "other / flat comes out indifferent: nowhere told to differ by 0.05";
    Planted even = new Planted(1).noise(0.002, 0.002, 0.1).blocks(7);
    even.cell(cell(5), Map.of("flat", 10.0, "other", 10.0));
    assertThat(judge(rule, even.trials()).verdict()).isEqualTo(CONFIRMED);
    assertThat(judge(rule, along(10, 10, 20)).verdict()).isEqualTo(REFUTED);
    Planted noisy = new Planted(1).noise(0.3, 0.02, 0.1);
    noisy.cell(cell(5), Map.of("flat", 10.0, "other", 10.0));
    assertThat(judge(rule, noisy.trials()).verdict()).isEqualTo(INCONCLUSIVE);
    assertThat(judge(rule, List.of()).verdict()).isEqualTo(NOT_IN_RUN);
  }

  @Test
  void aPlantedRatioIsRecoveredOrMissed() {
    String rule = "the interval of the ratio other / flat contains 1.10 within 0.02";
    assertThat(judge(rule, along(11, 11, 11)).verdict()).isEqualTo(CONFIRMED);
    ClaimVerdict missed = judge(rule, along(11, 11, 20));
    assertThat(missed.verdict()).isEqualTo(REFUTED);
    assertThat(missed.reason()).isEqualTo("MISSED");
    List<Trial> one = along(11, 11, 11).stream().filter(t -> t.block() == 0).toList();
    assertThat(judge(rule, one).verdict()).isEqualTo(INCONCLUSIVE);
    assertThat(judge(rule, List.of()).verdict()).isEqualTo(NOT_IN_RUN);
  }

  @Test
  void aPlantedTailIsRecoveredOrMissed() {
    String rule = "p99.9 of other, writes=5, is 100000 ns within 5 %";
    assertThat(judge(rule, stalls(100_000, 50_000)).verdict()).isEqualTo(CONFIRMED);
    assertThat(judge(rule, stalls(50_000, 50_000)).verdict()).isEqualTo(REFUTED);
    assertThat(judge(rule, stalls(100_000, 10_000)).verdict()).isEqualTo(INCONCLUSIVE);
  }

  private static List<Trial> stalls(int nanos, int operations) {
    return PlantedLatency.in(
        new Planted(1).cell(cell(5), Map.of("flat", 1.0, "other", 1.0)).trials(),
        t -> {
          Histogram histogram = PlantedLatency.histogram();
          histogram.recordValueWithCount(200, operations - operations / 500L);
          histogram.recordValueWithCount(
              t.contender().equals("other") ? nanos : 200, operations / 500L);
          return PlantedLatency.closed(histogram);
        });
  }

  @Test
  void noClaimOfTheCatalogueIsWithoutAJudge() {
    List<Run.ExperimentInfo> infos =
        Catalogue.load().all().stream().map(ExperimentSpec::info).toList();
    Run run = PlantedRuns.run(infos, Map.of());
    RunRecords records =
        new RunRecords("r", PlantedRuns.machine(), run, List.of(), null, List.of());
    assertThat(Judgements.of(records).ledger().rows())
        .hasSize(
            infos.stream()
                .filter(i -> !i.section().startsWith("0.")) // self-tests claim when they run
                .mapToInt(i -> i.claims().size())
                .sum())
        .allSatisfy(
            row ->
                assertThat(row.verdicts())
                    .allSatisfy(
                        v -> {
                          assertThat(v.verdict()).as(v.claim()).isEqualTo(NOT_IN_RUN);
                          assertThat(v.reason()).doesNotContain("stated no figure");
                        }));
  }
}
