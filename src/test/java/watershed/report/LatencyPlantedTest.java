package watershed.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import watershed.record.Cell;
import watershed.record.Planted;
import watershed.record.PlantedLatency;
import watershed.record.PlantedRuns;
import watershed.record.Run;
import watershed.record.Trial;

class LatencyPlantedTest {
  /** A fifth of a per cent of the operations takes {@code stall} ns more than the others' 200. */
  private static String report(int stall, int operations, String load) {
    Histogram histogram = PlantedLatency.histogram();
    for (int i = 0; i < operations; i++) {
      histogram.recordValue(i % 500 == 0 ? 200 + stall : 200);
    }
    Cell cell = Cell.of("PlantedStall", Map.of("load", load), 1);
    List<Trial> trials =
        PlantedLatency.in(
            new Planted(1).blocks(5).cell(cell, Map.of("none", 1.0, "stalls", 1.0)).trials(),
            t -> PlantedLatency.closed(histogram));
    Run.ExperimentInfo info =
        new Run.ExperimentInfo(
            "PlantedStall",
            "0.3",
            "Are planted stalls found",
            "plant",
            "",
            "",
            List.of(),
            "none",
            List.of("none", "stalls"),
            List.of(
                new Run.ClaimInfo(
                    "0.3-planted-stalls",
                    "a stall is the p99.9",
                    "",
                    "p99.9 of stalls, load=closed, is the threshold within 5 %",
                    100_000,
                    "ns")));
    Run run = PlantedRuns.run(List.of(info), Map.of(cell, 5));
    return TextReport.of(new RunRecords("r", PlantedRuns.machine(), run, trials, null, List.of()))
        .replaceAll("\\s+", " ");
  }

  @Test
  void aPlantedTailIsRecoveredMissedOrNotTold() {
    assertThat(report(100_000, 50_000, "closed"))
        .containsPattern("planted 100000 ns at p99.9, found 100 \\[100, 100\\] us: recovered \\(")
        .contains("self-test: planted 100000 ns at p99.9");
    assertThat(report(110_000, 50_000, "closed")).contains(" us: MISSED (");
    assertThat(report(60_000, 50_000, "closed")).contains(" ns: MISSED (");
    assertThat(report(100_000, 10_000, "closed")).contains("not told: under 100000 samples (");
    assertThat(report(100_000, 50_000, "open50")).doesNotContain("planted 100000 ns");
  }
}
