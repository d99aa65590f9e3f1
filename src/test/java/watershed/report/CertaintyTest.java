package watershed.report;

import static org.assertj.core.api.Assertions.assertThat;
import static watershed.report.TextReportTest.records;
import static watershed.report.TextReportTest.section;
import static watershed.report.TextReportTest.trials;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import watershed.record.Calibration;
import watershed.record.Cell;
import watershed.record.Planted;
import watershed.record.PlantedRuns;
import watershed.record.Run;
import watershed.record.Trial;

/** What the report says of its own certainty. */
class CertaintyTest {
  @Test
  void forksThatRanAloneAreToldApart() {
    Cell cell = Cell.of("Contention", Map.of("writes", "5"), 2);
    List<Trial> alone =
        new Planted(3).alone().cell(cell, Map.of("ConcurrentHashMap", 1.0, "RwLock", 2.0)).trials();
    assertThat(TextReport.of(records(alone, 5)))
        .contains("each alone")
        .contains("no leader is named: forks ran alone, not in turns")
        .contains("(not in turns)")
        .doesNotContain("may be best");
  }

  @Test
  void theControlIsNoContenderButShowsTheNoise() {
    Cell cell = Cell.of("Contention", Map.of("writes", "5"), 2);
    Planted planted = new Planted(3).noise(0.02, 0.02, 0.4);
    planted.cell(cell, Map.of("ConcurrentHashMap", 1.0, "ConcurrentHashMap#2", 1.0, "RwLock", 2.0));
    String text = TextReport.of(records(planted.trials(), 5)).replaceAll("\\s+", " ");
    assertThat(text)
        .containsPattern("measured twice in a block: told apart in [01] of 1 comparison ")
        .contains("(too few to pass or fail); worst ")
        .doesNotContain("OFF BY")
        .containsPattern(
            "control: ConcurrentHashMap against itself (0.9|1.0)\\d+ \\[.*\\] \\(its own interval, not shared\\), sd"
                + " of a block's log-ratio 0\\.\\d+ over 5 blocks")
        .doesNotContain("#2");
  }

  @Test
  void aControlThatIsOffSaysByHowMuch() {
    Planted planted = new Planted(3).noise(0.01, 0.01, 0.4);
    for (int threads = 1; threads <= 20; threads++) {
      double twin = threads == 7 ? 0.75 : 1.0;
      planted.cell(
          Cell.of("Contention", Map.of("writes", "5"), threads),
          Map.of("ConcurrentHashMap", 1.0, "ConcurrentHashMap#2", twin, "RwLock", 2.0));
    }
    String text = TextReport.of(records(planted.trials(), 5)).replaceAll("\\s+", " ");
    assertThat(text)
        .containsPattern("of 20 comparisons \\(5 % are to be expected\\); worst 0\\.7\\d+ \\[")
        .containsPattern("worst [^;]*, 7 threads \\(oversubscribed\\); median sd")
        .containsPattern(": OFF BY 2[3-7] %: take no gain here as better known than that")
        .containsOnlyOnce("OFF BY");
  }

  @Test
  void anOpenCrossoverSaysHowMuchAgreesAndNamesTheLargestGain() {
    Planted planted = new Planted(3).blocks(4).noise(0.02, 0.02, 0.4);
    for (String writes : List.of("5", "30")) {
      planted.cell(
          Cell.of("Contention", Map.of("writes", writes), 2),
          Map.of("ConcurrentHashMap", 1.0, "RwLock", writes.equals("5") ? 1.0 : 2.0));
    }
    assertThat(TextReport.of(records(planted.trials(), 8)).replaceAll("\\s+", " "))
        .containsPattern("[\\d.]+ % of resampled runs agree on the reading, 95 % are needed; ")
        .containsPattern(
            "largest gain at a measured point: RwLock [12]\\.\\d+ \\[[\\d., ]+\\] at 30")
        .doesNotContain("differ by at most");
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
    assertThat(TextReport.of(with)).contains("all cells: 140 ms (NOT SETTLED");
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
    assertThat(TextReport.of(with)).containsPattern("all cells: 20 ms \\([1-9]\\.\\d+ %\\)");
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
            "watershed.experiments.Planted",
            "0.1",
            "Is it recovered",
            "plant",
            "",
            "",
            List.of(),
            "none",
            List.of("none", "slower10"),
            Map.of("plant", "none"),
            List.of(
                new Run.ClaimInfo(
                    "0.1-planted",
                    "a tenth",
                    "",
                    "the interval of the ratio slower10 / none contains 1.10 within 0.02",
                    List.of())));
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
    assertThat(text)
        .containsPattern("planted +1\\.10, found 1\\.[0-9]+ ")
        .doesNotContain("not judged")
        .containsPattern("=\\nself-test: planted 1\\.10, found [^=]*\\n$");
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
  void everyGainSaysOfHowManyBlocksItIs() {
    String report = TextReport.of(records(trials(5), 60));
    String text = report.replaceAll("\\s+", " ");
    assertThat(section(text, "Crossovers along writes"))
        .containsPattern(
            "at 0: ConcurrentHashMap by \\+[\\d.]+ % \\[\\+[\\d.]+ %, \\+[\\d.]+ %\\];"
                + " 5 blocks at a point")
        .containsPattern("point: (RwLock|ConcurrentHashMap) 1[^;]*; 5 blocks at a point");
    assertThat(text)
        .contains("gains: of 5 blocks each intervals: each at 95 %")
        .containsPattern("harness \\(NullMap\\): [^;]* ns/op per thread, of 5 forks, inside");
    assertThat(section(report, "JDK 25.0.3 against 17.0.15")).contains("each of 5 blocks");
    assertThat(planted(1.10, 5))
        .containsPattern("found 1\\.\\d+ \\[[^\\]]*\\] of 5 blocks: recovered");
  }

  @Test
  void unitsAreNotMixed() {
    Cell cell = Cell.of("Contention", Map.of("writes", "5"), 2);
    List<Trial> mixed = new ArrayList<>(new Planted(3).cell(cell, DESIGN_PAIR).trials());
    mixed.addAll(
        new Planted(4).unit("avgt", "ns/op").cell(cell, Map.of("CopyOnWrite", 5.0)).trials());
    assertThat(TextReport.of(records(mixed, 5)))
        .containsPattern(
            "CopyOnWrite: [45]\\.\\d+ \\[.*\\] ns/op, another unit, so not compared \\(5 forks\\)")
        .doesNotContainPattern("CopyOnWrite .*~");
  }

  private static final Map<String, Double> DESIGN_PAIR =
      Map.of("ConcurrentHashMap", 1.0, "RwLock", 2.0);

  @Test
  void anotherJdksChangesCarryTheirQ() {
    String text = TextReport.of(records(trials(5), 60));
    assertThat(section(text, "JDK 25.0.3 against 17.0.15"))
        .containsPattern("as good on 25\\.0\\.3 +q\\n")
        .containsPattern("hashMap +1\\.2\\d \\[.*\\] +<0\\.001")
        .contains("2 comparisons: 1 told apart, 1 not, 0 without an interval; of those");
    assertThat(TextReport.of(records(trials(1), 60)))
        .contains("2 comparisons: 2 without an interval (1 block)");
  }
}
