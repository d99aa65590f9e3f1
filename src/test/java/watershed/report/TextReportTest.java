package watershed.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import watershed.record.Cell;
import watershed.record.Finding;
import watershed.record.Health;
import watershed.record.Planted;
import watershed.record.PlantedRuns;
import watershed.record.Run;
import watershed.record.Trial;

class TextReportTest {
  static RunRecords records(List<Trial> trials, int planned) {
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

  static List<Trial> trials(int blocks) {
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
        .contains("claim     2.2-zero-is-32: Created with 0 is about 32 B -> NOT IN THIS RUN")
        .contains("commit 0123456789ab")
        .contains(
            "320 completed, 1 not to be had here (newHashMap), 0 failed; 65 of 65 planned blocks")
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
                new Finding("turbo", Finding.Grade.DEGRADES, "on", "turn it off"),
                new Finding("CPUs", Finding.Grade.DEGRADES, "2", "more"),
                new Finding("load", Finding.Grade.INVALID, "3 busy", "end them")));
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
        .contains("before: INVALID load: 3 busy; end them")
        .contains("before: and 2 caveats: turbo, CPUs (\"check\" says what to do)")
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
        .contains(
            "ConcurrentHashMap / RwLock: not told apart at any point; largest gain at a measured point: ")
        .containsPattern(
            "point: (RwLock|ConcurrentHashMap) 1\\.\\d+ \\[[\\d., ]+\\] at (5|30|100)");
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
        .containsPattern(
            "gc.alloc.rate.norm B/op +B kept \\(JOL\\)\\n.*\\n  hashMap +48\\.0 +48\\n")
        .containsPattern("concurrentHashMap +64\\.0 +64\\n")
        .containsPattern("JDK 25.0.3 against 17.0.15[^=]*hashMap +1\\.2\\d \\[")
        .contains("UNAVAILABLE newHashMap on 17.0.15: HashMap.newHashMap needs JDK 19 (1 fork,");
  }

  @Test
  void anIncompleteRunSaysHowFarItGot() {
    String text = TextReport.of(records(trials(1), 60)).replaceAll("\\s+", " ");
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
  void experimentsWithoutCellsAreNamedInOneLine() {
    Run run = PlantedRuns.run(List.of(PlantedRuns.emptyMapsInfo()), Map.of());
    assertThat(
            TextReport.of(
                new RunRecords("r", PlantedRuns.machine(), run, List.of(), null, List.of())))
        .contains("no cells  in this run's plan for 2.2 EmptyMaps")
        .doesNotContain("2.2  EmptyMaps: ");
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

  private static String cell(Planted planted) {
    return TextReport.of(records(planted.trials(), 5));
  }

  @Test
  void timesPerThreadHaveNoNegativeIntervalAndLittleDifferencesAreFolded() {
    Map<String, Double> designs = Map.of("ConcurrentHashMap", 1.0, "RwLock", 2.0);
    Planted planted = new Planted(3).blocks(1);
    for (double nanos : new double[] {1, 9, 80}) {
      planted.cell(
          Cell.of("Contention", Map.of("writes", "5"), 2),
          List.of("17.0.15"),
          designs,
          Map.of("thread0Nanos # RwLock", nanos, "thread0Nanos # ConcurrentHashMap", nanos * 3));
    }
    for (int block = 0; block < 3; block++) {
      planted.cell(
          Cell.of("Contention", Map.of("writes", "30"), 2),
          List.of("17.0.15"),
          designs,
          Map.of(
              "thread1Nanos # RwLock",
              5.1 + block / 1e9,
              "thread1Nanos # ConcurrentHashMap",
              5.2 + block / 1e9,
              "offsetA # RwLock",
              144.0,
              "offsetA # ConcurrentHashMap",
              145.0));
    }
    assertThat(cell(planted))
        .containsPattern("thread 0 ns/op\\n")
        .doesNotContain("[-")
        .doesNotContain("Nanos")
        .contains("the same for all (within 5 %): thread 1 ns/op 5.10 to 5.20")
        .containsPattern("design +offsetA\\n");
  }

  /** Of a cell with two designs, the report with what each allocates and keeps. */
  private static String bytes(double locked, double kept, double concurrent, double keptToo) {
    Map<String, Double> counts = new TreeMap<>();
    counts.put("gc.alloc.rate.norm B/op RwLock", locked);
    counts.put("gc.alloc.rate.norm B/op ConcurrentHashMap", concurrent);
    counts.put("jolBytes # RwLock", kept);
    counts.put("jolBytes # ConcurrentHashMap", keptToo);
    Cell cell = Cell.of("Contention", Map.of("writes", "5"), 2);
    Map<String, Double> designs = Map.of("ConcurrentHashMap", 1.0, "RwLock", 2.0);
    return cell(new Planted(3).cell(cell, List.of("17.0.15"), designs, counts));
  }

  @Test
  void bytesAreComparedWithWhatIsKept() {
    assertThat(bytes(0.0003, 0, 128, 104))
        .containsPattern("RwLock +0 +0\\n")
        .contains("more allocated than kept: tables outgrown on the way")
        .doesNotContain("not kept");
    assertThat(TextReport.of(records(trials(5), 60)))
        .doesNotContain("outgrown")
        .doesNotContain("not kept");
  }

  /** As of maps that do not leave their method, of which the compiler takes apart what it can. */
  @Test
  void whereNothingIsKeptNoTableWasOutgrown() {
    String note =
        "allocated and not kept: what the compiler did not take apart, or garbage on the way";
    assertThat(bytes(0.0003, 0, 272, 0)).contains(note).doesNotContain("outgrown");
    assertThat(bytes(272, 0, 128, 104))
        .as("a row of each kind")
        .contains(note)
        .contains("more allocated than kept: tables outgrown on the way");
    assertThat(bytes(0.0003, 0, 0.9, 0)).as("less than a byte").doesNotContain("not kept");
  }

  @Test
  void scoresStandInOneLinePerContender() {
    String longest = "CONCURRENT_SKIP_LIST_MAP";
    Cell cell = Cell.of("Contention", Map.of("writes", "5"), 2);
    Planted planted = new Planted(3).noise(0.3, 0.02, 0.1);
    planted.cell(cell, Map.of("ConcurrentHashMap", 1.0, longest, 1.0));
    assertThat(cell(planted))
        .containsPattern("design +ops/us  score 95 % +ns/op/thread  gain +forks")
        .containsPattern(longest + " +[\\d.]+  \\[.*\\] .*\\d  (best|~)\\n")
        .contains("  ~ may be best too\n");
    assertThat(cell(new Planted(3).unit("avgt", "ns/op").cell(cell, Map.of("RwLock", 1.0))))
        .containsPattern("design +ns/op  score 95 % +gain");
    assertThat(cell(new Planted(3).cell(cell, Map.of("RwLock" + "x".repeat(48), 1.0))))
        .containsPattern("design +ops/us  score 95 % +gain");
  }

  static String section(String text, String title) {
    int start = text.indexOf(title);
    assertThat(start).as(title).isNotNegative();
    int end = text.indexOf("\n\n", start);
    return text.substring(start, end < 0 ? text.length() : end);
  }
}
