package watershed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import watershed.lab.Catalogue;

/** The documents' table of claims is the one that the annotations make. */
class ClaimTableTest {
  private static final Path DOCUMENT = Path.of("src/docs/EXPERIMENTS.md");

  @Test
  void theDocumentHoldsTheTableThatListPrints() throws IOException {
    List<String> lines = Files.readAllLines(DOCUMENT);
    int begin = lines.indexOf("<!-- begin: list --markdown -->");
    int end = lines.indexOf("<!-- end: list --markdown -->");
    assertThat(begin).isNotNegative().isLessThan(end);
    assertThat(lines.subList(begin + 1, end))
        .as("replace the lines between the marks by those of: list --markdown")
        .isEqualTo(ClaimTable.lines(Catalogue.load()));
  }

  @Test
  void everyClaimHasARowWithItsClassAndCommand() {
    List<String> lines = ClaimTable.lines(Catalogue.load());
    assertThat(lines)
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("| 2.2 | 2.2-unsized-is-free: A map created without a size")
                    .endsWith(
                        "| `watershed.experiments.EmptyMapAllocation` |"
                            + " `./run-benchmarks.sh run EmptyMapAllocation` |"));
    assertThat(lines).hasSizeGreaterThan(10).allSatisfy(l -> assertThat(l).startsWith("| "));
  }

  @Test
  void listPrintsIt() {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      assertThat(Watershed.commandLine().execute("list", "--markdown")).isZero();
    } finally {
      System.setOut(before);
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .containsExactlyElementsOf(ClaimTable.lines(Catalogue.load()));
  }
}
