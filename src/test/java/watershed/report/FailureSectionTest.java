package watershed.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import watershed.record.Cell;
import watershed.record.Planted;
import watershed.record.Trial;

/** What is missing of a run is told with its cause, and of how many forks. */
class FailureSectionTest {
  private static final String JDK = "17.0.15";
  private static final Cell CELL = Cell.of("Contention", Map.of("writes", "5"), 2);
  private static final Cell OTHER = Cell.of("Contention", Map.of("writes", "30"), 2);

  /** Three blocks of two designs in one cell. */
  private static List<Trial> trials() {
    return new Planted(1)
        .blocks(3)
        .cell(CELL, Map.of("ConcurrentHashMap", 1.0, "RwLock", 2.0))
        .trials();
  }

  private static Trial failed(Cell cell, int block, String why) {
    return Planted.trial(cell, "RwLock", JDK, block, Trial.Outcome.CRASHED, why).failed();
  }

  @Test
  void nothingIsSaidWhereNothingIsMissing() {
    assertThat(FailureSection.lines(trials())).isEmpty();
  }

  @Test
  void aFailedForkIsToldAmongThoseOfItsContender() {
    List<Trial> trials = new ArrayList<>(trials());
    trials.add(failed(CELL, 3, "exit code 134"));
    assertThat(FailureSection.texts(trials))
        .containsExactly(
            "CRASHED RwLock on 17.0.15: exit code 134 (1 of 4 forks, Contention{writes=5} x2)");
    trials.add(failed(OTHER, 0, "exit code 134"));
    assertThat(FailureSection.texts(trials))
        .containsExactly("CRASHED RwLock on 17.0.15: exit code 134 (2 of 5 forks, 2 cells)");
    assertThat(FailureSection.texts(List.of(failed(CELL, 0, "gone"))))
        .containsExactly("CRASHED RwLock on 17.0.15: gone (1 fork, Contention{writes=5} x2)");
  }

  /** Its score stands, so that nothing else would tell. */
  @Test
  void aForkWhoseEventsWereNotCountedIsToldToo() {
    List<Trial> trials = new ArrayList<>(trials());
    Trial first = trials.get(0);
    trials.set(0, first.withUncounted("the profiler gave no number of LLC-load-misses"));
    assertThat(FailureSection.texts(trials))
        .containsExactly(
            "EVENTS NOT COUNTED "
                + first.contender()
                + " on 17.0.15: the profiler gave no number of LLC-load-misses; its score stands"
                + " (1 of 3 forks, Contention{writes=5} x2)");
    List<String> lines = FailureSection.lines(trials);
    assertThat(lines.get(0)).isEqualTo("Not measured");
    assertThat(lines).allMatch(line -> line.length() <= Wrap.WIDTH);
  }

  @Test
  void whatMustNotHappenComesFirst() {
    assertThat(FailureSection.texts(List.of(failed(CELL, 0, Trial.FORBIDDEN_OUTCOME + "lost"))))
        .containsExactly(
            "FORBIDDEN OUTCOME: lost (RwLock on 17.0.15) (1 fork, Contention{writes=5} x2)");
  }
}
