package watershed.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import watershed.record.PlantedRuns;
import watershed.record.Run;

/** What a run set out to measure stands at the head of its report and its ledger. */
class PlanTextTest {
  private static String head(Run run) {
    RunRecords records =
        new RunRecords("r", PlantedRuns.machine(), run, List.of(), null, List.of());
    assertThat(LedgerMarkdown.of(Judgements.of(records))).contains(PlanText.of(run));
    return TextReport.of(records).replaceAll("\\s+", " ");
  }

  /** A preset's name alone would promise all of its blocks. */
  @Test
  void whatABudgetLeftOfThePresetIsTold() {
    Run run = TextReportTest.records(List.of(), 60).run();
    assertThat(head(run))
        .contains(
            " preset quick, with a budget of 600 s: 65 blocks, and its record does not say of how"
                + " many, seed 7, started 2026-11-22 08:00 UTC");
    assertThat(head(run.cutFrom(496)))
        .contains(" preset quick, cut by a budget of 600 s: 65 of 496 blocks of the preset, seed");
    assertThat(head(run.cutFrom(65))).contains(" preset quick, whole within a budget of 600 s, ");
  }
}
