package watershed.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import watershed.analysis.Samples;
import watershed.record.Cell;
import watershed.record.Planted;
import watershed.record.PlantedRuns;
import watershed.record.Run;

/** Cells whose threads are their tasks: JMH has one, the experiment starts the others. */
class ViewTest {
  private static final String BASE = "ConcurrentHashMap-platform";
  private static final List<String> PLATFORM =
      List.of(BASE, "RWLock-platform", "Sharded64-platform");
  private static final List<String> ALL =
      List.of(
          BASE,
          "ConcurrentHashMap-pooled",
          "ConcurrentHashMap-virtual",
          "RWLock-platform",
          "RWLock-virtual");

  private static Cell cell(int tasks, int writes) {
    return Cell.of(
        "VirtualThreads", Map.of("keys", "1024", "tasks", "" + tasks, "writes", "" + writes), 1);
  }

  private static RunRecords records(List<String> crews, String axis) {
    Planted planted = new Planted(1).blocks(3).unit("avgt", "ns/op");
    Map<String, Double> truth = new TreeMap<>();
    crews.forEach(crew -> truth.put(crew, 20.0 + truth.size()));
    for (int tasks : List.of(2, 64)) {
      for (int writes : List.of(5, 30)) {
        planted.cell(cell(tasks, writes), truth);
      }
    }
    Run.ExperimentInfo info =
        new Run.ExperimentInfo(
            "VirtualThreads",
            "watershed.experiments.VirtualThreads",
            "2.3",
            "Are virtual threads faster",
            "crew",
            axis,
            "",
            List.of(),
            BASE,
            crews,
            Map.of("crew", BASE, "tasks", "64", "writes", "30"),
            List.of());
    Run run = PlantedRuns.run(List.of(info), Map.of(cell(64, 30), 3));
    return new RunRecords("r", PlantedRuns.machine(), run, planted.trials(), null, List.of());
  }

  private static View view(List<String> crews, String axis) {
    RunRecords records = records(crews, axis);
    return View.of(records, records.run().experiments().get(0), Samples.of(records.trials()));
  }

  @Test
  void tasksAreACellsThreads() {
    View view = view(PLATFORM, "writes");
    assertThat(view.label(cell(64, 30))).isEqualTo("writes=30, 64 tasks (oversubscribed)");
    assertThat(view.label(cell(2, 30))).isEqualTo("writes=30, 2 tasks");
  }

  @Test
  void pooledAndVirtualCrewsAreSaidNotToOversubscribe() {
    View view = view(ALL, "writes");
    assertThat(view.label(cell(64, 5)))
        .isEqualTo("writes=5, 64 tasks (oversubscribed; pooled and virtual not)");
    assertThat(view.label(cell(2, 5))).isEqualTo("writes=5, 2 tasks");
    String text = TextReport.of(records(ALL, "writes")).replaceAll("\\s+", " ");
    assertThat(text)
        .contains("pooled and virtual crews do the tasks on no more platform threads than")
        .doesNotContain("1 thread");
    assertThat(TextReport.of(records(PLATFORM, "writes"))).doesNotContain("crews do the tasks");
  }

  @Test
  void crowdedTasksScatterByALawOfTheirOwn() {
    View view = view(ALL, "writes");
    assertThat(view.spread(cell(64, 30))).isSameAs(view.oversubscribed());
    assertThat(view.spread(cell(2, 30))).isSameAs(view.fitting());
    assertThat(view.oversubscribed().comparisons())
        .isPositive()
        .isEqualTo(view.fitting().comparisons());
  }

  @Test
  void aSliceAlongTheTasksIsNotOnOneThread() {
    View view = view(ALL, "tasks");
    assertThat(view.slices().keySet().stream().map(view::label))
        .containsExactly("writes=5", "writes=30");
  }
}
