package watershed.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import watershed.record.Cell;
import watershed.record.JmhFile;
import watershed.record.JmhFiles;
import watershed.record.Measurement;
import watershed.record.Planted;
import watershed.record.PlantedRuns;
import watershed.record.Run;
import watershed.record.Trial;

/** Forks are drawn where their cell has enough of them for a mean that is not their own. */
class ForkPicturesTest {
  private static final Run.ExperimentInfo INFO =
      PlantedRuns.contention(List.of("ConcurrentHashMap", "Sharded64"));

  private static List<Trial> cell(int writes, int blocks) {
    Map<String, String> params = Map.of("writes", Integer.toString(writes));
    return new Planted(writes)
        .blocks(blocks)
        .cell(
            Cell.of("Contention", params, 2), Map.of("ConcurrentHashMap", 20.0, "Sharded64", 30.0))
        .trials();
  }

  private static Section forks(List<Trial> trials) {
    return ForkPictures.section(PlantedInputs.of(List.of(INFO), trials));
  }

  @Test
  void forksThatMakeTheirMeanThemselvesAreLeftOutAndCounted() {
    List<Trial> trials = new ArrayList<>(cell(5, 3));
    trials.addAll(cell(30, 1));
    trials.addAll(cell(60, 2));
    Picture picture = forks(trials).pictures().get(0);
    assertThat(picture.data().rows())
        .hasSize(6)
        .allSatisfy(row -> assertThat(row.get(2)).contains("writes=5"))
        .noneMatch(row -> row.get(3).equals("1"));
    assertThat(picture.notes())
        .singleElement()
        .satisfies(
            note ->
                assertThat(note)
                    .startsWith("6 forks of cells with fewer than 3 are left out: a fork alone"));
  }

  @Test
  void cellsAreCountedForEachContenderAndJdk() {
    Cell cell = Cell.of("Contention", Map.of("writes", "5"), 2);
    Planted planted = new Planted(1);
    for (int block = 0; block < 3; block++) {
      Map<String, Double> score = Map.of(Measurement.PRIMARY, 20.0 + block);
      planted.fork(cell, "ConcurrentHashMap", "17.0.15", block, score);
      if (block < 2) {
        planted.fork(cell, "Sharded64", "17.0.15", block, score);
        planted.fork(cell, "ConcurrentHashMap", "25.0.3", block, score);
      }
    }
    Picture picture = forks(planted.trials()).pictures().get(0);
    assertThat(picture.data().rows())
        .hasSize(3)
        .extracting(row -> row.get(0))
        .containsOnly("ConcurrentHashMap");
    assertThat(picture.notes()).anyMatch(note -> note.startsWith("4 forks of cells"));
  }

  @Test
  void withoutAnyCellOfThreeForksThereIsNoPictureAndItIsSaidWhy() {
    List<Trial> trials = new ArrayList<>(cell(5, 1));
    trials.addAll(cell(30, 2));
    Section section = forks(trials);
    assertThat(section.pictures()).isEmpty();
    assertThat(section.absent()).isFalse();
    assertThat(section.texts())
        .containsExactly(
            "Not drawn: 2.3 Contention. No cell there has 3 forks of a contender: a fork alone in"
                + " its cell is its own mean, and of two one lies as far above it as the other"
                + " below.");
    assertThat(forks(List.of()).texts()).containsExactly("No fork completed.");
  }

  @Test
  void aTipNamesTheJdkWhereThereAreSeveral() {
    Run.ExperimentInfo info = PlantedRuns.emptyMapsInfo();
    Section section =
        ForkPictures.section(PlantedInputs.of(List.of(info), PlantedRuns.emptyMaps(2, 3).trials()));
    List<String> what =
        section.pictures().get(0).data().rows().stream().map(row -> row.get(2)).toList();
    assertThat(what)
        .allMatch(text -> text.endsWith(", JDK 17.0.15") || text.endsWith(", JDK 25.0.3"))
        .anyMatch(text -> text.endsWith("17.0.15"))
        .anyMatch(text -> text.endsWith("25.0.3"));
    assertThat(forks(cell(5, 3)).pictures().get(0).data().rows())
        .noneMatch(row -> row.get(2).contains("JDK"));
  }

  @Test
  void aFileOfTwoForksIsToldOf(@TempDir Path scratch) throws Exception {
    Path file =
        new JmhFiles(1)
            .shape(2, 3)
            .add("org.x.Codec.encode", Map.of("size", "64"), 100)
            .write(scratch.resolve("two.json"));
    assertThat(JmhPage.of("two.json", JmhFile.read(file)).sections())
        .filteredOn(section -> section.id().equals("forks"))
        .singleElement()
        .satisfies(
            section -> {
              assertThat(section.pictures()).isEmpty();
              assertThat(section.texts().get(0)).startsWith("Not drawn: Codec (avgt). No cell");
            });
  }
}
