package watershed.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import watershed.record.Axis;
import watershed.record.BadInput;
import watershed.record.FindPlan;
import watershed.record.PlannedCell;
import watershed.record.PlantedRuns;
import watershed.record.Slice;
import watershed.record.Windows;

/** How a search's cells are measured, and what that is said to cost. */
class SliceTemplatesTest {
  private static final int CPUS = 2;
  private static final int MOST = 60;
  private static final Catalogue CATALOGUE = Catalogue.load();
  private static final SearchDesigns DESIGNS =
      new SearchDesigns(List.of("ConcurrentHashMap", "RWLock"), null, "ConcurrentHashMap");

  private static List<Slice> slices(
      Axis axis, Map<String, List<String>> params, String... threads) {
    return new SlicePlanner(CATALOGUE, CPUS)
        .slices(new SearchQuestion("Contention", axis, List.of(), null, params, List.of(threads)));
  }

  private static List<PlannedCell> templates(List<Slice> slices) {
    return SliceTemplates.plan(slices, DESIGNS, MOST, CPUS);
  }

  private static FindPreview preview(List<Slice> slices) {
    return FindPreview.of(slices, templates(slices), 1, CATALOGUE);
  }

  @Test
  void leadInsAreCalibratedWhereTheyMustBeLongest() {
    assertThat(templates(slices(Axis.KEYS, Map.of())).get(0).cell().params())
        .containsEntry("keys", "1048576");
    assertThat(templates(slices(Axis.THREADS, Map.of())).get(0).cell().threads()).isEqualTo(CPUS);
    assertThat(templates(slices(Axis.WRITES, Map.of())).get(0).cell().params())
        .containsEntry("writes", "20");
    assertThat(
            templates(slices(Axis.WRITES, Map.of("writes", List.of("1", "17", "90"))))
                .get(0)
                .cell()
                .params())
        .containsEntry("writes", "17");
  }

  @Test
  void everySliceHasALeadInGroupOfItsOwn() {
    List<Slice> slices = slices(Axis.WRITES, Map.of("keys", List.of("1024", "1048576")));
    assertThat(Calibrator.groups(templates(slices), CATALOGUE)).hasSize(2);
    assertThat(Dose.named(Dose.FIND).calibrates()).isTrue();
  }

  @Test
  void aBlockIsMeasuredAsItsSlicesTemplateSays() {
    List<Slice> slices = slices(Axis.WRITES, Map.of("keys", List.of("1024", "1048576")));
    List<PlannedCell> planned = new ArrayList<>();
    for (PlannedCell t : templates(slices)) {
      Windows w = t.windows();
      int leadIn = t.cell().params().get("keys").equals("1024") ? 20 : 140;
      planned.add(
          new PlannedCell(
              t.cell(),
              t.contenders(),
              t.blocks(),
              new Windows(
                  w.warmupRounds(), w.warmupMillis(), w.rounds(), leadIn, w.windowMillis())));
    }
    SliceTemplates templates = SliceTemplates.of(slices, planned);
    PlannedBlock small = templates.block(slices.get(0), 7, 3, 1);
    PlannedBlock large = templates.block(slices.get(1), 7, 3, 1);

    assertThat(small.cell()).isEqualTo(slices.get(0).cell(7));
    assertThat(small.block()).isEqualTo(3);
    assertThat(small.contenders()).isEqualTo(DESIGNS.contenders());
    assertThat(small.windows().leadInMillis()).isEqualTo(20);
    assertThat(large.windows().leadInMillis()).isEqualTo(140);
    assertThat(templates.label(small.cell())).isEqualTo("Contention keys=1024 writes=7, 2 threads");
    assertThat(templates.block(slices.get(0), 7, 3, 1)).isEqualTo(small);
    assertThat(templates.block(slices.get(0), 7, 4, 1).seed()).isNotEqualTo(small.seed());
    assertThat(templates.block(slices.get(0), 7, 3, 2).seed()).isNotEqualTo(small.seed());
  }

  @Test
  void aSliceWithoutATemplateIsAProgrammingError() {
    List<Slice> slices = slices(Axis.WRITES, Map.of());
    assertThatThrownBy(() -> SliceTemplates.of(slices, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLargerBudgetTakesMoreOfTheExperimentsOwnLines() {
    FindPreview all = preview(slices(Axis.WRITES, Map.of()));
    int before = 1;
    for (int minutes : new int[] {1, 5, 20, 60, 600}) {
      int taken = all.affordable(Duration.ofMinutes(minutes));
      assertThat(taken).isBetween(before, all.slices().size());
      before = taken;
    }
    assertThat(all.affordable(Duration.ofMinutes(1))).isEqualTo(1);
    assertThat(all.affordable(Duration.ofHours(10))).isEqualTo(all.slices().size());
  }

  @Test
  void moreDesignsAndMoreJdksTakeMoreTime() {
    List<Slice> slices = slices(Axis.WRITES, Map.of()).subList(0, 1);
    FindPreview two = preview(slices);
    assertThat(FindPreview.of(slices, templates(slices), 2, CATALOGUE).secondsPerBlock())
        .isGreaterThan(1.5 * two.secondsPerBlock());
    assertThat(two.calibration()).isPositive();
    assertThat(two.calibrated().calibration()).isZero();
  }

  @Test
  void aBudgetForNotOneBlockIsRefused() {
    FindPreview preview = preview(slices(Axis.WRITES, Map.of()).subList(0, 1));
    long enough = (long) Math.ceil(preview.calibration() + preview.secondsPerBlock());
    preview.requireBudget(Duration.ofSeconds(enough));
    assertThatThrownBy(() -> preview.requireBudget(Duration.ofSeconds(enough - 2)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("give at least that");
  }

  @Test
  void thePreviewSaysWhatIsSearchedAndWhatTheTimeBuys() {
    List<Slice> slices = slices(Axis.KEYS, Map.of("writes", List.of("20")), "1");
    FindPlan plan = new FindPlan(slices, DESIGNS.compared(), "RWLock", 0.035, 0.5, MOST);
    FindPreview preview = preview(slices);
    Duration budget =
        Duration.ofSeconds(
            (long) Math.ceil(preview.calibration() + 10.5 * preview.secondsPerBlock()));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    preview.print(
        new PrintStream(bytes, true, StandardCharsets.UTF_8),
        PlantedRuns.run(List.of(), Map.of()),
        plan,
        budget);
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .contains("search: 1 slice of Contention along keys on JDK 17.0.15 and 25.0.3, seed 7")
        .contains("ConcurrentHashMap, RWLock")
        .containsPattern("against +RWLock")
        .contains("within +-0.5 doublings", "under 3.5 %", "60 blocks")
        .contains("3 forks in turns")
        .contains("for the lead-ins, then about 10 blocks")
        .contains("x1 along keys, 21 points from 1024 to 1048576");
  }
}
