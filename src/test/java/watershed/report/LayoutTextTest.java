package watershed.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import watershed.record.FieldSlot;
import watershed.record.LayoutReport;

/** Fields lie in the lines of the machine that is meant, in the text as on a page. */
class LayoutTextTest {
  private static final LayoutReport PAIR =
      new LayoutReport(
          "pair",
          "watershed.Padded",
          "17.0.15",
          "actual",
          12,
          152,
          List.of(new FieldSlot("Pair", "second", "long", 144, 8)));

  @ParameterizedTest
  @CsvSource({"32, 4", "64, 2", "128, 1"})
  void aFieldIsInALineOfTheMachine(int lineBytes, int line) {
    assertThat(LayoutText.of(PAIR, lineBytes).lines().map(String::strip))
        .contains("144      8     " + line + "  long Pair.second");
  }
}
