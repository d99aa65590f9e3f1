package watershed.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import watershed.analysis.Estimate;
import watershed.analysis.PlantedFindings;
import watershed.record.Json;

/** What a reader of the map is told of each field, and of its slice. */
class CrossoverMapTest {
  private static final int STATE = 4;
  private static final int AT = 5;
  private static final int SAYS = 8;

  private static Inputs search(DoubleUnaryOperator gainOfB, double sd) {
    PlantedFindings planted =
        new PlantedFindings().add(PlantedFindings.writes(1, 1024), "Sharded64", gainOfB, sd);
    return PlantedPages.searched(PlantedPages.search(), planted);
  }

  private static Picture map(DoubleUnaryOperator gainOfB, double sd) {
    return CrossoverMap.section(search(gainOfB, sd)).pictures().get(0);
  }

  private static String field(Picture map) {
    return Objects.requireNonNull(map.drawing()).shapes().stream()
        .filter(shape -> !shape.tip().isEmpty())
        .findFirst()
        .orElseThrow()
        .text();
  }

  private static List<String> row(Picture map) {
    return map.data().rows().get(0);
  }

  @Test
  void aFieldSaysWhoIsBetterOnWhichSide() {
    DoubleUnaryOperator rises = PlantedFindings.rises(0.2, 20);
    Picture up = map(rises, 0.01);
    assertThat(field(up)).matches("A (19\\.\\d|20(\\.\\d)?|20\\.\\d) B");
    assertThat(row(up).get(SAYS)).startsWith("ConcurrentHashMap up to ").contains("then Sharded64");
    Picture down = map(w -> -rises.applyAsDouble(w), 0.01);
    assertThat(field(down)).matches("B (19\\.\\d|20(\\.\\d)?|20\\.\\d) A");
    assertThat(row(down).get(SAYS)).startsWith("Sharded64 up to ");
    assertThat(up.reading()).contains("A is the better one up to w*", "from 1 to 100 %");
  }

  @Test
  void whatIsNotSettledHasNoCrossing() {
    DoubleUnaryOperator slow = PlantedFindings.rises(0.02, 20);
    Picture map = map(slow, 0.4);
    assertThat(row(map).get(STATE)).isEqualTo("INCONCLUSIVE");
    assertThat(row(map).subList(AT, AT + 3)).containsOnly("");
    assertThat(row(map).get(SAYS)).contains("INCONCLUSIVE", "so far they cross at");
    Picture slice = SlicePictures.section(search(slow, 0.4)).pictures().get(0);
    assertThat(slice.data().rows()).noneMatch(row -> row.get(2).startsWith("w*"));
    assertThat(slice.notes()).anyMatch(note -> note.contains("so far they cross at"));
    Picture settled =
        SlicePictures.section(search(PlantedFindings.rises(0.2, 20), 0.01)).pictures().get(0);
    assertThat(settled.data().rows()).anyMatch(row -> row.get(2).startsWith("w*"));
  }

  @Test
  void betterEverywhereIsNotSaidOfALossThatDoesNotMatter() {
    Picture map = map(w -> w < 5 ? -0.005 : 0.1, 0.005);
    assertThat(row(map).get(STATE)).isEqualTo("ONE_BETTER");
    assertThat(row(map).get(SAYS))
        .contains("Sharded64 everywhere from 1 to 100 %", "nowhere worse by more than")
        .doesNotContain("least -", "by -");
  }

  @Test
  void theReadOnlyCellIsDrawnWithItsIntervalAsAGainOfB() {
    PlantedFindings planted =
        new PlantedFindings()
            .add(
                PlantedFindings.writes(1, 1024),
                PlantedFindings.JDK,
                "Sharded64",
                w -> 0.1,
                0.01,
                new Estimate(1.25, new Estimate.Interval(1.0, 2.0), 0.1, 5));
    Inputs search = PlantedPages.searched(PlantedPages.search(), planted);
    Picture slice = SlicePictures.section(search).pictures().get(0);
    assertThat(slice.data().rows())
        .filteredOn(row -> row.get(2).equals("estimate"))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.get(1)).isEqualTo("0");
              assertThat(row.subList(3, 6)).containsExactly("0.8", "0.5", "1");
            });
    assertThat(Json.line(Objects.requireNonNull(slice.option()))).contains("5 blocks");
  }
}
