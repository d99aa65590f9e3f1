package watershed.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import watershed.experiments.Experiment;
import watershed.experiments.Preset;
import watershed.record.BadInput;
import watershed.record.Contenders;
import watershed.record.Jdk;
import watershed.record.PlannedCell;
import watershed.record.Run;
import watershed.record.Side;

/** What a diff measures of the suite. */
class DiffPlannerTest {
  private static final Catalogue CATALOGUE = Catalogue.load();
  private static final Planner PLANNER = new Planner(CATALOGUE, 2);

  private static InstalledJdk jdk(String version) {
    return new InstalledJdk(Path.of("java"), new Jdk(version, version, "?", "?"));
  }

  private static DiffPlanner.Planned plan(Selection selection, String... versions) {
    List<InstalledJdk> jdks = List.of(versions).stream().map(DiffPlannerTest::jdk).toList();
    return new DiffPlanner(CATALOGUE, PLANNER, jdks).plan(selection, 10);
  }

  private static Selection of(Preset preset, String... experiments) {
    return new Selection(List.of(experiments), Map.of(), List.of(), preset, null);
  }

  @Test
  void everyContenderOfEveryCellIsACellOfItsOwn() {
    Selection selection = of(Preset.QUICK, "Contention", "FalseSharing");
    int contenders = 0;
    for (PlannedCell cell : PLANNER.cells(selection)) {
      contenders += (int) cell.contenders().stream().filter(c -> !Contenders.isTwin(c)).count();
    }
    List<PlannedCell> cells = plan(selection, "25", "25").cells();
    assertThat(cells).hasSize(contenders).extracting(PlannedCell::cell).doesNotHaveDuplicates();
    assertThat(cells)
        .allSatisfy(
            cell -> {
              assertThat(cell.contenders()).isEqualTo(Side.entrants());
              assertThat(cell.blocks()).isEqualTo(10);
            });
  }

  @Test
  void theForksOfASideAreThoseOfARunOfItsContender() {
    for (ExperimentSpec spec : CATALOGUE.all()) {
      Selection selection = of(Preset.QUICK, spec.name());
      for (PlannedCell planned : plan(selection, "25").cells()) {
        String contender = planned.cell().params().get(spec.meta().contender());
        assertThat(contender).as(spec.name()).isIn(spec.contenders());
        PlannedBlock block = PlannedBlock.of(planned, 0, 1);
        ForkRunner.Fork fork =
            new BlockForks(spec, List.of("-Xint"))
                .of(block, new BlockRunner.Entrant(contender, jdk("25")));
        boolean byMethod = spec.meta().contender().equals(Experiment.METHOD);
        assertThat(fork.benchmark()).startsWith(spec.className() + ".");
        if (byMethod) {
          assertThat(fork.benchmark()).endsWith("." + contender);
        } else {
          assertThat(fork.params()).containsEntry(spec.meta().contender(), contender);
        }
        assertThat(fork.params()).doesNotContainKey(Experiment.METHOD);
        assertThat(fork.jvmArgs()).endsWith("-Xint");
      }
    }
  }

  @Test
  void whatOneSideLacksIsLeftOutAndSaid() {
    Selection selection =
        new Selection(List.of("EmptyMapAllocation"), Map.of(), List.of(), Preset.STANDARD, null);
    DiffPlanner.Planned both = plan(selection, "25", "25");
    DiffPlanner.Planned one = plan(selection, "17", "25");
    assertThat(both.leftOut()).isEmpty();
    assertThat(one.leftOut()).isNotEmpty().allMatch(left -> left.why().contains("needs JDK"));
    assertThat(one.leftOut())
        .as("cell by cell, as a comparison would have had them")
        .allMatch(
            left -> both.cells().stream().anyMatch(planned -> planned.cell().equals(left.cell())))
        .hasSize(both.cells().size() - one.cells().size());
    assertThat(one.cells().size()).isLessThan(both.cells().size());
    assertThat(both.cells()).containsAll(one.cells());
  }

  @Test
  void nothingLeftIsRefused() {
    ExperimentSpec spec = CATALOGUE.find("EmptyMapAllocation");
    String needy =
        spec.needs().stream()
            .filter(need -> need.jdk() > 17 && !need.contender().isEmpty())
            .findFirst()
            .orElseThrow()
            .contender();
    Selection selection =
        new Selection(
            List.of(spec.name()),
            Map.of(spec.meta().contender(), List.of(needy)),
            List.of(),
            Preset.QUICK,
            null);
    assertThatThrownBy(() -> plan(selection, "17", "25"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("nothing to compare: " + needy);
  }

  @Test
  void itsRecordsSayThatTheSidesAreCompared() {
    List<Run.ExperimentInfo> infos = plan(of(Preset.QUICK, "Planted"), "25").experiments();
    assertThat(infos)
        .singleElement()
        .satisfies(
            info -> {
              assertThat(info.contenders()).containsExactly("a", "b");
              assertThat(info.baseline()).isEqualTo("a");
              assertThat(info.className()).isEqualTo("watershed.experiments.Planted");
              assertThat(info.claims()).isEmpty();
            });
  }

  @Test
  void whereAPresetWouldCalibrateLeadInsAreLonger() {
    PlannedCell quick = plan(of(Preset.QUICK, "Planted"), "25").cells().get(0);
    PlannedCell standard = plan(of(Preset.STANDARD, "Planted"), "25").cells().get(0);
    assertThat(quick.windows().leadInMillis()).isEqualTo(quick.windows().windowMillis());
    assertThat(standard.windows().leadInMillis()).isEqualTo(2 * standard.windows().windowMillis());
  }
}
