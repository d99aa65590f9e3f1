package watershed.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import watershed.testing.CellOutput;
import watershed.testing.Committed;
import watershed.testing.NotebookFile;
import watershed.testing.Notebooks;

class NotebookIT {
  private static final String RESULTS = "watershed.results";

  @TempDir static Path scratch;

  @BeforeAll
  static void readWhatIsCommitted() {
    System.setProperty(RESULTS, Committed.results(scratch).toString());
  }

  @AfterAll
  static void forget() {
    System.clearProperty(RESULTS);
  }

  static List<NotebookFile> notebooks() {
    return NotebookFile.in(Notebooks.DIRECTORY);
  }

  @Test
  void thereIsOneForEachQuestion() {
    assertThat(notebooks())
        .extracting(NotebookFile::name)
        .contains("allocation", "contention", "false-sharing", "jdk-comparison", "retention");
  }

  /** Stored by {@code .ci/generate}. */
  @ParameterizedTest
  @MethodSource("notebooks")
  void everyCellRunsAndItsOutputIsTheStoredOne(NotebookFile notebook) {
    List<CellOutput> outputs = notebook.execute();
    assertThat(notebook.stale(outputs)).as("stale outputs: run .ci/generate").isEmpty();
    assertThat(outputs)
        .as("a cell that shows nothing has nothing to tell, at least with these results")
        .allSatisfy(
            output -> assertThat(output.image() != null || !output.text().isBlank()).isTrue());
  }

  /** Pictures and the check of the headline are what a notebook is for. */
  @ParameterizedTest
  @MethodSource("notebooks")
  void everyNotebookDrawsAndEndsWithItsCheck(NotebookFile notebook) {
    List<String> sources = notebook.sources();
    assertThat(sources).anyMatch(source -> source.contains("BarChart.draw("));
    assertThat(sources.get(sources.size() - 1)).contains("run.check(");
  }
}
