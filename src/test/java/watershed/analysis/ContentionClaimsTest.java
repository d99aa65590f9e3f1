package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static watershed.analysis.ClaimVerdict.Verdict.CONFIRMED;
import static watershed.analysis.ClaimVerdict.Verdict.INCONCLUSIVE;
import static watershed.analysis.ClaimVerdict.Verdict.NOT_IN_RUN;
import static watershed.analysis.ClaimVerdict.Verdict.REFUTED;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import watershed.record.Cell;
import watershed.record.Planted;

/** Every verdict on the claims a, b and d, from planted records. */
class ContentionClaimsTest {
  private static final int CPUS = 2;
  private static final String JDK = "17.0.15";

  private static Cell cell(int threads, int keys, int writes) {
    return Cell.of(
        "Contention",
        Map.of("keys", Integer.toString(keys), "writes", Integer.toString(writes)),
        threads);
  }

  private static Planted planted() {
    return new Planted(1).noise(0.02, 0.02, 0.3);
  }

  private static ContentionCells data(Planted planted) {
    return new ContentionCells(
        Samples.of(planted.trials()), "Contention", JDK, CPUS, PairedBlocks::compare);
  }

  private static ClaimVerdict locked(Planted planted) {
    return LockedMapClaim.verdict(data(planted));
  }

  private static ClaimVerdict flow(Planted planted) {
    return FlowClaim.verdict(data(planted));
  }

  private static Map<String, Double> scores(double lock, double algorithm) {
    return Map.of("RWLock", lock, "ReadDirtyMap", algorithm, "ConcurrentHashMap", 50.0);
  }

  @Test
  void theLockedMapWinsEverywhereNowhereOrSomewhere() {
    ClaimVerdict wins =
        locked(
            planted()
                .cell(cell(64, 16384, 30), scores(2, 1))
                .cell(cell(128, 16384, 40), scores(3, 1))
                .cell(cell(64, 16384, 20), scores(1, 9))
                .cell(cell(32, 16384, 40), scores(1, 9)));
    assertThat(wins.verdict()).isEqualTo(CONFIRMED);
    assertThat(wins.reason()).isEqualTo("of 2 cells 2 above 1, 0 below, 0 not told");
    assertThat(wins.figures()).hasSize(2);
    assertThat(wins.figures().get(0).what())
        .isEqualTo("RWLock over ReadDirtyMap, least, 64 threads, 16384 keys, 30 % writes");
    assertThat(wins.figures().get(0).value().value()).isBetween(1.9, 2.1);
    assertThat(wins.figures().get(0).value().n()).isEqualTo(5);
    assertThat(wins.notes())
        .anySatisfy(n -> assertThat(n).contains("2 of 2 cells oversubscribed"))
        .anySatisfy(n -> assertThat(n).startsWith("all of the document's range"));
    assertThat(locked(planted().cell(cell(64, 1024, 30), scores(1, 2))).verdict())
        .isEqualTo(REFUTED);
    ClaimVerdict mixed =
        locked(
            planted()
                .cell(cell(64, 1024, 30), scores(1, 2))
                .cell(cell(64, 1024, 50), scores(2, 1)));
    assertThat(mixed.verdict()).isEqualTo(INCONCLUSIVE);
    assertThat(mixed.reason()).contains("it depends on the cell");
  }

  @Test
  void whatIsNotToldSaysWhatItWouldTake() {
    ClaimVerdict open =
        locked(planted().noise(0.2, 0.02, 0.3).cell(cell(64, 1024, 30), scores(1, 1)));
    assertThat(open.verdict()).isEqualTo(INCONCLUSIVE);
    assertThat(open.reason())
        .containsPattern(
            "(about \\d+|more than 1000) blocks in all of 64 threads, 1024 keys, 30 % writes would"
                + " tell the gain of RWLock over ReadDirtyMap from 1");
    ClaimVerdict one = locked(planted().blocks(1).cell(cell(64, 1024, 30), scores(1, 2)));
    assertThat(one.verdict()).isEqualTo(INCONCLUSIVE);
    assertThat(one.reason()).contains("one block each gives no interval");
  }

  @Test
  void aCellOfOneBlockMustOnlyLieOnTheSide() {
    Planted planted = planted().cell(cell(64, 1024, 30), scores(1, 2)).blocks(1);
    assertThat(locked(planted.cell(cell(64, 1024, 40), scores(1, 2))).verdict()).isEqualTo(REFUTED);
    assertThat(locked(planted.cell(cell(64, 1024, 50), scores(2, 1))).verdict())
        .isEqualTo(INCONCLUSIVE);
  }

  @Test
  void whatStandsForSyncMapIsNamed() {
    Map<String, Double> without = Map.of("RWLock", 1.0, "ConcurrentHashMap", 4.0);
    ClaimVerdict v = locked(planted().cell(cell(64, 1024, 30), without));
    assertThat(v.verdict()).isEqualTo(REFUTED);
    assertThat(v.figures().get(0).what()).startsWith("RWLock over ConcurrentHashMap");
    assertThat(v.notes())
        .contains("ConcurrentHashMap stands for sync.Map, for ReadDirtyMap was not measured there");
  }

  @Test
  void aRivalThatWasNotMeasuredMightHaveWon() {
    ClaimVerdict verdict =
        flow(
            planted()
                .cell(
                    cell(64, 16384, 30),
                    Map.of("ReadDirtyMap", 2.0, "RWLock", 1.0, "Sharded8", 1.0)));
    assertThat(verdict.verdict()).isEqualTo(INCONCLUSIVE);
    assertThat(verdict.reason())
        .startsWith(
            "Sharded64 was not measured in 64 threads, 16384 keys, 30 % writes, and might win"
                + " there; a cell below 5000 keys is needed; ");
    assertThat(Ledger.command("Contention", "standard", List.of(verdict)))
        .isEqualTo(
            "./run-benchmarks.sh run Contention -p design=ReadDirtyMap,RWLock,Sharded8,Sharded64"
                + " -p keys=1024,16384 -p writes=30 -t 64");
  }

  /** What lacks comes first, and the gain that is named is the one that is open, not the best. */
  @Test
  void anOpenGainIsNamedAfterWhatLacksAndTakesMoreBlocksThanThereAre() {
    Cell cell = cell(64, 16384, 30);
    double[] locked = {-0.8, -1.2, -1.7};
    double[] sharded = {0.32, 0.321, 0.319};
    Planted planted = new Planted(1);
    for (int block = 0; block < 3; block++) {
      planted.fork(cell, "ReadDirtyMap", JDK, block, Map.of("primary", 1.0));
      planted.fork(cell, "RWLock", JDK, block, Map.of("primary", Math.exp(locked[block])));
      planted.fork(cell, "Sharded8", JDK, block, Map.of("primary", sharded[block]));
    }
    ClaimVerdict open = flow(planted);
    assertThat(open.verdict()).isEqualTo(INCONCLUSIVE);
    assertThat(open.reason())
        .startsWith("Sharded64 was not measured in ")
        .contains(
            "; about 4 blocks in all of 64 threads, 16384 keys, 30 % writes would tell the gain of"
                + " RWLock over ReadDirtyMap from 1, if it is what it seems; below 5000 keys");
    assertThat(open.blocks()).isEqualTo(4);
    assertThat(Ledger.command("Contention", "quick", List.of(open)))
        .endsWith(" -t 64 --blocks 4")
        .doesNotContain("--preset");
  }

  @Test
  void whereThereIsNoSuchCellItSaysWhatThereIs() {
    for (ClaimVerdict v :
        new ClaimVerdict[] {
          locked(planted().cell(cell(2, 1024, 30), scores(1, 2))),
          flow(planted().cell(cell(2, 1024, 30), scores(1, 2)))
        }) {
      assertThat(v.verdict()).isEqualTo(NOT_IN_RUN);
      assertThat(v.reason()).isEqualTo("only threads 2 and writes 30 %");
    }
    assertThat(locked(planted()).reason())
        .contains("none of ReadDirtyMap, ConcurrentHashMap, RWLock was measured");
    assertThat(locked(planted().cell(cell(64, 1024, 30), Map.of("RWLock", 1.0))).reason())
        .contains("RWLock and ConcurrentHashMap were not measured together in 1 such cell");
    assertThat(flow(planted().cell(cell(64, 1024, 30), Map.of("ReadDirtyMap", 1.0))).reason())
        .contains("none of RWLock, Sharded8, Sharded64 was measured with ReadDirtyMap");
  }

  private static Estimate p99(double micros) {
    return new Estimate(micros, new Estimate.Interval(0.9 * micros, 1.1 * micros), Double.NaN, 5);
  }

  private static ClaimVerdict order(Estimate algorithm, Estimate lock, Estimate sharded) {
    return LatencyClaim.verdict(
        data(planted()), Map.of("ReadDirtyMap", algorithm, "RWLock", lock, "Sharded8", sharded));
  }

  @Test
  void theOrderOfLatenciesIsJudgedByIntervalsApart() {
    assertThat(order(p99(124.7), p99(89.2), p99(60)).verdict()).isEqualTo(CONFIRMED);
    ClaimVerdict close = order(p99(124.7), p99(89.2), p99(76.5));
    assertThat(close.verdict()).isEqualTo(INCONCLUSIVE);
    assertThat(close.reason()).contains("p99 of RWLock > p99 of Sharded8: four times");
    ClaimVerdict reversed = order(p99(1), p99(2), p99(400));
    assertThat(reversed.verdict()).isEqualTo(REFUTED);
    assertThat(reversed.reason()).contains("p99 of ReadDirtyMap > p99 of Sharded8");
    assertThat(reversed.figures()).hasSize(3).allSatisfy(f -> assertThat(f.unit()).isEqualTo("us"));
    Estimate alone = new Estimate(80, null, Double.NaN, 1);
    assertThat(order(p99(124.7), alone, p99(60)).reason()).contains("without an interval");
    ClaimVerdict none = LatencyClaim.verdict(data(planted()), Map.of("RWLock", p99(1)));
    assertThat(none.verdict()).isEqualTo(NOT_IN_RUN);
    assertThat(none.reason())
        .isEqualTo("no p99 of ConcurrentHashMap, Sharded8 at 64 threads and 30 %" + " writes");
  }

  private static Map<String, Double> rivals(double algorithm, double lock, double sharded) {
    return Map.of(
        "ReadDirtyMap", algorithm, "RWLock", lock, "Sharded8", lock, "Sharded64", sharded);
  }

  @Test
  void theFlowHoldsOnlyIfBothBranchesDo() {
    ClaimVerdict holds =
        flow(
            planted()
                .cell(cell(32, 1024, 30), rivals(2, 1, 1))
                .cell(cell(64, 16384, 40), rivals(1, 0.5, 2)));
    assertThat(holds.verdict()).isEqualTo(CONFIRMED);
    assertThat(holds.reason())
        .isEqualTo(
            "below 5000 keys: 1 of 1 cell as the document says, 0 the other way; from 5000 keys on:"
                + " 1 of 1 cell as the document says, 0 the other way");
    assertThat(holds.figures()).hasSize(2);
    assertThat(holds.figures().get(1).value().value()).isBetween(1.9, 2.1);
    ClaimVerdict half = flow(planted().cell(cell(64, 16384, 40), rivals(1, 0.5, 2)));
    assertThat(half.verdict()).isEqualTo(INCONCLUSIVE);
    assertThat(half.reason()).startsWith("a cell below 5000 keys is needed; below 5000 keys: ");
    assertThat(flow(planted().cell(cell(64, 16384, 40), rivals(3, 1, 2))).verdict())
        .isEqualTo(REFUTED);
    assertThat(flow(planted().cell(cell(64, 1024, 40), rivals(1, 0.5, 2))).verdict())
        .isEqualTo(REFUTED);
  }

  @Test
  void theFlowIsOpenWhereDesignsAreAlike() {
    ClaimVerdict open =
        flow(planted().noise(0.1, 0.02, 0.3).cell(cell(64, 16384, 40), rivals(1, 0.5, 1)));
    assertThat(open.verdict()).isEqualTo(INCONCLUSIVE);
    assertThat(open.reason())
        .contains("in all of 64 threads, 16384 keys, 40 % writes would tell the gain of ");
    ClaimVerdict mixed =
        flow(
            planted()
                .cell(cell(64, 16384, 40), rivals(1, 0.5, 2))
                .cell(cell(64, 65536, 40), rivals(3, 1, 2))
                .cell(cell(64, 1024, 40), rivals(3, 1, 2)));
    assertThat(mixed.verdict()).isEqualTo(INCONCLUSIVE);
    assertThat(mixed.reason()).contains("it depends on the cell");
  }
}
