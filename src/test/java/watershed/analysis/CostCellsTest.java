package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import watershed.record.Cell;
import watershed.record.Planted;

class CostCellsTest {
  private static final Map<String, Double> SCORE = Map.of("Map", 20.0);

  private static Cell cell(int threads, String... params) {
    Map<String, String> all = new HashMap<>(Map.of("keys", "1024", "writes", "5"));
    for (int i = 0; i < params.length; i += 2) {
      all.put(params[i], params[i + 1]);
    }
    return Cell.of("Contention", all, threads);
  }

  private static CostCells of(Planted planted) {
    return CostCells.of(Samples.of(planted.trials()), "Contention", "Map", "17.0.15");
  }

  @Test
  void costIsThreadTime() {
    CostCells cells =
        of(
            new Planted(1)
                .noise(0, 0, 0)
                .blocks(3)
                .cell(cell(2), SCORE)
                .unit("avgt", "ns/op")
                .cell(cell(4), SCORE));
    // Two threads and 20 operations per microsecond: 100 ns each. A time is one already.
    assertThat(cells.cells().get(0).mean()).isCloseTo(Math.log(100), within(1e-9));
    assertThat(cells.cells().get(1).mean()).isCloseTo(Math.log(20), within(1e-9));
    assertThat(cells.cells().get(0).logs()).hasSize(3);
    assertThat(CostCells.forks(cells.cells())).isEqualTo(6);
  }

  @Test
  void otherKindsOfCellsAreLeftOutAndCounted() {
    CostCells cells =
        of(
            new Planted(1)
                .cell(cell(1), SCORE)
                .cell(cell(64, "mix", "update", "hits", "100.0", "profile", "mono"), SCORE)
                .cell(cell(1, "mix", "churn"), SCORE)
                .cell(cell(1, "distribution", "zipf"), SCORE)
                .cell(cell(1, "hits", "50"), SCORE)
                .cell(cell(1, "keyIdentity", "equal"), SCORE)
                .cell(cell(1, "profile", "mega"), SCORE)
                .cell(cell(1, "keys", "1"), SCORE)
                .cell(cell(2), Map.of("Other", 1.0)));
    assertThat(cells.cells()).extracting(CostCell::threads).containsExactly(1, 64);
    assertThat(cells.leftOut()).isEqualTo(6);
    assertThat(cells.bases()).extracting(CostCell::threads).containsExactly(1);
    assertThat(CostCells.text(cells.cells()))
        .isEqualTo("2 cells: threads 1, 64; keys 1024; writes 5 %");
    assertThat(cells.band(2, false)).extracting(CostCell::threads).containsExactly(1);
    assertThat(cells.band(2, true)).extracting(CostCell::threads).containsExactly(64);
    assertThat(CostCells.departures(cell(1, "mix", "churn", "hits", "50")))
        .containsExactly("hits=50", "mix=churn");
  }

  @Test
  void onePlaceIsTakenOnce() {
    CostCells cells = of(new Planted(1).cell(cell(1), SCORE).cell(cell(1, "hits", "100"), SCORE));
    assertThat(cells.cells()).hasSize(1);
    assertThat(cells.leftOut()).isEqualTo(1);
  }

  @Test
  void aCellWithoutForksIsNone() {
    assertThatThrownBy(() -> new CostCell(1, 1024, 5, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noiseIsPooledOverCellsOfTwoForksOrMore() {
    CostCell two = new CostCell(1, 1024, 5, List.of(1.0, 3.0));
    CostCell one = new CostCell(2, 1024, 5, List.of(7.0));
    ForkNoise noise = ForkNoise.of(List.of(two, one));
    // Half a difference of 2 on either side, times √2.
    assertThat(noise.residuals()).containsExactly(-Math.sqrt(2), Math.sqrt(2));
    assertThat(noise.df()).isEqualTo(1);
    assertThat(noise.known()).isFalse();
    ForkNoise enough = ForkNoise.of(List.of(two, two, one));
    assertThat(enough.known()).isTrue();
    // t(.975, 2) / z(.975)
    assertThat(enough.stretch()).isCloseTo(4.302653 / 1.959964, within(1e-5));
  }
}
