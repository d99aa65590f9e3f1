package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static watershed.analysis.ClaimVerdict.Verdict.CONFIRMED;
import static watershed.analysis.ClaimVerdict.Verdict.NOT_IN_RUN;
import static watershed.analysis.ClaimVerdict.Verdict.REFUTED;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import watershed.record.Cell;
import watershed.record.Planted;

/** What stands for sync.Map where the port of its algorithm was measured in some cells only. */
class ContentionCellsTest {
  private static final int CPUS = 8;

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
        Samples.of(planted.trials()), "Contention", "17.0.15", CPUS, PairedBlocks::compare);
  }

  private static ClaimVerdict formula(ContentionCells data) {
    return FormulaClaim.verdict(
        data,
        CostModels.of(
            data.counterpartCosts(),
            PlantedCosts.NO_LOCKED,
            CPUS,
            EnumSet.allOf(CostModel.class),
            new Bootstrap(1, 20)));
  }

  /** The stand-in in the cells of these threads and two key counts, the port from 4 threads on. */
  private static ContentionCells portFromFourThreads(int... threads) {
    Planted planted = planted();
    for (int t : threads) {
      for (int keys : List.of(1024, 16384)) {
        Map<String, Double> truth = new TreeMap<>(Map.of("ConcurrentHashMap", 10.0));
        if (t >= 4) {
          truth.put("ReadDirtyMap", 10.0);
        }
        planted.cell(cell(t, keys, 20), truth);
      }
    }
    return data(planted);
  }

  @Test
  void theFormulaIsTriedOnTheStandInWhereThePortHasTooFewCells() {
    ContentionCells few = portFromFourThreads(1, 2, 4, 8);
    assertThat(few.counterpartCosts().design()).isEqualTo("ConcurrentHashMap");
    ClaimVerdict verdict = formula(few);
    assertThat(verdict.verdict()).isNotEqualTo(NOT_IN_RUN);
    assertThat(verdict.reason()).startsWith("7 cells predicted");
    assertThat(verdict.notes())
        .first()
        .asString()
        .startsWith(
            "ConcurrentHashMap stands for sync.Map, for too little was measured of ReadDirtyMap: no"
                + " cell on one thread, which the extra is counted from; only 4 cells: threads 4, 8");
  }

  @Test
  void theFormulaIsTriedOnThePortWhereThatWillDoOrNothingDoes() {
    Planted planted = planted();
    for (int threads : List.of(1, 2, 4)) {
      for (int keys : List.of(1024, 16384)) {
        planted.cell(
            cell(threads, keys, 20), Map.of("ReadDirtyMap", 10.0, "ConcurrentHashMap", 10.0));
      }
    }
    ContentionCells both = data(planted);
    assertThat(both.counterpartCosts().design()).isEqualTo("ReadDirtyMap");
    assertThat(formula(both).notes()).first().asString().startsWith("ReadDirtyMap stands for");
    ContentionCells neither = portFromFourThreads(4, 8);
    assertThat(neither.counterpartCosts().design()).isEqualTo("ReadDirtyMap");
    assertThat(formula(neither).reason()).contains("no cell on one thread");
    assertThat(data(planted()).counterpartCosts().design()).isEqualTo("ConcurrentHashMap");
  }

  @Test
  void everyCellIsJudgedByWhatWasMeasuredThereAndTheOthersAreNamed() {
    ClaimVerdict verdict =
        LockedMapClaim.verdict(
            data(
                planted()
                    .cell(cell(64, 1024, 30), Map.of("RWLock", 1.0, "ReadDirtyMap", 2.0))
                    .cell(cell(64, 1024, 50), Map.of("RWLock", 1.0, "ConcurrentHashMap", 4.0))
                    .cell(cell(128, 1024, 50), Map.of("RWLock", 1.0))));
    assertThat(verdict.verdict()).isEqualTo(REFUTED);
    assertThat(verdict.reason()).isEqualTo("of 2 cells 0 above 1, 2 below, 0 not told");
    assertThat(verdict.figures())
        .extracting(ClaimVerdict.Figure::what)
        .containsExactly(
            "RWLock over ConcurrentHashMap, least, 64 threads, 1024 keys, 50 % writes",
            "RWLock over ReadDirtyMap, most, 64 threads, 1024 keys, 30 % writes");
    assertThat(verdict.notes())
        .contains(
            "ReadDirtyMap stands for sync.Map: a port of the algorithm that the document writes of",
            "in 1 of 2 cells ConcurrentHashMap stands for sync.Map, for ReadDirtyMap was not"
                + " measured there: 64 threads, 1024 keys, 50 % writes",
            "1 cell left out, for what the rule compares was not measured there: 128 threads, 1024"
                + " keys, 50 % writes");
  }

  @Test
  void aBranchOfTheFlowIsNotLostForThePort() {
    ClaimVerdict verdict =
        FlowClaim.verdict(
            data(
                planted()
                    .cell(
                        cell(32, 1024, 30),
                        Map.of(
                            "ReadDirtyMap", 2.0, "RWLock", 1.0, "Sharded8", 1.0, "Sharded64", 1.0))
                    .cell(
                        cell(64, 16384, 40),
                        Map.of(
                            "ConcurrentHashMap",
                            1.0,
                            "RWLock",
                            0.5,
                            "Sharded8",
                            0.5,
                            "Sharded64",
                            2.0))));
    assertThat(verdict.verdict()).isEqualTo(CONFIRMED);
    assertThat(verdict.figures().get(1).what())
        .startsWith("best of locked and sharded, Sharded64, over ConcurrentHashMap");
    assertThat(verdict.notes())
        .anySatisfy(n -> assertThat(n).startsWith("in 1 of 2 cells ConcurrentHashMap stands for"));
  }
}
