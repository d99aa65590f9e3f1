package watershed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import watershed.record.Cell;
import watershed.record.DiffPlan;
import watershed.record.PlannedCell;
import watershed.record.Planted;
import watershed.record.PlantedPairs;
import watershed.record.Side;
import watershed.record.Trial;
import watershed.record.Windows;

/** A diff that was cut off is judged as it stood at its last planned look, wherever the cut was. */
class WholeLooksTest {
  private static final Cell ONE = Cell.of("Contention", Map.of("writes", "5"), 2);
  private static final Cell TWO = Cell.of("Contention", Map.of("writes", "50"), 2);
  private static final String JDK = "17.0.15";

  /** Slower by about 5 % in every pair, which five of them show. */
  private static final double[] SLOWER = {.02, .04, .05, .06, .08};

  /** Neither slower nor faster, by so much that no five pairs show anything. */
  private static final double[] ANY = {-.1, .1, -.05, .05, .02};

  private static DiffPlan plan(int pairs) {
    Side a = new Side(Side.A, JDK, List.of(), null);
    Side b = new Side(Side.B, JDK, List.of("-ea"), null);
    List<Integer> looks = DiffLooks.at(pairs);
    return new DiffPlan(a, b, pairs, looks, .03, List.of(), null, List.of(), List.of());
  }

  private static List<Trial> pairs(Cell cell, int n) {
    return PlantedPairs.of(cell, JDK, Arrays.copyOf(ANY, n));
  }

  private static WholeLooks of(int pairs, List<Trial> trials, Cell... planned) {
    Windows windows = new Windows(1, 10, 1, 10, 10);
    List<PlannedCell> cells =
        Arrays.stream(planned)
            .map(cell -> new PlannedCell(cell, Side.entrants(), pairs, windows))
            .toList();
    return WholeLooks.of(plan(pairs), cells, trials);
  }

  private static long forks(WholeLooks whole, Cell cell) {
    return whole.trials().stream().filter(t -> t.cell().equals(cell)).count();
  }

  @Test
  void aCellThatHasItsPairsIsWhole() {
    List<Trial> trials = pairs(ONE, 10);
    WholeLooks whole = of(10, trials, ONE);
    assertThat(whole.trials()).isEqualTo(trials);
    assertThat(whole.notes()).isEmpty();
  }

  @Test
  void whatLiesBehindTheLastLookOfEachCellIsLeftOut() {
    List<Trial> trials = new ArrayList<>(pairs(ONE, 12));
    trials.addAll(pairs(TWO, 9));
    WholeLooks whole = of(30, trials, ONE, TWO);
    assertThat(forks(whole, ONE)).isEqualTo(2 * 10);
    assertThat(forks(whole, TWO)).isEqualTo(2 * 5);
    assertThat(whole.trials()).filteredOn(t -> t.cell().equals(TWO)).allMatch(t -> t.block() < 5);
    assertThat(whole.notes())
        .containsExactly(
            "unfinished: 21 of 60 pairs of 2 cells; judged at the looks that were planned (5, 10,"
                + " 15, 20, 30); \"diff --resume\" goes on");
  }

  @Test
  void whatNeverCameToALookIsJudgedByWhatThereIsWhichIsSaid() {
    List<Trial> trials = pairs(ONE, 3);
    WholeLooks whole = of(10, trials, ONE, TWO);
    assertThat(whole.trials()).isEqualTo(trials);
    assertThat(whole.notes()).hasSize(2);
    assertThat(whole.notes().get(0)).startsWith("unfinished: 3 of 20 pairs of 2 cells; judged at");
    assertThat(whole.notes().get(1))
        .as("of the other there is nothing to judge")
        .isEqualTo(
            "fewer pairs than the first look in 1 cell, judged by those: a verdict after a cut is"
                + " one look more than was planned");
  }

  @Test
  void aCellThatALookDecidedIsFinishedAndOneThatIsOpenThereIsNot() {
    WholeLooks decided = of(10, PlantedPairs.of(ONE, JDK, SLOWER), ONE);
    assertThat(decided.notes()).isEmpty();
    WholeLooks open = of(10, PlantedPairs.of(ONE, JDK, ANY), ONE);
    assertThat(open.notes()).hasSize(1);
    assertThat(open.notes().get(0)).startsWith("unfinished: 5 of 10 pairs of 1 cell");
    assertThat(forks(open, ONE)).isEqualTo(2 * 5);
  }

  @Test
  void pairsAreCountedAndNotBlocks() {
    List<Trial> trials =
        pairs(ONE, 8).stream()
            .filter(t -> t.block() != 1 || !t.contender().equals(Side.B))
            .toList();
    WholeLooks whole = of(10, trials, ONE);
    assertThat(whole.trials()).filteredOn(t -> t.contender().equals(Side.B)).hasSize(5);
    assertThat(whole.trials()).allMatch(t -> t.block() <= 5);
    assertThat(whole.notes().get(0)).startsWith("unfinished: 7 of 10 pairs");
  }

  @Test
  void aSideThatFailedEndsItsCellWhereverItDid() {
    List<Trial> trials = new ArrayList<>(pairs(ONE, 7));
    trials.add(Planted.trial(ONE, Side.B, JDK, 7, Trial.Outcome.CRASHED, "gone").failed());
    WholeLooks whole = of(10, trials, ONE);
    assertThat(whole.trials()).isEqualTo(trials);
    assertThat(whole.notes()).isEmpty();
  }
}
