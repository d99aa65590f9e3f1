package watershed.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import watershed.record.Cell;
import watershed.record.Planted;
import watershed.record.PlantedLatency;
import watershed.record.PlantedRuns;
import watershed.record.Run;
import watershed.record.Trial;

class LatencyPlantedTest {
  private static final Map<String, Double> BOTH = Map.of("none", 1.0, "stalls", 1.0);

  /** Every operation takes 200 ns, but a fifth of a per cent of them {@code stall} ns more. */
  private static Histogram histogram(int stall, int operations) {
    Histogram histogram = PlantedLatency.histogram();
    for (int i = 0; i < operations; i++) {
      histogram.recordValue(i % 500 == 0 ? 200 + stall : 200);
    }
    return histogram;
  }

  /** The contender {@code stalls} has the stalls, the other one none. */
  private static String report(int stall, int operations, String load) {
    return report(5, BOTH, stall, operations, load, t -> t.contender().equals("stalls"));
  }

  private static String report(
      int blocks,
      Map<String, Double> contenders,
      int stall,
      int operations,
      String load,
      Predicate<Trial> stalled) {
    Histogram with = histogram(stall, operations);
    Histogram without = histogram(0, operations);
    Cell cell = Cell.of("PlantedStall", Map.of("load", load), 1);
    List<Trial> trials =
        PlantedLatency.in(
            new Planted(1).blocks(blocks).cell(cell, contenders).trials(),
            t -> PlantedLatency.closed(stalled.test(t) ? with : without));
    Run.ExperimentInfo info =
        new Run.ExperimentInfo(
            "PlantedStall",
            "watershed.experiments.PlantedStall",
            "0.3",
            "Are planted stalls found",
            "plant",
            "",
            "",
            List.of(),
            "none",
            List.of("none", "stalls"),
            Map.of("plant", "none", "load", "closed"),
            List.of(
                new Run.ClaimInfo(
                    "0.3-planted-stalls",
                    "a stall is the p99.9",
                    "",
                    "p99.9 of stalls, load=closed, is 100000 ns within 5 %",
                    List.of())));
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

  @Test
  void whatMayBeNoEffectAtAllIsNotRecovered() {
    Predicate<Trial> mine = t -> t.contender().equals("stalls");
    // Three forks of five: their stalls are the p99.9 of all, and of two redrawings in three.
    assertThat(report(5, BOTH, 100_000, 50_000, "closed", mine.and(t -> t.block() < 3)))
        .containsPattern("found 100 \\[0\\.2\\d*, 100\\] us: not told from that of none, 2\\d\\d ");
    assertThat(report(5, BOTH, 100_000, 50_000, "closed", t -> true))
        .contains(" us: not told from that of none, 100 [100, 100] us (");
    assertThat(report(4, BOTH, 100_000, 50_000, "closed", mine))
        .contains(" us: not told, for there is no interval (");
    assertThat(report(5, Map.of("stalls", 1.0), 100_000, 50_000, "closed", mine))
        .contains(" us: not told, for there is no p99.9 of none to tell it from (");
  }
}
