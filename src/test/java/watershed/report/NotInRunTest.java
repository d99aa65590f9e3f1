package watershed.report;

import static org.assertj.core.api.Assertions.assertThat;
import static watershed.report.PlantedLedger.CELL;
import static watershed.report.PlantedLedger.NEW;
import static watershed.report.PlantedLedger.OLD;
import static watershed.report.PlantedLedger.claim;
import static watershed.report.PlantedLedger.info;
import static watershed.report.PlantedLedger.records;
import static watershed.report.PlantedLedger.trials;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import watershed.analysis.ClaimVerdict;
import watershed.analysis.DocumentClaim;
import watershed.analysis.Ledger;
import watershed.record.Cell;
import watershed.record.Planted;
import watershed.record.Run;
import watershed.record.Trial;

/** Of a claim without a verdict a reader is told why the run has none, and what measures it. */
class NotInRunTest {
  private static final Run.ClaimInfo OF_SKIP_LIST =
      claim("1.1-x", "", "{SkipList bytes}", "ABOVE", 1);

  private static Ledger.Row row(List<Trial> trials, Run.ExperimentInfo... infos) {
    return Judgements.of(records(trials, infos)).ledger().rows().get(0);
  }

  private static ClaimVerdict on(String jdk, Ledger.Row row) {
    ClaimVerdict verdict =
        row.verdicts().stream().filter(v -> v.jdk().equals(jdk)).findFirst().orElseThrow();
    assertThat(verdict.verdict()).isEqualTo(ClaimVerdict.Verdict.NOT_IN_RUN);
    return verdict;
  }

  private static Run.ClaimInfo order(String rule) {
    return new Run.ClaimInfo(DocumentClaim.P99_ORDER.id(), "Says", "", rule, List.of());
  }

  @Test
  void theRunDidNotIncludeTheExperiment() {
    Ledger.Row row = row(trials(), info("1.1", "Later", OF_SKIP_LIST));
    assertThat(on(OLD, row).reason())
        .isEqualTo("this run did not include Later: SkipList bytes was not measured");
    assertThat(row.command()).isEqualTo("./run-benchmarks.sh run Later");
  }

  @Test
  void theRunMeasuredOtherContenders() {
    Ledger.Row row = row(trials(), info("1.1", "Tables", OF_SKIP_LIST));
    assertThat(on(OLD, row).reason())
        .isEqualTo(
            "this run measured Tables in other cells or with other contenders: SkipList bytes was"
                + " not measured");
    assertThat(row.command()).isEqualTo("./run-benchmarks.sh run Tables");
  }

  @Test
  void theRunIsNotFinished() {
    List<Trial> old = trials().stream().filter(t -> t.jdk().equals(OLD)).toList();
    Ledger.Row row = row(old, info("1.1", "Tables", OF_SKIP_LIST));
    assertThat(on(NEW, row).reason())
        .isEqualTo(
            "1 of 1 planned cell of Tables not measured yet (run --resume goes on): SkipList bytes"
                + " was not measured");
    assertThat(on(OLD, row).reason()).startsWith("this run measured Tables in other cells");
  }

  @Test
  void theForkFailed() {
    List<Trial> all = new ArrayList<>(trials());
    all.add(Planted.trial(CELL, "SkipList", OLD, 0, Trial.Outcome.CRASHED, "gone").failed());
    assertThat(on(OLD, row(all, info("1.1", "Tables", OF_SKIP_LIST))).reason())
        .isEqualTo("the fork of SkipList bytes failed, CRASHED: gone");
  }

  @Test
  void theBuildStatedNothingThatIsJudged() {
    Run.ClaimInfo unknown = new Run.ClaimInfo("1.1-x", "Says", "", "no judge", List.of());
    assertThat(on(OLD, row(trials(), info("1.1", "Tables", unknown))).reason())
        .isEqualTo(
            "this run included Tables, but the build that recorded it stated no figure of this"
                + " claim: measure it by this build");
  }

  /** Builds before Latency had the order of the tails among the claims of Contention. */
  @Test
  void aClaimIsMeasuredByTheExperimentThatDecidesItNow() {
    Ledger.Row row = row(trials(), info("2.3", "Contention", order("an older rule")));
    assertThat(on(OLD, row).reason())
        .startsWith("this run did not include Latency: no p99 of ConcurrentHashMap");
    assertThat(row.experiment()).isEqualTo("Latency");
    assertThat(row.command()).isEqualTo("./run-benchmarks.sh run Latency");
  }

  @Test
  void theBuildHadAnotherRule() {
    List<Trial> all = new ArrayList<>(trials());
    Cell cell = Cell.of("Latency", Map.of("writes", "5"), 2);
    all.addAll(new Planted(1).cell(cell, Map.of("HashMap", 1.0)).trials());
    Run.ClaimInfo older = order("an older rule");
    Run.ClaimInfo same = order(DocumentClaim.P99_ORDER.rule());
    assertThat(on(OLD, row(all, info("2.3", "Latency", older))).reason())
        .startsWith(
            "this run measured Latency, by a build with another rule for this claim, in other"
                + " cells or with other contenders: no p99 of ");
    assertThat(on(OLD, row(all, info("2.3", "Latency", same))).reason())
        .startsWith("this run measured Latency in other cells or with other contenders: no p99");
  }
}
