package watershed.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import watershed.record.Calibration;
import watershed.record.Cell;
import watershed.record.Finding;
import watershed.record.Health;
import watershed.record.Planted;
import watershed.record.PlantedRuns;
import watershed.record.Run;
import watershed.record.Trial;

class TextReportTest {
  private static RunRecords records(List<Trial> trials, int planned) {
    Run run =
        PlantedRuns.run(
            List.of(PlantedRuns.emptyMapsInfo(), PlantedRuns.contention(PlantedRuns.DESIGNS)),
            Map.of(
                Cell.of("Contention", Map.of("writes", "5"), 2),
                planned,
                Cell.of("EmptyMaps", Map.of("puts", "0"), 1),
                5));
    return new RunRecords(
        "2026-11-22-jdk17.0.15", PlantedRuns.machine(), run, trials, null, List.of());
  }

  private static List<Trial> trials(int blocks) {
    List<Trial> all = new ArrayList<>(PlantedRuns.emptyMaps(1, blocks).trials());
    all.addAll(PlantedRuns.contention(2, blocks).trials());
    return all;
  }

  @Test
  void linesFitATerminal() {
    assertThat(TextReport.of(records(trials(5), 60)).lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
  }

  @Test
  void theHeaderSaysWhereWithWhatAndWhen() {
    assertThat(TextReport.of(records(trials(5), 60)))
        .contains("Planted CPU, 2 CPUs on 1 core")
        .contains("JDK       25.0.3")
        .contains("commit 0123456789ab")
        .contains("preset quick within 600 s, seed 7, started 2026-11-22 08:00 UTC")
        .contains("320 completed, 1 not; 65 of 65 planned blocks")
        .doesNotContain("INCOMPLETE");
  }

  @Test
  void healthThatMattersIsShown() {
    Run run = records(List.of(), 0).run();
    Health health =
        new Health(
            run.started(),
            List.of(
                new Finding("governor", Finding.Grade.FINE, "performance", ""),
                new Finding("turbo", Finding.Grade.DEGRADES, "on", "turn it off")));
    Run checked =
        new Run(
            run.schema(),
            run.machine(),
            run.started(),
            run.command(),
            run.commit(),
            run.dirty(),
            run.code(),
            run.preset(),
            run.budgetSeconds(),
            run.seed(),
            run.jdks(),
            run.jvmArgs(),
            run.experiments(),
            run.planned(),
            health,
            null,
            run.sittings());
    assertThat(
            TextReport.of(
                new RunRecords("r", PlantedRuns.machine(), checked, List.of(), null, List.of())))
        .contains("before: degrades turbo: on")
        .contains("after: not checked")
        .doesNotContain("governor");
  }

  @Test
  void plantedWinnersAndCrossingsAreTold() {
    String text = TextReport.of(records(trials(5), 60));
    assertThat(section(text, "Best design by writes; JDK 17.0.15"))
        .containsPattern(
            "2 threads +(RwLock|ConcurrentHashMap) ~ +(RwLock|ConcurrentHashMap) ~ +Sharded64 +Sharded64")
        .contains("16 threads (oversubscribed)");
    assertThat(section(text, "Crossovers along writes").replaceAll("\\s+", " "))
        .containsPattern(
            "2 threads: ConcurrentHashMap / Sharded64: ConcurrentHashMap up to (19|20|21)\\.\\d"
                + " \\[[\\d.]+, [\\d.]+\\], then Sharded64; at 0: ConcurrentHashMap by")
        .contains("ConcurrentHashMap / RwLock: not told apart at any point, where they differ by");
    assertThat(section(text, "writes=30, 2 threads; JDK 17.0.15"))
        .containsPattern("Sharded64 .*\\[.*\\] .* 1\\.\\d\\d \\[.*\\] +5  best")
        .containsPattern("ConcurrentHashMap .* 1 +5")
        .containsPattern("harness \\(NullMap\\): [67]\\.\\d+ \\[.*\\] ns/op per thread");
    assertThat(text).contains("realised writes 30 %; hit rate 100 %; finalSize 1024");
  }

  @Test
  void bytesStandBesideJolsPerJdk() {
    String text = TextReport.of(records(trials(5), 60));
    assertThat(text)
        .containsPattern("gc.alloc.rate.norm B/op +jolBytes\\n.*\\n  hashMap +48\\.0 +48\\n")
        .containsPattern("concurrentHashMap +64\\.0 +64\\n")
        .containsPattern("JDK 25.0.3 against 17.0.15[^=]*hashMap +1\\.2\\d \\[")
        .contains("UNAVAILABLE newHashMap on 17.0.15: HashMap.newHashMap needs JDK 19 (1 fork,");
  }

  @Test
  void anIncompleteRunSaysHowFarItGot() {
    String text = TextReport.of(records(trials(1), 60));
    assertThat(text)
        .contains("13 of 65 planned blocks: THE RUN IS INCOMPLETE")
        .contains("12 of 60 planned blocks")
        .contains("1 fork: no interval")
        .doesNotContain("NaN")
        .doesNotContain("not a number");
    assertThat(TextReport.of(records(List.of(), 60)))
        .contains("0 of 60 planned blocks: nothing to report yet");
  }

  @Test
  void forksThatRanAloneAreToldApart() {
    Cell cell = Cell.of("Contention", Map.of("writes", "5"), 2);
    List<Trial> alone =
        new Planted(3).alone().cell(cell, Map.of("ConcurrentHashMap", 1.0, "RwLock", 2.0)).trials();
    assertThat(TextReport.of(records(alone, 5)))
        .contains("each alone")
        .contains("some forks ran alone, not in turns")
        .contains("(not in turns)");
  }

  @Test
  void theControlIsNoContenderButShowsTheNoise() {
    Cell cell = Cell.of("Contention", Map.of("writes", "5"), 2);
    Planted planted = new Planted(3).noise(0.02, 0.02, 0.4);
    planted.cell(cell, Map.of("ConcurrentHashMap", 1.0, "ConcurrentHashMap#2", 1.0, "RwLock", 2.0));
    String text = TextReport.of(records(planted.trials(), 5));
    assertThat(text)
        .containsPattern("measured twice in a block: told apart in [01] of 1 comparison ")
        .containsPattern("control: ConcurrentHashMap against itself (0.9|1.0)\\d+ \\[.*sd of")
        .doesNotContain("#2");
  }

  @Test
  void leadInsThatDidNotSettleAreTold() {
    Cell cell = Cell.of("Contention", Map.of("writes", "5"), 2);
    RunRecords without = records(new Planted(3).cell(cell, Map.of("RwLock", 1.0)).trials(), 5);
    Calibration calibration = new Calibration("g", cell, 20, 8, Map.of(), List.of(), 7, false);
    RunRecords with =
        new RunRecords(
            "r",
            PlantedRuns.machine(),
            without.run(),
            without.trials(),
            null,
            List.of(calibration));
    assertThat(TextReport.of(with)).contains("2 threads: 140 ms (NOT SETTLED");
    assertThat(TextReport.of(without)).doesNotContain("lead-in ");
  }

  @Test
  void aSettledLeadInIsGivenWithWhatItMayLeave() {
    Cell cell = Cell.of("Contention", Map.of("writes", "5"), 2);
    RunRecords without = records(new Planted(3).cell(cell, Map.of("RwLock", 1.0)).trials(), 5);
    List<Double> means = List.of(.3, .01, 0.0, 0.0, .01, -.01);
    Calibration calibration =
        new Calibration(
            "g", cell, 20, 12, Map.of("A", means), List.of(.3, 0.0, 0.0, 0.0, 0.0, 0.0), 1, true);
    RunRecords with =
        new RunRecords(
            "r",
            PlantedRuns.machine(),
            without.run(),
            without.trials(),
            null,
            List.of(calibration));
    assertThat(TextReport.of(with)).containsPattern("2 threads: 20 ms \\([1-9]\\.\\d+ %\\)");
  }

  @Test
  void whatWasPlantedIsSaidToBeRecoveredOrMissed() {
    assertThat(planted(1.10, 5)).contains(": recovered (1 thread, JDK 17.0.15)");
    assertThat(planted(1.40, 5)).contains(": MISSED (1 thread, JDK 17.0.15)");
    assertThat(planted(1.10, 1)).contains("(1 block): not told, for there is no interval");
  }

  private static String planted(double truth, int blocks) {
    Run.ExperimentInfo info =
        new Run.ExperimentInfo(
            "Planted",
            "0.1",
            "Is it recovered",
            "plant",
            "",
            "",
            "none",
            List.of("none", "slower10"),
            List.of(
                new Run.ClaimInfo(
                    "0.1-planted",
                    "a tenth",
                    "",
                    "the interval of the ratio slower10 / none contains the threshold within 0.02",
                    1.10,
                    "ratio")));
    Cell cell = Cell.of("Planted", Map.of(), 1);
    List<Trial> trials =
        new Planted(5)
            .unit("avgt", "ns/op")
            .blocks(blocks)
            .noise(0.005, 0.01, 0.3)
            .cell(cell, Map.of("none", 1.0, "slower10", truth))
            .trials();
    Run run = PlantedRuns.run(List.of(info), Map.of(cell, blocks));
    String text =
        TextReport.of(new RunRecords("r", PlantedRuns.machine(), run, trials, null, List.of()));
    assertThat(text).containsPattern("planted +1\\.10, found 1\\.[0-9]+ ");
    return text.replaceAll("\\s+", " ");
  }

  @Test
  void theSpreadIsSharedOverAnExperimentAndSaysSo() {
    String text = TextReport.of(records(trials(5), 60)).replaceAll("\\s+", " ");
    // Cells of 1 and 2 threads, four points of the axis each, three rivals of the best.
    assertThat(text)
        .containsPattern("each at 95 %; [^;]* with 95 % spread shared over 24 comparisons: worth ")
        .containsPattern("gain over ConcurrentHashMap; spread shared over 12 comparisons: worth ");
  }

  @Test
  void unitsAreNotMixed() {
    Cell cell = Cell.of("Contention", Map.of("writes", "5"), 2);
    List<Trial> mixed = new ArrayList<>(new Planted(3).cell(cell, DESIGN_PAIR).trials());
    mixed.addAll(
        new Planted(4).unit("avgt", "ns/op").cell(cell, Map.of("CopyOnWrite", 5.0)).trials());
    assertThat(TextReport.of(records(mixed, 5)))
        .containsPattern("CopyOnWrite: [45]\\.\\d+ \\[.*\\] ns/op, another unit, so not compared")
        .doesNotContainPattern("CopyOnWrite .*may be best");
  }

  private static final Map<String, Double> DESIGN_PAIR =
      Map.of("ConcurrentHashMap", 1.0, "RwLock", 2.0);

  @Test
  void anotherJdksChangesCarryTheirQ() {
    String text = TextReport.of(records(trials(5), 60));
    assertThat(section(text, "JDK 25.0.3 against 17.0.15"))
        .containsPattern("as good on 25\\.0\\.3 +q\\n")
        .containsPattern("hashMap +1\\.2\\d \\[.*\\] +0\\.0\\d+")
        .contains("2 comparisons: 1 told apart, 1 not; of those");
    assertThat(TextReport.of(records(trials(1), 60)))
        .contains("2 comparisons: 0 told apart, 0 not, 2 without an interval (1 block)");
  }

  @Test
  void experimentsWithoutCellsAreNamedInOneLine() {
    Run run = PlantedRuns.run(List.of(PlantedRuns.emptyMapsInfo()), Map.of());
    assertThat(
            TextReport.of(
                new RunRecords("r", PlantedRuns.machine(), run, List.of(), null, List.of())))
        .contains("no cells  in this run's plan for 2.2 EmptyMaps")
        .doesNotContain("=====");
  }

  @Test
  void addressesAreListedNotAveraged() {
    Cell cell = Cell.of("Contention", Map.of("writes", "5"), 2);
    Planted planted = new Planted(3).blocks(1);
    for (double address : new double[] {16, 80}) {
      planted.cell(
          cell,
          List.of("17.0.15"),
          Map.of("ConcurrentHashMap", 1.0, "RwLock", 2.0),
          Map.of("addressMod128A # RwLock", address));
    }
    assertThat(TextReport.of(records(planted.trials(), 5))).containsPattern("RwLock +16/80\\n");
  }

  private static String section(String text, String title) {
    int start = text.indexOf(title);
    assertThat(start).as(title).isNotNegative();
    int end = text.indexOf("\n\n", start);
    return text.substring(start, end < 0 ? text.length() : end);
  }
}
