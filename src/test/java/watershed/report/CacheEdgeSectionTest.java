package watershed.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import watershed.analysis.Samples;
import watershed.record.Cell;
import watershed.record.Machine;
import watershed.record.Planted;
import watershed.record.PlantedRuns;
import watershed.record.Profile;
import watershed.record.ProfilerEvent;
import watershed.record.Run;
import watershed.record.Trial;

/** Edges by time stand beside the caches that the system reports. */
class CacheEdgeSectionTest {
  private static final String JDK = "17.0.15";
  private static final Cell CHASE = Cell.of("PointerChase", Map.of(), 1);
  private static final double KIB = 1024;
  private static final List<Machine.Cache> CACHES =
      List.of(
          new Machine.Cache(1, "Data", 32, 1),
          new Machine.Cache(1, "Instruction", 32, 1),
          new Machine.Cache(2, "Unified", 1024, 1),
          new Machine.Cache(3, "Unified", 32768, 2));

  /** 1 ns up to 32 KiB, 4 ns up to {@code l2}, 40 ns beyond. */
  private static String chase(double l2) {
    Planted planted = new Planted(1).blocks(2).unit("ss", "ms/op");
    plantChase(planted, l2);
    return text(view(planted, info("PointerChase", "order", "", "RANDOM")));
  }

  private static void plantChase(Planted planted, double l2) {
    Map<String, Double> metrics = new HashMap<>();
    for (int i = 0; i < 17; i++) {
      double kib = 4 * Math.pow(2, i);
      String at = kib < KIB ? (int) kib + "K" : (int) (kib / KIB) + "M";
      metrics.put("at" + at + "Nanos #", kib <= 32 ? 1.0 : kib * KIB <= l2 ? 4.0 : 40.0);
    }
    planted.cell(CHASE, List.of(JDK), Map.of("RANDOM", 1.0), metrics);
  }

  private static String text(View view) {
    List<String> lines = new ArrayList<>(CacheEdgeSection.lines(view, JDK));
    lines.addAll(CacheTierSection.lines(view, JDK));
    assertThat(lines).allMatch(line -> line.length() <= Wrap.WIDTH);
    return String.join(" ", lines).replaceAll(" +", " ");
  }

  private static Run.ExperimentInfo info(
      String name, String contender, String axis, String baseline) {
    return new Run.ExperimentInfo(
        name,
        "watershed.experiments.memory." + name,
        "4.5",
        "Where are the edges",
        contender,
        axis,
        "",
        List.of(),
        baseline,
        List.of(baseline),
        Map.of(contender, baseline),
        List.of());
  }

  /** Of the first experiment. */
  private static View view(Planted planted, Run.ExperimentInfo... infos) {
    return view(planted, List.of(), infos);
  }

  private static View view(
      Planted planted, List<Profile.Unavailable> refused, Run.ExperimentInfo... infos) {
    Machine plain = PlantedRuns.machine();
    Machine machine =
        new Machine(
            plain.id(),
            plain.cpu(),
            plain.microarchitecture(),
            1,
            2,
            2,
            1,
            CACHES,
            64,
            8192,
            plain.os(),
            plain.virtualisation());
    Run run = PlantedRuns.run(List.of(infos), Map.of());
    RunRecords records =
        new RunRecords("r", machine, run, planted.trials(), null, List.of(), refused);
    return View.of(records, infos[0], Samples.of(planted.trials()));
  }

  @Test
  void everyCacheIsToldWithItsEdge() {
    assertThat(chase(KIB * KIB))
        .contains("L1 of 32 KiB, reported: an edge between 32 KiB and 64 KiB (x4")
        .contains("L2 of 1 MiB, reported: an edge between 1 MiB and 2 MiB (x10")
        .contains("L3 of 32 MiB, reported: no edge within a step of it")
        .doesNotContain("no cache of that size");
  }

  @Test
  void anEdgeThatNoCacheExplainsIsToldToo() {
    assertThat(chase(4 * KIB * KIB))
        .contains("L2 of 1 MiB, reported: no edge within a step of it")
        .contains("an edge between 4 MiB and 8 MiB (x10")
        .contains("no cache of that size is reported");
  }

  @Test
  void otherExperimentsHaveNone() {
    Planted planted = new Planted(1).blocks(2);
    planted.cell(Cell.of("Contention", Map.of("writes", "5"), 1), Map.of("RWLock", 1.0));
    assertThat(text(view(planted, info("Contention", "design", "writes", "RWLock")))).isEmpty();
  }

  private static final Run.ExperimentInfo WALK =
      info("WorkingSet", "design", "keys", "ConcurrentHashMap");

  private static Planted walk(boolean counted) {
    Planted planted = new Planted(1).blocks(3).noise(0.01, 0.01, 0).unit("ss", "ns/op");
    for (int keys : List.of(64, 1024, 16384, 262144, 1048576)) {
      Map<String, Double> metrics = new HashMap<>();
      metrics.put("entryBytes #", 64.0);
      metrics.put("footprintBytes #", 64.0 * keys);
      if (counted) {
        metrics.put("cache-misses #/op", keys <= 16384 ? 0.1 : 2.0);
      }
      Cell cell = Cell.of("WorkingSet", Map.of("keys", "" + keys), 1);
      double nanos = keys <= 16384 ? 8 : keys <= 262144 ? 24 : 80;
      planted.cell(cell, List.of(JDK), Map.of("ConcurrentHashMap", nanos), metrics);
    }
    return planted;
  }

  private static String besideAChase(double l2) {
    Planted planted = walk(false);
    plantChase(planted, l2);
    return text(view(planted, WALK, info("PointerChase", "order", "", "RANDOM")));
  }

  @Test
  void aClimbIsHeldAgainstThePointerChaseOfTheSameRun() {
    assertThat(besideAChase(KIB * KIB))
        .contains("climbs between 16384 and 262144")
        .contains("1 MiB to 16 MiB; the pointer chase has an edge at 1 MiB to 2 MiB, within such");
    assertThat(besideAChase(512 * KIB * KIB))
        .contains("1 MiB to 16 MiB; the pointer chase has no edge within such a step");
  }

  @Test
  void withoutCountersItIsInferredFromTime() {
    assertThat(text(view(walk(false), WALK)))
        .contains("ConcurrentHashMap, 64 B an entry")
        .contains(
            "outgrows L1 of 32 KiB past 512, L2 of 1 MiB past 16384, L3 of 32 MiB past 524288")
        .contains("time climbs between 16384 and 262144", "no pointer chase in this run")
        .endsWith("inferred from time, never measured misses");
  }

  @Test
  void withCountersTheMissesSpeak() {
    assertThat(text(view(walk(true), WALK)))
        .contains("cache-misses an operation, measured, climbs between 16384 and 262144 (x20")
        .doesNotContain("inferred", "the count failed");
  }

  @Test
  void everyFigureHasItsIntervalAndItsForks() {
    assertThat(chase(KIB * KIB))
        .contains("(x climb [95 %])", "JDK 17.0.15, 2 forks")
        .containsPattern("32 KiB and 64 KiB \\(x4(\\.00)? \\[4(\\.00)?, 4(\\.00)?\\]\\)");
    assertThat(text(view(walk(true), WALK)))
        .contains("64 B an entry (JOL, 3 forks)", "keys, by what the system reports")
        .containsPattern("measured, climbs .* \\(x20(\\.0)? \\[.*\\), of 3 forks a size; time")
        .containsPattern("time climbs .* \\(x(9|10)\\.\\d+ \\[[\\d.]+, [\\d.]+\\]; no pointer")
        .endsWith(", of 3 forks a size");
  }

  /** A walk of which the counts of the first forks failed. */
  private static Planted failing(int forks) {
    List<Trial> counted = walk(true).trials();
    List<Trial> plain = walk(false).trials();
    Planted some = new Planted(1);
    for (int i = 0; i < counted.size(); i++) {
      some.add(i < forks ? plain.get(i).withUncounted("exit code 134") : counted.get(i));
    }
    return some;
  }

  @Test
  void aCountThatFailedIsTold() {
    assertThat(text(view(failing(1), WALK)))
        .contains("cache-misses an operation, measured, climbs")
        .contains("the count failed in 1 of 15 forks (exit code 134): measure again; time climbs")
        .contains(", of 2 to 3 forks a size; the count failed");
    assertThat(text(view(failing(15), WALK)))
        .endsWith(
            "inferred from time, never measured misses (the count failed in 15 of 15 forks (exit"
                + " code 134): measure again)");
  }

  @Test
  void whyNothingCountsHereIsTold() {
    ProfilerEvent none = new ProfilerEvent("cache-misses", false, 0, "no counters here", "cpu");
    List<Profile.Unavailable> refused = List.of(new Profile.Unavailable(1, "WorkingSet", none));
    assertThat(text(view(walk(false), refused, WALK)))
        .endsWith("inferred from time, never measured misses (no counters here)");
  }
}
