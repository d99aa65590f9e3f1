package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static watershed.analysis.ClaimVerdict.Verdict.CONFIRMED;
import static watershed.analysis.ClaimVerdict.Verdict.INCONCLUSIVE;
import static watershed.analysis.ClaimVerdict.Verdict.NOT_IN_RUN;
import static watershed.analysis.ClaimVerdict.Verdict.NOT_MEASURABLE;
import static watershed.analysis.ClaimVerdict.Verdict.REFUTED;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import watershed.lab.Catalogue;
import watershed.record.Cell;
import watershed.record.Machine;
import watershed.record.Planted;
import watershed.record.Run;
import watershed.record.Trial;

/** Planted jumps at planted edges, and several steps from any. */
class CacheEdgeClaimTest {
  private static final String JDK = "17.0.15";
  private static final String MAP = "ConcurrentHashMap";
  private static final double KIB = 1024;
  private static final double MIB = 1024 * KIB;
  private static final double ENTRY = 64;

  /** From 4 KiB to 64 MiB of map in steps of four. */
  private static final List<Integer> KEYS =
      List.of(64, 256, 1024, 4096, 16_384, 65_536, 262_144, 1_048_576);

  private static final List<Machine.Cache> CACHES =
      List.of(
          new Machine.Cache(1, "Data", 32, 1),
          new Machine.Cache(1, "Instruction", 2048, 1),
          new Machine.Cache(2, "Unified", 1024, 1));

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

  private static final Run.ExperimentInfo WALK = info("WorkingSet", "design", "keys", MAP);
  private static final Run.ExperimentInfo CHASE = info("PointerChase", "order", "", "RANDOM");

  /** Look-ups by number of keys and block. */
  private static Planted walk(
      List<Integer> sizes, int blocks, ToDoubleBiFunction<Integer, Integer> nanos) {
    Planted planted = new Planted(1);
    for (int keys : sizes) {
      Cell cell = Cell.of("WorkingSet", Map.of("keys", "" + keys), 1);
      for (int block = 0; block < blocks; block++) {
        double score = nanos.applyAsDouble(keys, block) * (1 + 0.005 * block);
        planted.fork(cell, MAP, JDK, block, Map.of("primary", score, "entryBytes", ENTRY));
      }
    }
    return planted;
  }

  /** A jump between 16 384 and 65 536 keys: 1 to 4 MiB of map, 2 MiB midway. */
  private static Planted jumping() {
    return walk(KEYS, 3, (keys, block) -> keys > 16_384 ? 40 : 10);
  }

  /** A chase through sets of 4 KiB to 256 MiB whose loads take ten times as long past each edge. */
  private static Planted chase(Planted planted, double... edges) {
    Map<String, Double> metrics = new HashMap<>();
    for (double bytes = 4 * KIB; bytes <= 256 * MIB; bytes *= 2) {
      double nanos = 1;
      for (double edge : edges) {
        nanos *= bytes > edge ? 10 : 1;
      }
      String at = bytes < MIB ? (int) (bytes / KIB) + "K" : (int) (bytes / MIB) + "M";
      metrics.put("at" + at + "Nanos", nanos);
    }
    for (int block = 0; block < 2; block++) {
      planted.fork(Cell.of("PointerChase", Map.of(), 1), "RANDOM", JDK, block, metrics);
    }
    return planted;
  }

  private static ClaimVerdict judge(Planted planted, List<Machine.Cache> caches) {
    List<Trial> trials = planted.trials();
    FigureData data = new FigureData(Samples.of(trials), trials, 2, "", new Bootstrap(1, 500));
    return new CacheEdgeClaim(List.of(WALK, CHASE), caches, data).verdict(WALK, JDK);
  }

  @Test
  void aJumpWithinAStepOfAnEdgeOfTheChaseIsAtIt() {
    ClaimVerdict at = judge(chase(jumping(), 32 * KIB, MIB), CACHES);
    assertThat(at.verdict()).as(at.toString()).isEqualTo(CONFIRMED);
    assertThat(at.reason())
        .isEqualTo(
            "the nearest edge of the pointer chase lies between 1 and 2 MiB; no severe test: 57 % of"
                + " the sizes measured are as near to one");
    ClaimVerdict.Figure factor = at.figures().get(0);
    assertThat(factor.value().value()).isCloseTo(Math.sqrt(2), within(1e-9));
    // Somewhere from 1 to 4 MiB, the edge from 1 to 2 MiB.
    assertThat(factor.value().interval()).isEqualTo(new Estimate.Interval(1, 4));
    assertThat(factor.claimed()).isEqualTo("at most 4 times");
    assertThat(at.figures().get(1).value().interval()).isEqualTo(new Estimate.Interval(1, 4));
    // Of fourteen doublings, four are within a factor of four of each edge.
    assertThat(at.figures().get(2).value().value()).isCloseTo(8.0 / 14, within(1e-9));
  }

  @Test
  void whatIsNearByItsMiddleAloneIsOpen() {
    ClaimVerdict open = judge(chase(jumping(), 512 * KIB), CACHES);
    ClaimVerdict.Figure factor = open.figures().get(0);
    assertThat(factor.value().value()).isCloseTo(2 * Math.sqrt(2), within(1e-9));
    Estimate.Interval memory = open.figures().get(1).value().interval();
    assertThat(factor.value().interval().high())
        .as("of the most memory over the least that the edge may be at")
        .isEqualTo(memory.high() / 0.5)
        .isEqualTo(8);
    assertThat(open.verdict()).isEqualTo(INCONCLUSIVE);
    assertThat(open.reason())
        .isEqualTo(
            "the nearest edge of the pointer chase lies between 0.5 and 1 MiB; the sizes on either"
                + " side of the jump lie 4 times apart, so that it may be 1 to 8 times off: sizes"
                + " between them would tell");
  }

  /** The same jump and edge. */
  @Test
  void finerSizesTellWhatCoarserOnesLeaveOpen() {
    List<Integer> fine = IntStream.rangeClosed(6, 20).mapToObj(doubling -> 1 << doubling).toList();
    Planted walk = walk(fine, 3, (keys, block) -> keys > 16_384 ? 40 : 10);
    ClaimVerdict at = judge(chase(walk, 512 * KIB), CACHES);
    assertThat(at.verdict()).as(at.toString()).isEqualTo(CONFIRMED);
    assertThat(at.figures().get(0).value().interval()).isEqualTo(new Estimate.Interval(1, 4));
    assertThat(at.reason())
        .as("4 of 14 doublings are near: severe enough")
        .isEqualTo("the nearest edge of the pointer chase lies between 0.5 and 1 MiB");
    Planted late = walk(fine, 3, (keys, block) -> keys > 131_072 ? 40 : 10);
    assertThat(judge(chase(late, 512 * KIB), CACHES).verdict()).isEqualTo(REFUTED);
  }

  @Test
  void aJumpSeveralStepsFromEveryEdgeIsRefuted() {
    ClaimVerdict off = judge(chase(jumping(), 32 * KIB, 64 * MIB), CACHES);
    assertThat(off.verdict()).as(off.toString()).isEqualTo(REFUTED);
    assertThat(off.figures().get(0).value().value()).isGreaterThan(40);
    assertThat(off.reason())
        .as("not excused by a cache that is reported of that size")
        .startsWith("the nearest edge of the pointer chase lies between ")
        .doesNotContain("no severe test");
  }

  @Test
  void withoutAChaseTheReportedCachesStandInAndAreNamed() {
    ClaimVerdict near = judge(jumping(), CACHES);
    assertThat(near.verdict()).isEqualTo(CONFIRMED);
    assertThat(near.reason())
        .isEqualTo(
            "the nearest cache that the system reports is at 1 MiB; no severe test: 57 % of the sizes"
                + " measured are as near to one; no pointer chase in this run to check it by");
    assertThat(near.figures().get(0).what()).endsWith("the nearest cache that the system reports");
    assertThat(judge(jumping(), CACHES.subList(0, 2)).verdict())
        .as("instructions are no memory of the map's")
        .isEqualTo(REFUTED);
  }

  @Test
  void withNothingToHoldItAgainstItIsOpen() {
    ClaimVerdict nothing = judge(jumping(), List.of());
    assertThat(nothing.verdict()).isEqualTo(INCONCLUSIVE);
    assertThat(nothing.reason())
        .isEqualTo("no pointer chase in this run to check it by, and the system reports no cache");
    ClaimVerdict flat = judge(chase(jumping()), CACHES);
    assertThat(flat.verdict()).isEqualTo(INCONCLUSIVE);
    assertThat(flat.reason()).isEqualTo("the pointer chase of this run found no edge");
  }

  @Test
  void noJumpThoughTheMapOutgrowsACacheIsRefuted() {
    ClaimVerdict flat = judge(chase(walk(KEYS, 3, (keys, block) -> 10), MIB), CACHES);
    assertThat(flat.verdict()).isEqualTo(REFUTED);
    assertThat(flat.reason()).startsWith("no step of 1.25 times beyond the ramp in " + MAP);
    ClaimVerdict small = judge(chase(walk(KEYS, 3, (keys, block) -> 10), 128 * MIB), CACHES);
    assertThat(small.verdict()).isEqualTo(INCONCLUSIVE);
    assertThat(small.reason()).endsWith(": a larger range would tell");
  }

  @Test
  void blocksThatDisagreeOnTheJumpLeaveItOpen() {
    ToDoubleBiFunction<Integer, Integer> nanos =
        (keys, block) -> keys > (block == 0 ? 262_144 : 256) ? 40 + block : 10 - block;
    ClaimVerdict open = judge(chase(walk(KEYS, 3, nanos), 32 * KIB, MIB), CACHES);
    assertThat(open.verdict()).as(open.toString()).isEqualTo(INCONCLUSIVE);
    assertThat(open.reason())
        .containsPattern("surely near one in \\d+ % of redrawn blocks, surely not in \\d+ %: more");
    Estimate.Interval off = open.figures().get(0).value().interval();
    assertThat(off.contains(4)).as(off.toString()).isTrue();
  }

  @Test
  void stepsThatHoldEveryCacheTellNothing() {
    List<Integer> coarse = List.of(64, 1024, 16_384, 262_144);
    Planted planted = walk(coarse, 3, (keys, block) -> keys > 16_384 ? 40 : 10);
    ClaimVerdict wide = judge(chase(planted, 32 * KIB, MIB), CACHES);
    assertThat(wide.verdict()).as(wide.toString()).isEqualTo(INCONCLUSIVE);
    assertThat(wide.reason())
        .contains(
            "the jump lie 16 times apart, so that it may be 1 to 16 times off: sizes between them"
                + " would tell; no severe test: 67 % of ");
  }

  @Test
  void twoBlocksHaveNoInterval() {
    Planted planted = walk(KEYS, 2, (keys, block) -> keys > 16_384 ? 40 : 10);
    ClaimVerdict few = judge(chase(planted, MIB), CACHES);
    assertThat(few.verdict()).isEqualTo(INCONCLUSIVE);
    assertThat(few.reason()).startsWith("2 blocks without an interval: measure 1 more");
    assertThat(few.blocks()).isEqualTo(3);
  }

  @Test
  void whatIsMissingIsSaid() {
    assertThat(judge(chase(new Planted(1), MIB), CACHES).verdict()).isEqualTo(NOT_IN_RUN);
    Planted silent = new Planted(1);
    for (int keys : KEYS) {
      Cell cell = Cell.of("WorkingSet", Map.of("keys", "" + keys), 1);
      silent.fork(cell, MAP, JDK, 0, Map.of("primary", 10.0));
    }
    ClaimVerdict weightless = judge(chase(silent, MIB), CACHES);
    assertThat(weightless.verdict()).isEqualTo(NOT_MEASURABLE);
    assertThat(weightless.reason()).isEqualTo("no fork recorded entryBytes");
  }

  /** The words stand with the experiment, the judge here. */
  @Test
  void theCatalogueHasThisClaim() {
    assertThat(Catalogue.load().find("WorkingSet").info().claims())
        .filteredOn(claim -> claim.id().equals(CacheEdgeClaim.ID))
        .singleElement()
        .satisfies(claim -> assertThat(claim.figures()).isEmpty());
    assertThat(Catalogue.load().find("WorkingSet").info().claims())
        .filteredOn(SwapClaim::judges)
        .hasSize(1);
  }
}
