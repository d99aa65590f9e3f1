package watershed.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import watershed.record.Cell;
import watershed.record.Planted;
import watershed.record.PlantedRuns;
import watershed.report.RunRecords;

/** A run of a million rows: its page stays one that a browser opens, and says what it lacks. */
class LargeRunTest {
  private static final int CELLS = 100;
  private static final int BLOCKS = 10;
  private static final int ROUNDS = 200;
  private static final List<String> DESIGNS = List.of("A", "B", "C", "D", "E");
  private static final int MEBI = 1 << 20;

  @Test
  void aMillionRowsAreThinnedWithANote() {
    Map<String, Double> truth = new LinkedHashMap<>();
    DESIGNS.forEach(design -> truth.put(design, 20.0));
    Planted planted = new Planted(1).blocks(BLOCKS).rounds(ROUNDS);
    for (int i = 0; i < CELLS; i++) {
      Map<String, String> params =
          Map.of("keys", Integer.toString(1024 << i / 20), "writes", Integer.toString(i % 20));
      planted.cell(Cell.of("Contention", params, 2), truth);
    }
    assertThat(planted.trials()).hasSize(CELLS * BLOCKS * DESIGNS.size());
    RunRecords records =
        new RunRecords(
            "large",
            PlantedRuns.machine(),
            PlantedRuns.run(List.of(PlantedRuns.contention(DESIGNS)), Map.of()),
            planted.trials(),
            null,
            List.of(),
            List.of());
    long start = System.nanoTime();
    Page page = RunPage.of(Inputs.of(records));
    String html = page.html();
    System.out.printf(
        "a page of %d rows: %.1f s, %.1f MiB%n",
        CELLS * BLOCKS * DESIGNS.size() * ROUNDS,
        (System.nanoTime() - start) / 1e9,
        html.length() / (double) MEBI);
    assertThat(html.length()).isLessThan(8 * MEBI);
    assertThat(notes(page)).anyMatch(note -> note.contains("one in 25 of 5000 forks"));
    assertThat(notes(page)).anyMatch(note -> note.contains("of 100 Contention cells"));
    Picture forks =
        page.sections().stream()
            .flatMap(section -> section.pictures().stream())
            .filter(picture -> picture.id().equals("forks-1"))
            .findFirst()
            .orElseThrow();
    assertThat(forks.data().rows()).hasSize(200);
    assertThat(forks.data().rows())
        .as("contenders follow one another in turns: none may be thinned away")
        .extracting(row -> row.get(0))
        .containsOnly("A", "B", "C", "D", "E");
  }

  private static List<String> notes(Page page) {
    List<String> notes = new ArrayList<>();
    for (Section section : page.sections()) {
      notes.addAll(section.texts());
      section.pictures().forEach(picture -> notes.addAll(picture.notes()));
    }
    return notes;
  }
}
