package watershed.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import watershed.analysis.PlantedFindings;
import watershed.record.Cell;
import watershed.record.FieldSlot;
import watershed.record.LayoutReport;
import watershed.record.Machine;
import watershed.record.Planted;
import watershed.record.PlantedLatency;
import watershed.record.PlantedRuns;
import watershed.record.Profile;
import watershed.record.Run;
import watershed.record.Slice;
import watershed.record.Trial;
import watershed.report.Judgements;
import watershed.report.RunRecords;

/** Inputs of pages that have something to show in every section. */
final class PlantedPages {
  /** The sections of a run's page, in their order. */
  static final List<String> SECTIONS =
      List.of(
          "answer",
          "ledger",
          "crossover-map",
          "slices",
          "scaling",
          "latency",
          "allocation",
          "layout",
          "stride",
          "retention",
          "pauses",
          "diff",
          "forks",
          "scores",
          "evidence",
          "origin");

  /** Would run, end an element, leave an attribute, turn a line or be a formula, if no text. */
  static final String HOSTILE =
      "=1+2</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'`javascript:alert(3)"
          + "\u202eRTL\u200f{a|b}${7*7}";

  private PlantedPages() {}

  /** A run of everything. */
  static Inputs run() {
    return run("RwLock", PlantedRuns.machine());
  }

  /** The same with hostile names wherever a name can be. */
  static Inputs hostile() {
    Machine machine =
        new Machine(
            "planted-2cpu", HOSTILE, HOSTILE, 1, 1, 2, 1, List.of(), 64, 8192, HOSTILE, HOSTILE);
    return run(HOSTILE, machine);
  }

  private static Inputs run(String name, Machine machine) {
    List<Trial> trials = new ArrayList<>(contention(name));
    trials.addAll(PlantedRuns.emptyMaps(2, 3).trials());
    trials.addAll(strides());
    trials.addAll(retention(name));
    trials.addAll(pauses(name));
    trials.addAll(latency(name));
    List<Run.ExperimentInfo> infos =
        List.of(
            PlantedRuns.contention(List.of("ConcurrentHashMap", name, "NullMap")),
            PlantedRuns.emptyMapsInfo(),
            PlantedInputs.info(
                "StrideSweep", "4.1", "strideBytes", List.of("8", "16", "64", "128")),
            PlantedInputs.info("TableAfterRemoval", "1.1", "map", List.of("HASH_MAP", name)),
            PlantedInputs.info("PausesByLiveEntries", "1.3", "collector", List.of("G1", name)),
            PlantedInputs.info("Latency", "2.3", "design", List.of("ConcurrentHashMap", name)));
    RunRecords records =
        new RunRecords(
            "2026-11-22-jdk17.0.15",
            machine,
            PlantedRuns.run(infos, Map.of()),
            trials,
            null,
            List.of(),
            List.of());
    Judgements judgements = Judgements.of(records);
    return new Inputs(
        records,
        judgements.views(),
        judgements.ledger(),
        null,
        List.of(layout(name)),
        List.of(new Inputs.Kept(profile(name), "profiles/Contention-cpu")),
        new Inputs.Compared(PlantedDiff.of(name), true));
  }

  private static Profile profile(String name) {
    return new Profile(
        Run.SCHEMA,
        "Contention",
        "watershed.experiments.Contention.operation",
        Map.of("design", name),
        2,
        PlantedRuns.run(List.of(), Map.of()).jdks().get(0),
        "cpu",
        "sample",
        1,
        100,
        List.of(new Profile.Hot(name, 60)),
        Map.of(),
        List.of("flame-" + name + ".html"));
  }

  private static List<Trial> contention(String name) {
    Planted planted = new Planted(1).blocks(3).rounds(5);
    for (int threads : List.of(1, 2, 16)) {
      for (String writes : List.of("0", "5", "30", "100")) {
        Map<String, Double> truth = new TreeMap<>();
        truth.put("ConcurrentHashMap", 20.0);
        truth.put(name, 10.0 + Double.parseDouble(writes) / 4);
        truth.put("NullMap", 300.0);
        planted.cell(
            Cell.of("Contention", Map.of("keys", "1024", "writes", writes), threads), truth);
      }
    }
    List<Trial> trials = new ArrayList<>(planted.trials());
    trials.set(0, trials.get(0).withEvidence(List.of("evidence/" + name + ".txt")));
    return trials;
  }

  private static List<Trial> strides() {
    Map<String, Double> truth = Map.of("8", 16.0, "16", 16.0, "64", 5.5, "128", 5.4);
    return new Planted(3)
        .blocks(3)
        .unit("avgt", "ns/op")
        .cell(Cell.of("StrideSweep", Map.of(), 2), truth)
        .trials();
  }

  private static List<Trial> retention(String name) {
    Planted planted = new Planted(4).unit("ss", "us/op");
    Cell cell = Cell.of("TableAfterRemoval", Map.of("n", "10000"), 1);
    for (String contender : List.of("HASH_MAP", name)) {
      Map<String, Double> metrics = new LinkedHashMap<>();
      metrics.put("peakBytes", 400_000.0);
      metrics.put("retainedBytes", contender.equals(name) ? 20_000.0 : 390_000.0);
      metrics.put("reachablePercent", contender.equals(name) ? 0.0 : 100.0);
      planted.fork(cell, contender, "17.0.15", 0, metrics);
    }
    return planted.trials();
  }

  private static List<Trial> pauses(String name) {
    Planted planted = new Planted(5).unit("ss", "ms/op");
    for (String entries : List.of("10000", "1000000")) {
      for (String collector : List.of("G1", name)) {
        Cell cell = Cell.of("PausesByLiveEntries", Map.of("entries", entries), 1);
        for (int block = 0; block < 3; block++) {
          double micros = collector.equals(name) ? 90 : Double.parseDouble(entries) / 100;
          planted.fork(cell, collector, "17.0.15", block, Map.of("pauseMicros", micros + block));
        }
      }
    }
    return planted.trials();
  }

  private static List<Trial> latency(String name) {
    List<Trial> plain =
        new Planted(6)
            .blocks(6)
            .rounds(3)
            .cell(
                Cell.of("Latency", Map.of("writes", "5"), 2),
                Map.of("ConcurrentHashMap", 20.0, name, 15.0))
            .trials();
    return PlantedLatency.in(
        plain,
        t -> {
          Histogram histogram = PlantedLatency.histogram();
          long base = t.contender().equals(name) ? 400 : 200;
          histogram.recordValueWithCount(base + t.block(), 60_000);
          histogram.recordValueWithCount(20 * base, 1_000);
          histogram.recordValueWithCount(400 * base, 100);
          return PlantedLatency.closed(histogram);
        });
  }

  private static LayoutReport layout(String name) {
    return new LayoutReport(
        name,
        "watershed.Padded",
        "17.0.15",
        "actual",
        12,
        152,
        List.of(
            new FieldSlot("Pair", "first", "long", 16, 8),
            new FieldSlot("Pair", name, "long", 144, 8)));
  }

  /** A search over two numbers of threads and of keys: every kind of answer is among them. */
  static Inputs search() {
    PlantedFindings planted =
        new PlantedFindings()
            .add(PlantedFindings.writes(1, 1024), "Sharded64", PlantedFindings.rises(0.2, 20), 0.01)
            .add(PlantedFindings.writes(1, 65536), "Sharded64", w -> 0.3, 0.01)
            .add(PlantedFindings.writes(2, 1024), "Sharded64", w -> 0.0, 0.005)
            .add(PlantedFindings.writes(2, 65536), "Sharded64", w -> 0.02, 0.4);
    Planted blocks = new Planted(9).blocks(2);
    for (Slice slice : planted.plan().slices()) {
      for (double w : List.of(2.0, 10.0, 35.0, 100.0)) {
        blocks.cell(slice.cell(w), Map.of(PlantedFindings.INCUMBENT, 20.0, "Sharded64", 21.0));
      }
    }
    RunRecords records =
        new RunRecords(
            "2026-11-22-jdk17.0.15-find",
            PlantedRuns.machine(),
            PlantedRuns.run(
                List.of(PlantedRuns.contention(List.of(PlantedFindings.INCUMBENT, "Sharded64"))),
                Map.of()),
            blocks.trials(),
            null,
            List.of(),
            List.of());
    return searched(Inputs.of(records), planted);
  }

  /** A run's records as those of a search that found what was planted. */
  static Inputs searched(Inputs run, PlantedFindings planted) {
    return new Inputs(
        run.records(),
        run.views(),
        null,
        new Inputs.Searched(planted.plan(), planted.findings()),
        List.of(),
        List.of(),
        null);
  }
}
