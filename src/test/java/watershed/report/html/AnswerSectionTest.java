package watershed.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import watershed.record.Cell;
import watershed.record.Planted;
import watershed.record.PlantedRuns;
import watershed.record.Trial;
import watershed.report.CellTable;

/** What is missing of a run stands on the first screen, with its cause. */
class AnswerSectionTest {
  private static final Cell CELL = Cell.of("Contention", Map.of("writes", "5"), 2);

  /** The quality of a run of two designs, of which some forks more failed, each in its own way. */
  private static CellTable quality(List<Trial> more) {
    List<Trial> trials =
        new ArrayList<>(
            new Planted(1)
                .blocks(3)
                .cell(CELL, Map.of("ConcurrentHashMap", 1.0, "RwLock", 2.0))
                .trials());
    trials.addAll(more);
    List<CellTable> tables =
        AnswerSection.section(
                PlantedInputs.of(
                    List.of(PlantedRuns.contention(List.of("ConcurrentHashMap", "RwLock"))),
                    trials))
            .tables();
    return tables.get(tables.size() - 1);
  }

  private static List<Trial> failing(int number) {
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      trials.add(
          Planted.trial(CELL, "RwLock", "17.0.15", 3 + i, Trial.Outcome.THREW, "cause " + i)
              .failed());
    }
    return trials;
  }

  private static List<String> missing(CellTable quality) {
    return quality.rows().stream()
        .filter(row -> row.get(0).equals("not measured"))
        .map(row -> row.get(1))
        .toList();
  }

  @Test
  void aFailedForkSaysWhy() {
    assertThat(missing(quality(failing(1))))
        .containsExactly(
            "Contention: THREW RwLock on 17.0.15: cause 0 (1 of 4 forks, Contention{writes=5} x2)");
    assertThat(missing(quality(List.of()))).isEmpty();
  }

  @Test
  void ofManyCausesTheFirstAreShownAndTheOthersCounted() {
    CellTable quality = quality(failing(14));
    assertThat(missing(quality)).hasSize(12);
    assertThat(quality.notes())
        .containsExactly("The first 12 of 14 causes are here; the text of \"report\" has all.");
  }
}
