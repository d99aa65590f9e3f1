package watershed.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import watershed.analysis.Estimate;
import watershed.analysis.PlantedFindings;
import watershed.record.Cell;
import watershed.record.Json;
import watershed.record.Planted;
import watershed.record.PlantedRuns;
import watershed.record.Run;
import watershed.record.Trial;
import watershed.report.CellTable;

/** Gains along an axis, of a run whose crossovers are known. */
class SlicePicturesTest {
  private static Inputs inputs(Run.ExperimentInfo info, List<Trial> trials) {
    return PlantedInputs.of(List.of(info), trials);
  }

  private static Picture onTwoThreads(List<Trial> trials) {
    Inputs inputs = inputs(PlantedRuns.contention(PlantedRuns.DESIGNS), trials);
    return SlicePictures.section(inputs).pictures().stream()
        .filter(picture -> picture.title().contains(" 2 threads"))
        .findFirst()
        .orElseThrow();
  }

  /** One design overtakes the baseline at 20 % writes, another equals it. */
  @Test
  void aCrossoverIsDrawnAndToldAsInTheText() {
    Picture picture = onTwoThreads(PlantedRuns.contention(2, 5).trials());
    assertThat(picture.notes())
        .anySatisfy(
            note ->
                assertThat(note)
                    .startsWith("Crossover w*, ConcurrentHashMap / Sharded64: ConcurrentHashMap up")
                    .containsPattern(
                        "up to (19|20|21)\\.\\d \\[[\\d.]+, [\\d.]+\\], then Sharded64"));
    assertThat(picture.data().rows())
        .filteredOn(row -> row.get(2).startsWith("w*") && row.get(0).equals("Sharded64"))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(Double.parseDouble(row.get(1)))
                  .isBetween(Double.parseDouble(row.get(7)), Double.parseDouble(row.get(8)))
                  .isBetween(19.0, 22.0);
            });
  }

  /** A line from point to point would cross 1 elsewhere than the reading does. */
  @Test
  void pointsAreNotJoinedAndTheReadingIsToldAndBlocksAreCounted() {
    Picture picture = onTwoThreads(PlantedRuns.contention(2, 5).trials());
    JsonNode option = Json.parse(Json.line(Objects.requireNonNull(picture.option())), "option");
    for (JsonNode series : option.get("series")) {
      boolean frame = series.get("name").asString().isEmpty();
      assertThat(series.get("type").asString()).isIn("scatter", "custom", frame ? "line" : "");
    }
    assertThat(picture.notes()).anyMatch(note -> note.contains("linear in the root of writes"));
    assertThat(picture.data().columns())
        .extracting(CellTable.Column::name)
        .contains("blocks", "low of w*", "high of w*")
        .doesNotContain("forks");
    assertThat(picture.data().rows())
        .filteredOn(row -> row.get(2).equals("w*"))
        .allSatisfy(row -> assertThat(row.subList(4, 6)).containsOnly(""));
  }

  @Test
  void forksThatRanAloneTookNoTurns() {
    Planted alone = new Planted(3).blocks(4).alone();
    for (String writes : List.of("5", "30")) {
      alone.cell(
          Cell.of("Contention", Map.of("writes", writes), 2),
          Map.of("ConcurrentHashMap", 20.0, "Sharded64", 30.0));
    }
    Picture picture = onTwoThreads(alone.trials());
    assertThat(picture.reading()).contains("ran alone").doesNotContain("took turns");
    assertThat(picture.notes()).isEmpty();
    assertThat(picture.data().rows()).extracting(row -> row.get(2)).containsOnly("estimate");
    assertThat(picture.data().columns()).extracting(CellTable.Column::name).contains("forks");
    Inputs inputs = inputs(PlantedRuns.contention(PlantedRuns.DESIGNS), alone.trials());
    Picture forks = ForkPictures.section(inputs).pictures().get(0);
    assertThat(forks.reading()).contains("each alone").doesNotContain("take turns");
  }

  @Test
  void theReadOnlyCellsBlocksAreInNoCurve() {
    PlantedFindings planted =
        new PlantedFindings()
            .blocks(12)
            .add(
                PlantedFindings.writes(1, 1024),
                PlantedFindings.JDK,
                "Sharded64",
                PlantedFindings.rises(0.2, 20),
                0.01,
                new Estimate(1.1, null, Double.NaN, 5));
    Inputs run = inputs(PlantedRuns.contention(PlantedRuns.DESIGNS), List.of());
    Inputs search = PlantedPages.searched(run, planted);
    Picture picture = SlicePictures.section(search).pictures().get(0);
    assertThat(Json.line(Objects.requireNonNull(picture.option())))
        .contains("fitted to 7 blocks")
        .doesNotContain("12 blocks");
    assertThat(picture.notes()).anyMatch(note -> note.contains("12 blocks"));
  }

  @Test
  void keysAreDrawnByTheirLogarithms() {
    Run.ExperimentInfo writes = PlantedRuns.contention(PlantedRuns.DESIGNS);
    Run.ExperimentInfo keys =
        new Run.ExperimentInfo(
            writes.name(),
            writes.className(),
            writes.section(),
            writes.question(),
            writes.contender(),
            "keys",
            writes.harness(),
            writes.controls(),
            writes.baseline(),
            writes.contenders(),
            writes.defaults(),
            writes.claims());
    Planted planted = new Planted(3).blocks(3);
    for (String number : List.of("1024", "4096")) {
      planted.cell(
          Cell.of("Contention", Map.of("keys", number), 2),
          Map.of("ConcurrentHashMap", 20.0, "Sharded64", 30.0));
    }
    assertThat(axis(inputs(keys, planted.trials())).get("type").asString()).isEqualTo("log");
    assertThat(axis(inputs(writes, PlantedRuns.contention(2, 3).trials())).get("type").asString())
        .isEqualTo("value");
  }

  private static JsonNode axis(Inputs inputs) {
    Picture picture = SlicePictures.section(inputs).pictures().get(0);
    return Json.parse(Json.line(Objects.requireNonNull(picture.option())), "option").get("xAxis");
  }
}
