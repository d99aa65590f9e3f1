package watershed.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import watershed.analysis.Estimate;
import watershed.analysis.diff.DiffFindings;
import watershed.analysis.diff.DiffJudge;
import watershed.analysis.diff.DiffRules;
import watershed.analysis.diff.DiffVerdict;
import watershed.record.BadInput;
import watershed.record.Cell;
import watershed.record.DiffPlan;
import watershed.record.Journal;
import watershed.record.Planted;
import watershed.record.PlantedRuns;
import watershed.record.Run;
import watershed.record.RunDirectory;
import watershed.record.RunStore;

/** What cells are given, from planted records alone. */
class NotebookTest {
  private static final String OLD = "17.0.15";
  private static final String NEW = "25.0.3";
  private static final String BYTES = "gc.alloc.rate.norm";
  private static final Cell EMPTY = Cell.of("EmptyMaps", Map.of("puts", "0"), 1);
  private static final Cell FULL = Cell.of("EmptyMaps", Map.of("puts", "64"), 1);

  @TempDir Path results;

  @AfterEach
  void forget() {
    System.clearProperty("watershed.results");
  }

  private static Run.ExperimentInfo info() {
    Run.ExperimentInfo plain = PlantedRuns.emptyMapsInfo();
    Run.ClaimInfo bytes =
        new Run.ClaimInfo(
            "2.2-free",
            "It is free",
            "",
            "",
            List.of(
                new Run.FigureInfo("{hashMap gc.alloc.rate.norm puts=0}", "", "BELOW", 1, "B")));
    Run.ClaimInfo time =
        new Run.ClaimInfo(
            "2.2-slow",
            "It is slow",
            "",
            "",
            List.of(
                new Run.FigureInfo(
                    "{concurrentHashMap puts=0} / {hashMap puts=0}", "", "ABOVE", 1, "ratio")));
    return PlantedRuns.claiming(
        plain,
        bytes,
        time,
        new Run.ClaimInfo("2.2-old", "Of an earlier build", "", "?", List.of()));
  }

  private static Run run() {
    return PlantedRuns.run(List.of(info()), Map.of(EMPTY, 8, FULL, 8));
  }

  private static Planted planted() {
    return PlantedRuns.emptyMaps(5, 8)
        .cell(FULL, List.of(OLD, NEW), Map.of("hashMap", 30.0, "hashMap@25.0.3", 30.0), Map.of());
  }

  private static Notebook notebook() {
    return Notebook.of(
        new RunRecords("a-run", PlantedRuns.machine(), run(), planted().trials(), null, List.of()));
  }

  private static Estimate exactly(double value) {
    return new Estimate(value, new Estimate.Interval(value, value), 0, 5);
  }

  @Test
  void figuresAreThoseThatWerePlanted() {
    Notebook run = notebook();
    Cell cell = run.cell("EmptyMaps", "puts=0");
    assertThat(run.quantity(cell, "hashMap", OLD, BYTES).value()).isEqualTo(48, within(0.01));
    assertThat(run.score(cell, "concurrentHashMap", OLD).value()).isEqualTo(12, within(0.6));
    assertThat(run.gain(cell, "hashMap", "concurrentHashMap", OLD).value())
        .as("10 ns are 1.2 times as good as 12 ns")
        .isEqualTo(1.2, within(0.06));
    assertThat(run.change(cell, "hashMap", OLD, NEW).value())
        .as("10 ns before, 8 ns after")
        .isEqualTo(1.25, within(0.06));
    assertThat(run.contenders(cell, OLD, BYTES)).containsExactly("hashMap", "concurrentHashMap");
  }

  @Test
  void aCellIsFoundByWhatTellsItApart() {
    Notebook run = notebook();
    assertThat(run.cell("EmptyMaps", "puts=64 threads=1")).isEqualTo(FULL);
    assertThat(run.cell("EmptyMaps", "threads=1"))
        .as("puts stands at its default")
        .isEqualTo(EMPTY);
    assertThatThrownBy(() -> run.cell("EmptyMaps", "puts=65"))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith("0 cells of EmptyMaps with 'puts=65'");
    assertThatThrownBy(() -> run.cell("EmptyMaps", "puts"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("names no value");
    assertThatThrownBy(() -> run.quantity(FULL, "hashMap", OLD, "jolBytes"))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith("no jolBytes of hashMap");
  }

  @Test
  void aHeadlineMustBeTheLedgers() {
    Notebook run = notebook();
    Estimate bytes = run.quantity(EMPTY, "hashMap", OLD, BYTES);
    assertThat(run.check("2.2-free", OLD, bytes)).contains("REFUTED").endsWith("they agree");
    assertThatThrownBy(() -> run.check("2.2-free", OLD, exactly(56)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the headline is 56")
        .hasMessageEndingWith("they differ");
  }

  /** The same ratio by blocks and by means is another number, but not another finding. */
  @Test
  void twoEstimatesOfOneThingAgreeWithinTheirIntervals() {
    Notebook run = notebook();
    Estimate gain = run.gain(EMPTY, "hashMap", "concurrentHashMap", OLD);
    assertThat(run.check("2.2-slow", OLD, gain)).contains("CONFIRMED");
    assertThatThrownBy(() -> run.check("2.2-slow", OLD, gain.map(x -> 1.3 * x)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aClaimWithoutAFigureCannotBeChecked() {
    Notebook run = notebook();
    assertThatThrownBy(() -> run.check("2.2-old", OLD, exactly(1)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("NOT IN THIS RUN");
    assertThatThrownBy(() -> run.check("2.2-free", "21", exactly(1)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("no such JDK");
  }

  @Test
  void anotherJdkIsJudgedAsDiffDoes() {
    Notebook run = notebook();
    DiffFindings findings =
        DiffJudge.judge(
            JdkSides.matched(run, "EmptyMaps", OLD, NEW),
            JdkSides.control(run, "EmptyMaps"),
            List.of(),
            DiffRules.USUAL);
    assertThat(findings.subjects()).hasSize(3);
    assertThat(findings.subjects().get(0).matched().subject().params())
        .containsEntry("method", "hashMap")
        .containsEntry("puts", "0");
    assertThat(findings.subjects().get(0).verdict()).isEqualTo(DiffVerdict.IMPROVED);
  }

  @Test
  void bytesThatDifferBetweenJdksAreTold() {
    Planted planted = new Planted(1).unit("avgt", "B/op");
    for (int block = 0; block < 3; block++) {
      for (String contender : List.of("hashMap", "concurrentHashMap")) {
        double later = contender.equals("hashMap") ? 56 : 48;
        planted.fork(EMPTY, contender, OLD, block, Map.of(BYTES, 48.0));
        planted.fork(EMPTY, contender, NEW, block, Map.of(BYTES, later));
      }
    }
    List<CellTable> tables =
        Notebook.of(
                new RunRecords(
                    "a-run", PlantedRuns.machine(), run(), planted.trials(), null, List.of()))
            .jdkBytes("EmptyMaps");
    assertThat(tables).hasSize(1);
    CellTable table = tables.get(0);
    assertThat(table.columns())
        .extracting(CellTable.Column::name)
        .containsExactly("cell", "method", "B/op on 17.0.15", "B/op on 25.0.3", "forks");
    assertThat(table.rows()).hasSize(1);
    assertThat(table.rows().get(0)).endsWith("hashMap", "48", "56", "3");
    assertThat(table.notes())
        .containsExactly("2 comparisons: 1 differ by half a byte or more, 1 do not");
    assertThat(notebook().jdkBytes("EmptyMaps").get(0).rows()).isEmpty();
  }

  @Test
  void theNewestRunThatMeasuredItIsTaken() throws IOException {
    System.setProperty("watershed.results", results.toString());
    assertThatThrownBy(() -> Notebook.newest("EmptyMaps"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("./run-benchmarks.sh run EmptyMaps)");
    RunDirectory directory =
        new RunStore(results).create(PlantedRuns.machine(), LocalDate.of(2026, 11, 22), OLD);
    directory.write(run());
    assertThatThrownBy(() -> Notebook.newest("EmptyMaps"))
        .as("planned, and not measured")
        .isInstanceOf(BadInput.class);
    try (Journal journal = directory.journal()) {
      journal.appendBlock(
          planted().trials().stream()
              .filter(t -> t.cell().equals(EMPTY) && t.block() == 0 && t.completed())
              .toList());
    }
    assertThat(Notebook.newest(2, "EmptyMaps").records().name()).startsWith("2026-11-22");
    RunDirectory diff =
        new RunStore(results).createDiff(PlantedRuns.machine(), LocalDate.of(2026, 11, 23), OLD);
    Files.copy(directory.file(Journal.FILE), diff.file(Journal.FILE));
    Files.writeString(diff.file(DiffPlan.FILE), "{}");
    diff.write(run());
    assertThat(Notebook.newest(2, "EmptyMaps").records().name())
        .as("a diff has sides, not designs")
        .isEqualTo(directory.path().getFileName().toString());
    assertThatThrownBy(() -> Notebook.newest(3, "EmptyMaps"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("on 3 JDKs");
  }

  @Test
  void aNewerRunThatMeasuredCellsOnceDoesNotDisplaceOneThatDidTwice() {
    System.setProperty("watershed.results", results.toString());
    RunStore store = new RunStore(results);
    for (int day : new int[] {22, 23}) {
      RunDirectory directory =
          store.create(PlantedRuns.machine(), LocalDate.of(2026, 11, day), OLD);
      directory.write(run());
      try (Journal journal = directory.journal()) {
        for (int block = 0; block < (day == 22 ? 2 : 1); block++) {
          int of = block;
          for (Cell cell : List.of(EMPTY, FULL)) {
            journal.appendBlock(
                planted().trials().stream()
                    .filter(t -> t.cell().equals(cell) && t.block() == of && t.completed())
                    .toList());
          }
        }
      }
    }
    assertThat(Notebook.newest("EmptyMaps").records().name()).startsWith("2026-11-22");
  }
}
