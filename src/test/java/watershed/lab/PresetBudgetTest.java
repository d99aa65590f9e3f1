package watershed.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import watershed.experiments.Preset;
import watershed.record.PlannedCell;

/** What a preset promises of its length holds of the whole suite, on two CPUs. */
class PresetBudgetTest {
  private static final Catalogue CATALOGUE = Catalogue.load();

  private static List<PlannedCell> cells(Preset preset) {
    return new Planner(CATALOGUE, 2)
        .cells(new Selection(List.of(), Map.of(), List.of(), preset, null));
  }

  @ParameterizedTest
  @CsvSource({"FLASH, 60", "QUICK, 900"})
  void theWholeSuiteFitsItsTime(Preset preset, double most) {
    PlanPreview plan = PlanPreview.of(cells(preset), 1, preset, CATALOGUE);
    assertThat(plan.seconds()).isLessThan(most);
  }

  @ParameterizedTest
  @CsvSource({"FLASH", "QUICK"})
  void everySectionHasAPart(Preset preset) {
    Set<String> measured = new TreeSet<>();
    for (PlannedCell planned : cells(preset)) {
      measured.add(CATALOGUE.find(planned.cell().experiment()).meta().section());
    }
    assertThat(measured)
        .contains("1.1", "1.2", "1.3", "1.4", "1.4c", "2.1", "2.2", "2.3", "2.4", "2.5")
        .contains("3.1", "3.2", "3.3", "4.1", "4.2", "4.3", "4.4", "4.5");
  }
}
