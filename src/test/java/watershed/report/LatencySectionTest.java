package watershed.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import watershed.record.Cell;
import watershed.record.Contenders;
import watershed.record.LatencyHistogram;
import watershed.record.Planted;
import watershed.record.PlantedLatency;
import watershed.record.PlantedRuns;
import watershed.record.Run;
import watershed.record.Trial;

class LatencySectionTest {
  private static final String BASE = "ConcurrentHashMap";
  private static final Map<String, Double> SCORES =
      Map.of(BASE, 20.0, Contenders.twinOf(BASE), 20.0, "RWLock", 20.0, "NullMap", 30.0);

  /** RWLock is twice as slow at the median, and its slowest hundredth takes 200 us and more. */
  private static Histogram histogram(Trial trial, int n) {
    Histogram histogram = PlantedLatency.histogram();
    double scale = trial.contender().equals("RWLock") ? 2 : 1;
    for (int i = 0; i < n; i++) {
      boolean stall = scale > 1 && i % 100 < 2;
      histogram.recordValue(stall ? 200_000 + i : Math.round(scale * (50 + i % 100)));
    }
    return histogram;
  }

  private static String report(String load, int blocks, int n, double realised) {
    return report(load, blocks, t -> latency(histogram(t, n), load, realised));
  }

  private static String report(
      String load, int blocks, Function<Trial, LatencyHistogram> latencies) {
    Cell cell = Cell.of("Latency", Map.of("load", load, "writes", "30"), 2);
    List<Trial> trials =
        PlantedLatency.in(new Planted(1).blocks(blocks).cell(cell, SCORES).trials(), latencies);
    Run.ExperimentInfo info =
        new Run.ExperimentInfo(
            "Latency",
            "watershed.experiments.Latency",
            "2.3",
            "How long does an operation take",
            "design",
            "",
            "NullMap",
            List.of(),
            BASE,
            List.of("NullMap", BASE, "RWLock"),
            Map.of("design", "NullMap", "load", "closed"),
            List.of());
    Run run = PlantedRuns.run(List.of(info), Map.of(cell, blocks));
    return TextReport.of(new RunRecords("r", PlantedRuns.machine(), run, trials, null, List.of()));
  }

  private static LatencyHistogram latency(Histogram histogram, String load, double realised) {
    return load.equals("closed")
        ? PlantedLatency.closed(histogram)
        : PlantedLatency.open(histogram, realised);
  }

  private static String flat(String text) {
    return text.replaceAll("\\s+", " ");
  }

  @Test
  void quantilesStandWithIntervalForksAndSamples() {
    String text = report("closed", 5, 20_000, 0);
    assertThat(text).contains("Latency, 2 threads; JDK 17.0.15");
    assertThat(text)
        .containsPattern("design\\s+p50 ns +p99 us +p99.9 us +blocks +forks +samples")
        .containsPattern(
            BASE + "\\s+99 \\[99, 99\\] +0\\.148 \\[.*\\] +0\\.149 .* +5 +10 +200000\\n")
        .containsPattern(
            "RWLock\\s+20\\d \\[.*\\] +2\\d\\d \\[.*\\] +2\\d\\d \\[.*\\] +5 +5 +100000\\n")
        .containsPattern("NullMap \\(harness\\)");
    assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
  }

  @Test
  void howItWasTimedStandsBelow() {
    assertThat(flat(report("closed", 5, 2000, 0)))
        .contains("closed loop (load=closed): service time, since a thread starts an operation")
        .contains("1 operation in 32, drawn beforehand, is timed")
        .contains("timer: 24.5 ns a reading (forks: 24.5 to 24.5), in steps of 10 ns");
    assertThat(flat(report("open80", 5, 2000, 1)))
        .contains("open loop (load=open80): from the intended start of each operation to its end")
        .contains("every operation is timed");
  }

  @Test
  void tooFewSamplesAndTooFewBlocksAreSaid() {
    String text = report("closed", 4, 2000, 0);
    assertThat(text)
        .contains("under 100000 samples")
        .contains("no interval of fewer than 5 blocks");
    assertThat(report("closed", 5, 20_000, 0)).doesNotContain("no interval of fewer");
  }

  @Test
  void theGainIsTheBaselinesQuantileOverTheContenders() {
    assertThat(report("closed", 5, 2000, 0))
        .containsPattern("design +gain at p50 +gain at p99 +gain at p99.9")
        .containsPattern("RWLock +0\\.[45]\\d* \\[.*\\] +0\\.000\\d+ \\[.*\\] +-\\n")
        .containsPattern("itself \\(control\\) +1 \\[1, 1\\] +1 \\[1, 1\\] +-\\n");
  }

  @Test
  void anOpenLoopThatFellBehindIsNamed() {
    String text = flat(report("open80", 5, 2000, 0.9));
    assertThat(text)
        .contains("design capacity ops/us target ops/us realised ops/us least window")
        .containsPattern(BASE + " 10[.0]* \\[10[.0]*, 10[.0]*\\] 8[.0]* \\[8[.0]*, 8[.0]*\\] 7\\.2")
        .containsPattern(BASE + ": 10 of 10 forks fell behind, worst 90(\\.0)? % of what was asked")
        .contains(
            "p99 not told of any that kept up; left out, fell behind: "
                + BASE
                + " (10 of 10 forks), RWLock (5 of 5 forks)");
    assertThat(flat(report("open80", 5, 2000, 1))).doesNotContain("fell behind");
  }

  /** Its backlog is the pooled tail, though the five together did 99.2 % of what was asked. */
  @Test
  void oneForkThatFellBehindIsNamedAndItsContenderIsNoneOfTheExtremes() {
    String text =
        flat(
            report(
                "open80",
                5,
                t -> {
                  boolean slow = t.contender().equals("RWLock") && t.block() == 3;
                  Histogram histogram = histogram(t, 20_000);
                  return PlantedLatency.open(histogram, slow ? 0.96 : 1, slow ? 0.5 : 0.75);
                }));
    assertThat(text)
        .containsPattern("RWLock: 1 of 5 forks fell behind, worst 96(\\.0)? % of what was asked")
        .doesNotContainPattern(BASE + ": \\d+ of \\d+ forks fell behind")
        .containsPattern("RWLock ([\\d.]+ \\[[\\d., ]+\\] ){3}50 %")
        .containsPattern(BASE + " ([\\d.]+ \\[[\\d., ]+\\] ){3}75 %")
        .containsPattern(
            "p99 of "
                + BASE
                + " alone, 148 \\[148, 148\\] ns; each at its own rate, see target; left out, fell"
                + " behind: RWLock \\(1 of 5 forks\\)");
  }

  @Test
  void chanceInAFewRandomStartsIsNoBacklog() {
    assertThat(flat(report("open80", 5, 2000, 0.96))).doesNotContain("fell behind");
    assertThat(flat(report("open80", 5, 20_000, 0.96))).contains("5 of 5 forks fell behind");
  }

  @Test
  void whereWindowsWereNotStoredThatIsSaid() {
    assertThat(flat(report("open80", 5, t -> PlantedLatency.open(histogram(t, 2000), 1, null))))
        .contains("not stored")
        .doesNotContain("least window:");
  }

  @Test
  void contendersOfAnOpenLoopAreNotUnderOneLoad() {
    String own = "each at its own rate, see target";
    assertThat(flat(report("open80", 5, 2000, 1)))
        .contains("above 1 is faster; " + own)
        .containsPattern("greatest of RWLock, .* us; " + own);
    assertThat(flat(report("closed", 5, 2000, 0))).doesNotContain(own);
  }

  /** The score is a rate that the load sets: who has most of it has won nothing. */
  @Test
  void noWinnerIsDeclaredByRate() {
    assertThat(flat(report("closed", 5, 2000, 0)))
        .doesNotContain("Best of each cell")
        .doesNotContain("may be best")
        .containsPattern(
            "2 threads: p99 least of " + BASE + ", 148 .* ns, greatest of RWLock, 201 .* us");
  }
}
