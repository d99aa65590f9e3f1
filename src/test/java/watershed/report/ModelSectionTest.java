package watershed.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import watershed.analysis.Estimate;
import watershed.analysis.Samples;
import watershed.record.Cell;
import watershed.record.Planted;
import watershed.record.PlantedLatency;
import watershed.record.PlantedRuns;
import watershed.record.Run;
import watershed.record.Trial;

class ModelSectionTest {
  private static final List<String> DESIGNS =
      List.of("ConcurrentHashMap", "ReadDirtyMap", "RWLock", "Sharded8", "Sharded64", "NullMap");

  /** The locked map is twice as slow as the others on 64 threads, and no other cell is crowded. */
  private static List<Trial> trials(int blocks) {
    Planted planted = new Planted(1).blocks(blocks).rounds(4).noise(0.03, 0.02, 0.2);
    for (int threads : List.of(1, 2, 64)) {
      for (int keys : List.of(1024, 16384)) {
        for (int writes : List.of(5, 30)) {
          Map<String, Double> truth = new TreeMap<>();
          DESIGNS.forEach(d -> truth.put(d, d.equals("RWLock") && threads > 2 ? 10.0 : 20.0));
          planted.cell(
              Cell.of(
                  "Contention",
                  Map.of("keys", "" + keys, "writes", "" + writes, "mix", "update"),
                  threads),
              truth);
        }
      }
    }
    return planted.trials();
  }

  private static RunRecords records(List<Trial> trials) {
    Run.ExperimentInfo plain = PlantedRuns.contention(DESIGNS);
    Run.ExperimentInfo info =
        PlantedRuns.claiming(
            plain,
            new Run.ClaimInfo("2.3-a-locked-map-wins", "It wins.", "", "rule", List.of()),
            new Run.ClaimInfo("9.9-x-another", "Another.", "", "rule", List.of()));
    Run run =
        PlantedRuns.run(List.of(info), Map.of(Cell.of("Contention", Map.of("writes", "5"), 2), 5));
    return new RunRecords("r", PlantedRuns.machine(), run, trials, null, List.of());
  }

  private static String flat(String text) {
    return text.replaceAll("\\s+", " ");
  }

  @Test
  void theFourClaimsGetTheirVerdictsWithFigures() {
    String text = TextReport.of(records(trials(3)));
    assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    assertThat(flat(text))
        .contains(
            "The document's claims on trial; JDK 17.0.15 2.3-a-locked-map-wins: REFUTED, of 2")
        .containsPattern(
            "here: RWLock over ReadDirtyMap, least, 64 threads, \\d+ keys, 30 % writes: 0\\.\\d+"
                + " \\[0\\.\\d+, 0\\.\\d+\\] ratio \\(3 blocks\\)")
        .contains("document: beyond 64 goroutines and below 3 reads per write")
        .contains("Go itself: sync.Map has the highest throughput in 57 of 60 cells")
        .contains("note: ReadDirtyMap stands for sync.Map")
        .contains(
            "2.3-b-sharded-beats-lock: NOT IN THIS RUN, no p99 of"
                + " ConcurrentHashMap, RWLock, Sharded8 at 64 threads and 30 % writes")
        .containsPattern("2\\.3-c-formula: REFUTED, 10 cells predicted by ")
        .containsPattern("2\\.3-d-sharded-for-many-keys: [A-Z]+, .*below 5000 keys: ")
        .contains("note: all of the document's range, 32 to 128 threads, is oversubscribed");
  }

  @Test
  void modelsStandWithTheirErrorsBandByBand() {
    String text = flat(TextReport.of(records(trials(3))));
    assertThat(text)
        .contains("Models of the cost of ReadDirtyMap in thread time, out of sample, up to 2 CPUs;")
        .contains("out of sample, oversubscribed (more than 2 threads);")
        .contains("used: 8 cells: threads 1, 2; keys 1024, 16384; writes 5, 30 %")
        .contains("own base: 2 cells: threads 1; keys 1024; writes 5, 30 %, the nearest writes")
        .containsPattern("0\\.85 T log2 K \\+ own base threads 6 of 6 1\\.\\d+ \\[1\\.\\d+, ")
        .contains("USL, threads left out: not tested: no keys and writes are left with 3 thread")
        .contains("linear, threads left out: not tested: only 1 thread count (64)")
        .containsPattern("fitted to all, c T log2 K \\+ RWLock: c = -?[\\d.]+ \\[")
        .contains("Linear model of each design's cost, up to 2 CPUs;")
        .containsPattern("Sharded64;? (x per 2 T )?[\\d.]+ \\[[\\d.]+, [\\d.]+\\]");
  }

  @Test
  void scalingThatCannotBeFittedSaysWhyInOneNote() {
    assertThat(flat(TextReport.of(records(trials(3)))))
        .contains(
            "not fitted: only 2 thread counts up to the CPUs (1, 2), 4 are needed (20 curves of"
                + " ConcurrentHashMap, ReadDirtyMap, RWLock, Sharded8, Sharded64; oversubscribed,"
                + " left out: 64)")
        .contains("it describes and decides nothing");
  }

  @Test
  void aClaimWithAVerdictIsNotSaidToBeUnjudged() {
    String text = flat(TextReport.of(records(trials(2))));
    assertThat(text)
        .contains("claim 2.3-a-locked-map-wins: It wins. -> REFUTED")
        .contains("claim 9.9-x-another: Another. -> NOT IN THIS RUN")
        .contains(
            "here: this run included Contention, but the build that recorded it stated no figure of"
                + " this claim: measure it by this build")
        .doesNotContain("not judged");
  }

  @Test
  void oneBlockGivesNoIntervalAndNoVerdict() {
    String text = flat(TextReport.of(records(trials(1))));
    assertThat(text)
        .contains("2.3-a-locked-map-wins: INCONCLUSIVE")
        .contains("no interval: too few forks")
        .doesNotContain("NaN")
        .doesNotContain("not a number");
  }

  @Test
  void latenciesAreTakenFromWhoeverMeasuredThem() {
    RunRecords records = records(trials(2));
    View view = View.of(records, records.run().experiments().get(0), Samples.of(records.trials()));
    Estimate fast = new Estimate(1, new Estimate.Interval(0.9, 1.1), Double.NaN, 5);
    Estimate slow = new Estimate(9, new Estimate.Interval(8, 10), Double.NaN, 5);
    String text =
        flat(
            ModelSection.parts(
                    view,
                    ModelReading.of(
                        view,
                        jdk -> Map.of("ReadDirtyMap", fast, "RWLock", slow, "Sharded8", slow)))
                .toString());
    assertThat(text)
        .contains("2.3-b-sharded-beats-lock: REFUTED")
        .contains("p99 of RWLock: 9 [8, 10] us (5 forks)");
  }

  /**
   * Each design's one latency, ns, at 64 threads and 30 % writes; elsewhere the other way round.
   */
  private static List<Trial> timed(int writes) {
    Map<String, Integer> nanos =
        writes == 30
            ? Map.of("ReadDirtyMap", 1000, "RWLock", 2000, "Sharded8", 400_000)
            : Map.of("ReadDirtyMap", 400_000, "RWLock", 2000, "Sharded8", 1000);
    Map<String, Double> scores = new TreeMap<>();
    nanos.keySet().forEach(design -> scores.put(design, 1.0));
    Cell cell =
        Cell.of("Latency", Map.of("load", "closed", "keys", "16384", "writes", "" + writes), 64);
    return PlantedLatency.in(
        new Planted(1).blocks(5).cell(cell, scores).trials(),
        t -> {
          Histogram histogram = PlantedLatency.histogram();
          histogram.recordValueWithCount(nanos.getOrDefault(t.contender(), 1), 2000);
          return PlantedLatency.closed(histogram);
        });
  }

  @Test
  void theTailsOfTheOtherExperimentDecideItsClaim() {
    List<Trial> all = new ArrayList<>(trials(2));
    all.addAll(timed(5));
    all.addAll(timed(30));
    RunRecords one = records(all);
    Run.ExperimentInfo latency =
        new Run.ExperimentInfo(
            "Latency",
            "watershed.experiments.Latency",
            "2.3",
            "How long does it take",
            "design",
            "",
            "",
            List.of(),
            "ReadDirtyMap",
            List.of("ReadDirtyMap", "RWLock", "Sharded8"),
            Map.of("design", "ReadDirtyMap", "load", "closed"),
            List.of(new Run.ClaimInfo("2.3-b-p99-shards", "Shards.", "", "rule", List.of())));
    Run run =
        PlantedRuns.run(
            List.of(one.run().experiments().get(0), latency),
            Map.of(Cell.of("Contention", Map.of("writes", "5"), 2), 5));
    String text =
        flat(TextReport.of(new RunRecords("r", PlantedRuns.machine(), run, all, null, List.of())));
    assertThat(text)
        .contains("2.3-b-sharded-beats-lock: REFUTED, it is the other way round")
        .containsPattern("p99 of ReadDirtyMap: 1[.\\d]* \\[1[.\\d]*, 1[.\\d]*\\] us \\(5 forks\\)")
        .contains("claim 2.3-b-p99-shards: Shards. -> REFUTED");
  }

  @Test
  void otherExperimentsAndEmptyRunsHaveNoSuchSection() {
    assertThat(TextReport.of(TextReportTest.records(PlantedRuns.emptyMaps(1, 2).trials(), 5)))
        .doesNotContain("on trial");
    assertThat(TextReport.of(records(List.of()))).doesNotContain("on trial");
  }
}
