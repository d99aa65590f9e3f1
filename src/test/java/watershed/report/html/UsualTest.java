package watershed.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import watershed.record.Cell;
import watershed.record.Planted;
import watershed.record.PlantedRuns;
import watershed.report.View;

class UsualTest {
  private static Cell cell(String keys, String writes, int threads) {
    return Cell.of("Contention", Map.of("keys", keys, "writes", writes), threads);
  }

  private static View view(Cell... cells) {
    Planted planted = new Planted(5).blocks(2);
    for (Cell cell : cells) {
      planted.cell(cell, Map.of("ConcurrentHashMap", 20.0, "Sharded64", 30.0));
    }
    return PlantedInputs.of(
            List.of(PlantedRuns.contention(List.of("ConcurrentHashMap", "Sharded64"))),
            planted.trials())
        .views()
        .get(0);
  }

  @Test
  void aRowSaysWhatDiffersAndTheUsualOnesComeFirst() {
    Cell large = cell("1048576", "5", 1);
    Cell crowd = cell("1024", "5", 2);
    Cell few = cell("1024", "5", 1);
    Cell many = cell("1024", "30", 1);
    View view = view(large, crowd, many, few);
    Usual usual = new Usual(view);
    assertThat(usual.says()).isEqualTo("keys=1024");
    assertThat(view.cells().stream().sorted(usual.order()).map(usual::label))
        .containsExactly(
            "writes=5, 1 thread",
            "writes=30, 1 thread",
            "writes=5, 2 threads",
            "writes=5, keys=1048576, 1 thread");
  }

  @Test
  void whatOnlyHalfShareIsNotUsual() {
    Usual usual = new Usual(view(cell("64", "5", 1), cell("1024", "5", 1)));
    assertThat(usual.says()).isEmpty();
    assertThat(usual.label(cell("64", "5", 1))).isEqualTo("writes=5, keys=64, 1 thread");
  }
}
