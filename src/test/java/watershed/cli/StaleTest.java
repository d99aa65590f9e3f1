package watershed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import watershed.testing.Committed;

class StaleTest {
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

  static List<GeneratedParts.Part> parts() {
    return GeneratedParts.all();
  }

  @ParameterizedTest
  @MethodSource("parts")
  void whatStandsInADocumentIsWhatItsCommandPrints(GeneratedParts.Part part) {
    assertThat(part.stored()).as("stale: run .ci/generate").isEqualTo(part.now());
  }

  @Test
  void everyCommittedRunHasItsPage(@TempDir Path copies) {
    GeneratedPages.made(copies)
        .forEach(
            (path, text) ->
                assertThat(GeneratedPages.read(Committed.RESULTS.resolve(path)).equals(text))
                    .as("%s is stale: run .ci/generate", path)
                    .isTrue());
  }

  @Test
  void theReadmeHasItsTableAndItsPicture() {
    assertThat(parts())
        .extracting(GeneratedParts.Part::file)
        .contains(Path.of("README.md"), Path.of("src/docs/crossover.svg"));
  }

  /** A planted change of one character is found. */
  @Test
  void anotherTextIsNotTakenForThePart() {
    GeneratedParts.Part table =
        parts().stream().filter(part -> !part.whole()).findFirst().orElseThrow();
    String stored = table.stored();
    assertThat(stored).contains("|---|");
    assertThat(stored.replaceFirst("\\d", "x")).isNotEqualTo(table.now());
  }
}
