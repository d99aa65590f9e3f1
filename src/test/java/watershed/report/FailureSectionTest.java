package watershed.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import watershed.record.Cell;
import watershed.record.Planted;
import watershed.record.Trial;

class FailureSectionTest {
  private static final Cell CELL = Cell.of("E", Map.of("keys", "64"), 1);
  private static final Cell OTHER = Cell.of("E", Map.of("keys", "128"), 1);

  private static Trial fork(Cell cell, int block) {
    return new Planted(1)
        .fork(cell, "A", "17.0.15", block, Map.of("cache-misses", 2.0))
        .trials()
        .get(0);
  }

  private static Trial crashed(Cell cell, int block) {
    return Planted.trial(cell, "B", "17.0.15", block, Trial.Outcome.CRASHED, "exit code 42")
        .failed();
  }

  @Test
  void forksOfOneCauseAreOneText() {
    assertThat(FailureSection.texts(List.of(crashed(CELL, 0), fork(CELL, 0), crashed(OTHER, 1))))
        .containsExactly("CRASHED B on 17.0.15: exit code 42 (2 forks, 2 cells)");
  }

  @Test
  void eventsThatWereNotCountedAreTold() {
    List<Trial> trials =
        List.of(fork(CELL, 0), fork(CELL, 1).withUncounted("no number of LLC-load-misses"));
    assertThat(FailureSection.texts(trials))
        .containsExactly(
            "NO EVENTS A on 17.0.15: no number of LLC-load-misses (1 fork, " + CELL.id() + ")");
    assertThat(FailureSection.lines(trials)).first().isEqualTo("Not measured");
  }

  @Test
  void whereAllWasMeasuredNothingIsSaid() {
    assertThat(FailureSection.lines(List.of(fork(CELL, 0)))).isEmpty();
  }
}
