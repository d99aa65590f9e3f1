package watershed.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import watershed.record.BadInput;
import watershed.record.Cell;
import watershed.record.PlannedCell;
import watershed.record.PlantedRuns;
import watershed.record.Windows;

class PlanPreviewTest {
  private static final int BLOCKS = 10;
  private static final Windows WINDOWS = new Windows(8, 100, 20, 20, 20);

  private static PlannedCell cell(int number, int contenders) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < contenders; i++) {
      names.add("design" + i);
    }
    Cell cell = Cell.of("Contention", Map.of("writes", String.valueOf(number)), 2);
    return new PlannedCell(cell, names, BLOCKS, WINDOWS);
  }

  private static final List<PlannedCell> ALIKE = List.of(cell(0, 4), cell(1, 4), cell(2, 4));
  private static final List<PlannedCell> UNLIKE = List.of(cell(0, 40), cell(1, 4), cell(2, 8));

  private static double seconds(List<PlannedCell> cells) {
    return new PlanPreview(cells, 1, 0).seconds();
  }

  @Test
  void aPlanThatFitsStaysAsItIs() {
    assertThat(new PlanPreview(UNLIKE, 1, 0).cutTo(seconds(UNLIKE))).isEqualTo(UNLIKE);
  }

  @Test
  void aCutPlanFitsAndIsFair() {
    double whole = seconds(ALIKE);
    for (double share : new double[] {0.9, 0.5, 0.25, 0.11}) {
      List<PlannedCell> cut = new PlanPreview(ALIKE, 1, 0).cutTo(share * whole);
      assertThat(seconds(cut)).isLessThanOrEqualTo(share * whole);
      int most = cut.stream().mapToInt(PlannedCell::blocks).max().orElseThrow();
      int fewest = cut.stream().mapToInt(PlannedCell::blocks).min().orElseThrow();
      assertThat(cut).hasSameSizeAs(ALIKE);
      assertThat(most - fewest).isLessThanOrEqualTo(1);
      double another = seconds(List.of(ALIKE.get(0))) / BLOCKS;
      assertThat(seconds(cut) + another).as("no room is wasted").isGreaterThan(share * whole);
    }
  }

  @Test
  void whereNotOneBlockOfEachFitsTheDearestGo() {
    double cheapest = seconds(List.of(UNLIKE.get(1))) / BLOCKS;
    double middle = seconds(List.of(UNLIKE.get(2))) / BLOCKS;
    assertThat(new PlanPreview(UNLIKE, 1, 0).cutTo(cheapest + middle + 0.01))
        .extracting(PlannedCell::cell)
        .containsExactly(UNLIKE.get(1).cell(), UNLIKE.get(2).cell());
  }

  @Test
  void aBudgetForNothingIsRefused() {
    assertThatThrownBy(() -> new PlanPreview(UNLIKE, 1, 0).cutTo(1))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("give at least that");
  }

  @Test
  void moreJdksTakeMoreTime() {
    assertThat(new PlanPreview(ALIKE, 2, 0).seconds()).isGreaterThan(1.5 * seconds(ALIKE));
  }

  @Test
  void cellsAreNamedByWhatVariesInTheirExperiment() {
    Windows w = WINDOWS;
    List<PlannedCell> plan = new ArrayList<>();
    for (String keys : List.of("1024", "16384")) {
      Map<String, String> params = Map.of("keys", keys, "writes", "5", "mix", "update");
      plan.add(new PlannedCell(Cell.of("Contention", params, 2), List.of("a"), 1, w));
    }
    plan.add(new PlannedCell(Cell.of("Planted", Map.of("keys", "7"), 1), List.of("a"), 1, w));
    assertThat(plan.stream().map(c -> CellLabels.of(plan).apply(c.cell())))
        .containsExactly(
            "Contention keys=1024, 2 threads",
            "Contention keys=16384, 2 threads",
            "Planted, 1 thread");
  }

  @Test
  void oneIsNotWrittenAsMany() {
    PlannedCell one = new PlannedCell(cell(0, 1).cell(), List.of("a"), 1, WINDOWS);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new PlanPreview(List.of(one), 1, 0)
        .print(
            new PrintStream(bytes, true, StandardCharsets.UTF_8),
            PlantedRuns.run(List.of(), Map.of()),
            null);
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .contains("seed 7: 1 fork, about ")
        .containsPattern("Contention +1 cell, +1 block, +1 fork\\s");
    bytes.reset();
    new PlanPreview(ALIKE, 1, 0)
        .print(
            new PrintStream(bytes, true, StandardCharsets.UTF_8),
            PlantedRuns.run(List.of(), Map.of()),
            null);
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .containsPattern("Contention +3 cells, +30 blocks, +120 forks");
  }
}
