package watershed.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import watershed.experiments.Preset;
import watershed.record.BadInput;
import watershed.record.Cell;
import watershed.record.Contenders;
import watershed.record.PlannedCell;

class PlannerTest {
  private static final int CPUS = 6;

  private final Planner planner = new Planner(Catalogue.load(), CPUS);

  private static Selection select(
      String name, Map<String, List<String>> params, List<String> threads, Preset preset) {
    return new Selection(List.of(name), params, threads, preset, null);
  }

  private List<PlannedCell> contention(Preset preset) {
    return planner.cells(select("Contention", Map.of(), List.of(), preset));
  }

  @Test
  void aLargerPresetHasEveryCellOfASmallerOne() {
    Set<Cell> smaller = new HashSet<>();
    for (Preset preset : Preset.values()) {
      List<PlannedCell> cells = contention(preset);
      Set<Cell> here = cells.stream().map(PlannedCell::cell).collect(Collectors.toSet());
      assertThat(here).as("each cell once").hasSize(cells.size());
      assertThat(here).as("%s", preset).containsAll(smaller);
      smaller = here;
    }
  }

  @Test
  void aNumberHasOneSpelling() {
    List<PlannedCell> cells =
        planner.cells(
            select(
                "Contention",
                Map.of("writes", List.of("5", "5.0", "05", "0.50")),
                List.of("1"),
                Preset.FLASH));
    assertThat(cells).extracting(c -> c.cell().params().get("writes")).containsExactly("5", "0.5");
  }

  @Test
  void gridsThatMeetInACellUniteTheirContenders() {
    // Two grids of STANDARD have this cell, and the first of them compares fewer designs.
    PlannedCell cell =
        contention(Preset.STANDARD).stream()
            .filter(c -> c.cell().threads() == CPUS)
            .filter(c -> c.cell().params().get("writes").equals("20"))
            .filter(c -> c.cell().params().get("keys").equals("16384"))
            .filter(c -> c.cell().params().get("mix").equals("update"))
            .filter(c -> c.cell().params().get("distribution").equals("uniform"))
            .findFirst()
            .orElseThrow();
    assertThat(cell.contenders()).contains("CopyOnWrite", "SkipList").doesNotHaveDuplicates();
  }

  @Test
  void threadsThatOutnumberTheCpusGetWindowsTheyAreScheduledIn() {
    for (PlannedCell cell : contention(Preset.STANDARD)) {
      int waiting = cell.cell().threads() > CPUS ? cell.cell().threads() / CPUS : 0;
      assertThat(cell.windows().windowMillis()).isGreaterThanOrEqualTo(10 * waiting);
      assertThat(cell.windows().leadInMillis() % cell.windows().windowMillis()).isZero();
    }
  }

  @Test
  void theBaselineIsMeasuredTwiceInEveryCell() {
    assertThat(contention(Preset.QUICK))
        .allSatisfy(
            cell -> {
              List<String> twins = cell.contenders().stream().filter(Contenders::isTwin).toList();
              assertThat(twins).hasSize(1);
              assertThat(cell.contenders()).contains(Contenders.subject(twins.get(0)));
            });
  }

  @Test
  void givenValuesReplaceThoseOfTheGrids() {
    List<PlannedCell> cells =
        planner.cells(
            select(
                "Contention",
                Map.of("writes", List.of("1", "7.5"), "design", List.of("rwlock", "Caffeine")),
                List.of("3"),
                Preset.FLASH));
    assertThat(cells).hasSize(2);
    assertThat(cells.stream().map(c -> c.cell().params().get("writes")))
        .containsExactlyInAnyOrder("1", "7.5");
    assertThat(cells)
        .allSatisfy(
            c -> {
              assertThat(c.cell().threads()).isEqualTo(3);
              assertThat(new TreeSet<>(c.contenders())).contains("RWLock", "Caffeine").hasSize(3);
            });
  }

  @Test
  void whatIsAskedForByNameIsMeasuredInAnyPreset() {
    assertThat(planner.cells(select("Planted", Map.of(), List.of(), Preset.FLASH)))
        .singleElement()
        .satisfies(c -> assertThat(c.contenders()).contains("none", "slower10", "none#2"));
    Selection all = new Selection(List.of(), Map.of(), List.of(), Preset.FLASH, null);
    assertThat(planner.cells(all).stream().map(c -> c.cell().experiment()))
        .doesNotContain("Planted");
  }

  /**
   * What is noisy has all the blocks of a long run, and no more than time allows of a short one.
   */
  @ParameterizedTest
  @CsvSource({"CheckThenAct,QUICK,2", "CheckThenAct,STANDARD,5", "Contention,QUICK,3"})
  void blocksAreThoseOfThePresetUnlessTheExperimentSaysFewer(
      String name, Preset preset, int blocks) {
    assertThat(planner.cells(select(name, Map.of(), List.of(), preset)))
        .isNotEmpty()
        .allMatch(cell -> cell.blocks() == blocks);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "4,4", "1x,6", "0.5x,3", "2x,12", "0.01x,1", "4096,4096"})
  void threadsAreNumbersOrMultiplesOfTheCpus(String text, int threads) {
    assertThat(planner.cells(select("Contention", Map.of(), List.of(text), Preset.FLASH)))
        .allMatch(c -> c.cell().threads() == threads);
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "1.5", "0x", "-2x", "10000", "4097", "1000x", "x", "two", "NaN"})
  void otherThreadsAreRefused(String text) {
    assertThatThrownBy(
            () -> planner.cells(select("Contention", Map.of(), List.of(text), Preset.FLASH)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("threads '" + text + "'");
  }

  @ParameterizedTest
  @CsvSource({
    "writes,0,true",
    "writes,100,true",
    "writes,-0.1,false",
    "writes,100.1,false",
    "keys,2,true",
    "keys,1,false",
    "keys,16777217,false"
  })
  void valuesAreHeldToTheirBounds(String param, String value, boolean allowed) {
    Selection wanted = select("Contention", Map.of(param, List.of(value)), List.of(), Preset.FLASH);
    if (allowed) {
      assertThat(planner.cells(wanted)).isNotEmpty();
    } else {
      assertThatThrownBy(() -> planner.cells(wanted))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("out of range");
    }
  }

  @Test
  void blocksComeInPassesInAnOrderThatIsTheSeeds() {
    List<PlannedCell> cells = contention(Preset.QUICK);
    List<PlannedBlock> blocks = Planner.blocks(cells, 5);

    assertThat(blocks).hasSize(cells.stream().mapToInt(PlannedCell::blocks).sum());
    assertThat(blocks.stream().map(b -> b.cell().id() + b.block()).distinct())
        .hasSize(blocks.size());
    assertThat(blocks.stream().map(PlannedBlock::block)).isSorted();
    assertThat(blocks.stream().map(PlannedBlock::seed).distinct()).hasSize(blocks.size());
    assertThat(Planner.blocks(cells, 5)).isEqualTo(blocks);
    assertThat(Planner.blocks(cells, 6)).isNotEqualTo(blocks);
    assertThat(blocks.subList(0, cells.size()).stream().map(PlannedBlock::cell).toList())
        .as("shuffled within a pass")
        .isNotEqualTo(cells.stream().map(PlannedCell::cell).toList());
  }
}
