package watershed.record;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whole runs with known answers, for tests of reports. */
public final class PlantedRuns {
  /** Designs of {@link #contention}, the harness last. */
  public static final List<String> DESIGNS =
      List.of("ConcurrentHashMap", "Sharded64", "RwLock", "CopyOnWrite", "NullMap");

  private PlantedRuns() {}

  /**
   * The contention experiment on 1, 2 and 16 threads at 0, 5, 30 and 100 % writes: Sharded64
   * overtakes ConcurrentHashMap where √w says so at w = 20, RwLock equals ConcurrentHashMap, and
   * CopyOnWrite loses by far.
   */
  public static Planted contention(long seed, int blocks) {
    Planted planted = new Planted(seed).blocks(blocks).noise(0.03, 0.05, 0.4);
    for (int threads : List.of(1, 2, 16)) {
      for (int writes : List.of(0, 5, 30, 100)) {
        Map<String, String> params =
            Map.of("keys", "1024", "mix", "update", "writes", Integer.toString(writes));
        double gain = 0.2 * (Math.sqrt(writes) - Math.sqrt(20));
        Map<String, Double> truth =
            Map.of(
                "ConcurrentHashMap", 20.0,
                "RwLock", 20.0,
                "Sharded64", 20 * Math.exp(gain),
                "CopyOnWrite", 2.0,
                "NullMap", 300.0);
        Map<String, Double> counts = new TreeMap<>();
        counts.put("reads #", 10_000.0 - 100 * writes);
        counts.put("writes #", 100.0 * writes);
        counts.put("hits #", 10_000.0 - 100 * writes);
        counts.put("finalSize #", 1024.0);
        planted.cell(Cell.of("Contention", params, threads), List.of("17.0.15"), truth, counts);
      }
    }
    return planted;
  }

  /** Two empty-map variants of 48 and 64 B on two JDKs, one of them faster on the later. */
  public static Planted emptyMaps(long seed, int blocks) {
    Map<String, Double> truth =
        Map.of("hashMap", 10.0, "hashMap@25.0.3", 8.0, "concurrentHashMap", 12.0);
    Map<String, Double> counts = new LinkedHashMap<>();
    counts.put("gc.alloc.rate.norm B/op hashMap", 48.0001);
    counts.put("gc.alloc.rate.norm B/op concurrentHashMap", 64.0002);
    counts.put("jolBytes # hashMap", 48.0);
    counts.put("jolBytes # concurrentHashMap", 64.0);
    counts.put("gc.count counts", 3.0);
    Cell cell = Cell.of("EmptyMaps", Map.of("puts", "0"), 1);
    return new Planted(seed)
        .blocks(blocks)
        .unit("avgt", "ns/op")
        .cell(cell, List.of("17.0.15", "25.0.3"), truth, counts)
        .add(
            Planted.trial(
                    cell,
                    "newHashMap",
                    "17.0.15",
                    0,
                    Trial.Outcome.UNAVAILABLE,
                    "HashMap.newHashMap needs JDK 19")
                .failed());
  }

  /** The experiment of {@link #emptyMaps}, as its run describes it. */
  public static Run.ExperimentInfo emptyMapsInfo() {
    return new Run.ExperimentInfo(
        "EmptyMaps",
        "watershed.experiments.EmptyMaps",
        "2.2",
        "What does an empty map cost",
        "method",
        "",
        "",
        List.of(),
        "hashMap",
        List.of("hashMap", "concurrentHashMap", "newHashMap"),
        Map.of("method", "hashMap", "puts", "0"),
        List.of(
            new Run.ClaimInfo(
                "2.2-zero-is-32", "Created with 0 is about 32 B", "48 B", "bytes", List.of())));
  }

  /** A machine of two CPUs. */
  public static Machine machine() {
    return new Machine(
        "planted-2cpu",
        "Planted CPU",
        "family 1",
        1,
        1,
        2,
        1,
        List.of(new Machine.Cache(1, "Data", 32, 2)),
        64,
        8192,
        "Linux 6.1",
        "KVM");
  }

  /** A run of those experiments on JDK 17.0.15 and 25.0.3. */
  public static Run run(List<Run.ExperimentInfo> experiments, Map<Cell, Integer> planned) {
    return new Run(
        Run.SCHEMA,
        "planted-2cpu",
        Instant.parse("2026-11-22T08:00:00Z"),
        "run --preset quick",
        "0123456789abcdef0123456789abcdef01234567",
        false,
        "cafe",
        "quick",
        600L,
        7,
        List.of(
            new Jdk("17.0.15", "17.0.15", "Planted", "VM 17"),
            new Jdk("25.0.3", "25.0.3", "Planted", "VM 25")),
        List.of("-XX:+UseParallelGC"),
        experiments,
        planned.entrySet().stream()
            .map(
                e ->
                    new PlannedCell(
                        e.getKey(), List.of(), e.getValue(), new Windows(10, 100, 10, 10, 30)))
            .toList(),
        null,
        null,
        List.of());
  }

  /** The experiment {@code Contention} over {@code design}, its axis {@code writes}. */
  public static Run.ExperimentInfo contention(List<String> designs) {
    return new Run.ExperimentInfo(
        "Contention",
        "watershed.experiments.Contention",
        "2.3",
        "Which design wins",
        "design",
        "writes",
        "NullMap",
        List.of(),
        designs.get(0),
        designs,
        Map.of("design", designs.get(0)),
        List.of());
  }

  /** The same experiment with claims. */
  public static Run.ExperimentInfo claiming(Run.ExperimentInfo plain, Run.ClaimInfo... claims) {
    return new Run.ExperimentInfo(
        plain.name(),
        plain.className(),
        plain.section(),
        plain.question(),
        plain.contender(),
        plain.axis(),
        plain.harness(),
        plain.controls(),
        plain.baseline(),
        plain.contenders(),
        plain.defaults(),
        List.of(claims));
  }
}
