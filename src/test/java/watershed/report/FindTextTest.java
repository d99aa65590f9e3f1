package watershed.report;

import static org.assertj.core.api.Assertions.assertThat;
import static watershed.analysis.PlantedFindings.INCUMBENT;
import static watershed.analysis.PlantedFindings.JDK;
import static watershed.analysis.PlantedFindings.rises;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import watershed.analysis.Estimate;
import watershed.analysis.PlantedFindings;
import watershed.record.Planted;
import watershed.record.PlantedRuns;
import watershed.record.Run;
import watershed.record.Slice;
import watershed.record.Trial;

class FindTextTest {
  private static final Slice TWO = PlantedFindings.writes(2, 1024);

  static RunRecords records(List<Trial> trials) {
    Run run = PlantedRuns.run(List.of(PlantedRuns.contention(PlantedRuns.DESIGNS)), Map.of());
    return new RunRecords("2026-11-22-find", PlantedRuns.machine(), run, trials, null, List.of());
  }

  private static List<Trial> trials(double twin) {
    Planted planted = new Planted(5).blocks(3).noise(0.01, 0.01, 0.3);
    for (double writes : List.of(5.0, 20.0)) {
      planted.cell(
          TWO.cell(writes),
          Map.of(INCUMBENT, 20.0, INCUMBENT + "#2", 20 * twin, "Sharded64", 20.0));
    }
    return planted.trials();
  }

  private static String text(PlantedFindings planted) {
    String text = FindText.of(records(trials(1)), planted.plan(), planted.findings());
    assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(101));
    return text;
  }

  private static String flat(PlantedFindings planted) {
    return text(planted).replaceAll("\\s+", " ");
  }

  @Test
  void theHeadSaysWhereWhatAndHow() {
    assertThat(flat(new PlantedFindings().add(TWO, "Sharded64", rises(0.2, 20), 0.01)))
        .contains("machine planted-2cpu: Planted CPU, 2 CPUs; JDK 17.0.15, 25.0.3")
        .contains("asked 1 slice along writes, always keys=1024, mix=update; ConcurrentHashMap,")
        .contains("each against ConcurrentHashMap (the best); a difference of 3 % does not matter")
        .contains(
            "measured 6 blocks of 2 designs (ConcurrentHashMap, Sharded64), 18 completed forks, in turns: warm-up ")
        .containsPattern(
            "control ConcurrentHashMap measured twice in a block, JDK 17.0.15: ratio (0.9|1)[\\d.]*"
                + " \\[[\\d., ]+\\] over 6 blocks, sd of a block's log-ratio 0\\.0\\d+")
        .doesNotContain("OFF");
  }

  @Test
  void aControlThatIsOffIsCalledSo() {
    PlantedFindings planted = new PlantedFindings().add(TWO, "Sharded64", w -> 1, 0.01);
    assertThat(FindText.of(records(trials(0.7)), planted.plan(), planted.findings()))
        .containsPattern("OFF,\\s+take no gain");
  }

  @Test
  void aCrossingIsDrawnAndTold() {
    String text = text(new PlantedFindings().add(TWO, "Sharded64", rises(0.2, 20), 0.01));
    assertThat(text)
        .containsPattern("(?m)^ {5}1 2 .*50 +75 +100 +writes %$")
        .containsPattern("(?m)^ {4}\\|A{10,}x+B{10,}\\|  A ConcurrentHashMap, B Sharded64$");
    assertThat(text.replaceAll("\\s+", " "))
        .contains("2 threads, along writes; JDK 17.0.15: 6 blocks, 18 completed forks")
        .containsPattern(
            "ConcurrentHashMap up to (20|20\\.0|19\\.9) % \\[1[78][.\\d]*, 2[12][.\\d]*\\]"
                + " \\(confirmed\\), then Sharded64; ")
        .contains("largest gain: ConcurrentHashMap by +")
        .contains("Sharded64 by +")
        .contains("12 blocks, sd of a block's log-ratio 0.0400");
  }

  @Test
  void twoCrossingsAreToldInOrder() {
    assertThat(
            flat(
                new PlantedFindings()
                    .add(
                        TWO,
                        "Sharded64",
                        w -> 0.1 * (Math.sqrt(w) - Math.sqrt(10)) * (Math.sqrt(60) - Math.sqrt(w)),
                        0.01)))
        .containsPattern(
            "ConcurrentHashMap up to (10|10\\.0|9\\.9\\d|10\\.\\d) % \\[[^\\]]+\\] \\(confirmed\\), then"
                + " Sharded64 up to (60|60\\.0|59\\.\\d|60\\.\\d) % \\[[^\\]]+\\] \\(confirmed\\), then"
                + " ConcurrentHashMap");
  }

  @Test
  void betterEverywhereSaysByHowMuchAtLeast() {
    String text = flat(new PlantedFindings().add(TWO, "Sharded64", w -> 0.3, 0.01));
    // exp(0.3 − 1.96 · 0.01) − 1
    assertThat(text)
        .contains("Sharded64 everywhere from 1 to 100 %, by at least 32.4 %")
        .contains("no crossover in range")
        .contains("|BBBBBBBBBB");
  }

  @Test
  void aTieSaysThatNothingMatters() {
    assertThat(flat(new PlantedFindings().add(TWO, "Sharded64", w -> 0, 0.005)))
        .contains("too little between them to matter from 1 to 100 %: at most 0.985 % apart")
        .contains("no crossover in range")
        .contains("|==========")
        .contains("any of ConcurrentHashMap, Sharded64 (costs at most 0.985 %)");
  }

  @Test
  void whatIsOpenSaysWhatItTakesAndIsDrawnAsUnknown() {
    assertThat(flat(new PlantedFindings().add(TWO, "Sharded64", w -> 0, 0.1)))
        .containsPattern("INCONCLUSIVE from 1 to 100 %: about \\d+ more blocks")
        .contains("|??????????")
        .containsPattern(
            "INCONCLUSIVE: may be ConcurrentHashMap, Sharded64; about \\d+ more blocks")
        .contains("not settled: may be ConcurrentHashMap, Sharded64")
        .doesNotContain("any of ConcurrentHashMap");
  }

  @Test
  void readOnlyStandsApart() {
    Estimate ratio = new Estimate(0.5, new Estimate.Interval(0.4, 0.625), 0.1, 3);
    assertThat(flat(new PlantedFindings().add(TWO, JDK, "Sharded64", w -> 1, 0.01, ratio)))
        .contains("at 0 %: Sharded64 by +100 % [60.0, 150]");
    Estimate alone = new Estimate(2, null, Double.NaN, 1);
    assertThat(flat(new PlantedFindings().add(TWO, JDK, "Sharded64", w -> 1, 0.01, alone)))
        .contains("at 0 %: ConcurrentHashMap by +100 % (1 block: no interval)");
  }

  @Test
  void jdksAndOversubscribedSlicesAreNamed() {
    Slice crowded = PlantedFindings.writes(64, 1024);
    String text =
        flat(
            new PlantedFindings()
                .add(TWO, JDK, "ReadDirtyMap", w -> 0.3, 0.01, null)
                .add(TWO, "25.0.3", "ReadDirtyMap", w -> -0.3, 0.01, null)
                .add(crowded, JDK, "ReadDirtyMap", w -> -0.3, 0.01, null));
    assertThat(text)
        .contains("64 threads (oversubscribed), along writes; JDK 17.0.15")
        .contains("2 threads, along writes; JDK 25.0.3")
        .contains("What to take: Contention by writes; planted-2cpu, JDK 17.0.15")
        .contains("What to take: Contention by writes; planted-2cpu, JDK 25.0.3")
        .contains("JDK 25.0.3: threads 2: ConcurrentHashMap")
        .contains("threads 64 (oversubscribed): ConcurrentHashMap")
        .contains("threads 2: ReadDirtyMap")
        .containsPattern(
            "COSTS for 64 threads \\(oversubscribed\\), writes 25\\.\\d to 100 %, JDK 17.0.15 \\(12"
                + " blocks\\): the flow advises sync.Map \\(ReadDirtyMap\\); measured best:"
                + " ConcurrentHashMap; following the flow costs \\+35\\.0 % \\[");
  }

  @Test
  void aRegionThatTheFlowNeverSpeaksOfIsNotMeasured() {
    assertThat(flat(new PlantedFindings().add(TWO, "Sharded64", w -> 1, 0.01)))
        .contains("NOT MEASURED: no slice of this search has 32 or more threads");
  }

  @Test
  void otherAxesSpeakTheirUnits() {
    String text =
        flat(
            new PlantedFindings()
                .add(
                    PlantedFindings.keys(2, "20", 1024.0, 4096.0, 16384.0, 65536.0),
                    "Sharded64",
                    k -> Math.log(k / 8000),
                    0.01)
                .add(
                    PlantedFindings.threads("20", 4.0, 8.0, 16.0, 32.0),
                    "Sharded64",
                    t -> Math.log(t / 10),
                    0.01));
    assertThat(text)
        .contains("ConcurrentHashMap up to 8000 keys [7200, 8800] (confirmed), then Sharded64")
        .containsPattern("ConcurrentHashMap up to 10(\\.0)? threads \\[9(\\.0\\d*)?, 11(\\.0)?\\]")
        .contains("keys=1024, along threads; JDK 17.0.15")
        .contains(
            "11..32 (oversub.) threads Sharded64; better by 10.0 % [7.87, 12.2] at 11 threads to 220 %"
                + " [214, 226] over ConcurrentHashMap at 32 threads; P > 99.9 %");
  }

  @Test
  void nothingMeasuredIsSaid() {
    PlantedFindings planted = new PlantedFindings().blocks(0).add(TWO, "X", w -> 0, 0.67);
    assertThat(
            FindText.of(records(List.of()), planted.plan(), planted.findings())
                .replaceAll("\\s+", " "))
        .contains("measured no fork completed")
        .contains("inconclusive: nothing measured along writes; 0 blocks")
        .contains("no answer Contention{keys=1024,mix=update} x2 along writes")
        .doesNotContain("Decision flow");
  }

  @Test
  void longNamesStayWithinTheLine() {
    Slice slice =
        PlantedFindings.writes(
            128,
            Map.of("keys", "1048576", "distribution", "uniform", "mix", "churn", "hits", "100"));
    PlantedFindings planted = new PlantedFindings().add(TWO, "NonBlockingHashMap", w -> 0, 0.05);
    for (String design :
        List.of("Sharded256Padded", "NonBlockingHashMap", "ReadDirtyMap", "CopyOnWrite")) {
      planted.add(slice, design, w -> 0, 0.06);
      planted.add(slice, "25.0.3", design + "WithAVeryLongNameIndeed", rises(0.1, 30), 0.02, null);
    }
    assertThat(text(planted)).contains("Sharded256PaddedWithAVeryLongNameIndeed");
  }
}
