package watershed.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import watershed.analysis.Estimate;
import watershed.report.BarChart;

class NotebookRunnerTest {
  @TempDir Path directory;

  private NotebookFile notebook(String... sources) throws IOException {
    StringBuilder cells = new StringBuilder();
    for (String source : sources) {
      cells
          .append(cells.isEmpty() ? "" : ",")
          .append(
              "{\"cell_type\":\"code\",\"execution_count\":null,\"metadata\":{},\"outputs\":[],")
          .append("\"source\":[\"")
          .append(source.replace("\"", "\\\"").replace("\n", "\\n\",\""))
          .append("\"]}");
    }
    Path file = directory.resolve("planted.ipynb");
    Files.writeString(
        file,
        "{\"cells\":[{\"cell_type\":\"markdown\",\"metadata\":{},\"source\":\"# x\"},"
            + cells
            + "],\"metadata\":{},\"nbformat\":4,\"nbformat_minor\":4}");
    return NotebookFile.read(file);
  }

  @Test
  void cellsShareWhatTheyDeclareAndThePictureComesOut() throws IOException {
    List<CellOutput> outputs =
        notebook(
                "import java.awt.image.BufferedImage;\nint two = 2;\nSystem.out.println(\"a\");",
                "// a comment\nfor (int i = 0; i < two; i++) {\n  System.out.println(i);\n}",
                "new BufferedImage(two, 3, BufferedImage.TYPE_INT_RGB)")
            .execute();
    assertThat(outputs).extracting(CellOutput::text).containsExactly("a\n", "0\n1\n", "");
    assertThat(outputs.get(0).image()).isNull();
    assertThat(outputs.get(2).image()).isNotNull();
    assertThat(outputs.get(2).image().getWidth()).isEqualTo(2);
  }

  /** The suite's classes in a cell are those of this JVM. */
  @Test
  void cellsSeeTheSuite() throws IOException {
    assertThat(notebook("System.out.print(watershed.record.Contenders.twinOf(\"x\"));").execute())
        .extracting(CellOutput::text)
        .containsExactly("x#2");
  }

  @Test
  void aFailureNamesNotebookCellAndError() throws IOException {
    NotebookFile thrown =
        notebook("int x = 1;", "throw new IllegalStateException(\"they differ\");");
    assertThatThrownBy(thrown::execute)
        .isInstanceOf(AssertionError.class)
        .hasMessage("notebook planted, code cell 2: java.lang.IllegalStateException: they differ");
    NotebookFile rejected = notebook("int x = \"no\";");
    assertThatThrownBy(rejected::execute)
        .hasMessageStartingWith("notebook planted, code cell 1: ")
        .hasMessageContaining("incompatible types");
    NotebookFile undeclared = notebook("int x = 1;", "int f() {\n  return y;\n}");
    assertThatThrownBy(undeclared::execute).hasMessageContaining("code cell 2");
    NotebookFile half = notebook("for (int i = 0; i < 3; i++) {");
    assertThatThrownBy(half::execute).hasMessageContaining("code cell 1");
  }

  @Test
  void whatIsStoredIsStaleOnceACellGivesAnother() throws IOException {
    NotebookFile notebook =
        notebook(
            "System.out.println(\"48 B\");",
            "new java.awt.image.BufferedImage(2, 3, java.awt.image.BufferedImage.TYPE_INT_RGB)");
    List<CellOutput> outputs = notebook.execute();
    assertThat(notebook.stale(outputs)).as("nothing is stored yet").hasSize(2);
    notebook.store(outputs);
    NotebookFile stored = NotebookFile.read(directory.resolve("planted.ipynb"));
    assertThat(stored.stale(outputs)).isEmpty();
    assertThat(stored.stale(List.of(new CellOutput("56 B\n", null), outputs.get(1)))).hasSize(1);
    assertThat(stored.stale(List.of(outputs.get(0), new CellOutput("", null)))).hasSize(1);
    assertThat(stored.sources()).isEqualTo(notebook.sources());
  }

  private static List<CellOutput> chart(double value) {
    Estimate bytes = new Estimate(value, null, Double.NaN, 1);
    return List.of(
        new CellOutput(
            "", BarChart.draw("A map", "bytes", List.of(new BarChart.Bar("HashMap", "", bytes)))));
  }

  private static String png(String file) {
    Matcher png = Pattern.compile("\"image/png\" : \"([^\"]+)\"").matcher(file);
    assertThat(png.find()).isTrue();
    return png.group(1);
  }

  @Test
  void aStoredPictureIsStaleOnceItDrawsOtherFiguresOrIsAnother() throws IOException {
    NotebookFile notebook = notebook("1 + 1");
    Path file = directory.resolve("planted.ipynb");
    notebook.store(chart(56));
    String other = png(Files.readString(file));
    notebook.store(chart(48));
    NotebookFile stored = NotebookFile.read(file);
    assertThat(stored.stale(chart(48))).isEmpty();
    assertThat(stored.stale(chart(56)))
        .singleElement()
        .asString()
        .contains("HashMap: 56", "but stored is", "HashMap: 48");
    String text = Files.readString(file);
    Files.writeString(file, text.replace(png(text), other));
    assertThat(NotebookFile.read(file).stale(chart(48)))
        .as("the words are right, and the picture beside them is another")
        .singleElement()
        .asString()
        .contains("not the one that was stored with its words");
  }
}
