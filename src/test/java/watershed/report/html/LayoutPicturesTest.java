package watershed.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import watershed.record.FieldSlot;
import watershed.record.LayoutReport;
import watershed.record.Machine;
import watershed.record.PlantedRuns;
import watershed.report.RunRecords;

/** Fields lie in the lines of the machine that a run is of. */
class LayoutPicturesTest {
  private static Machine machine(int lineBytes) {
    return new Machine("m", "cpu", "", 1, 1, 2, 1, List.of(), lineBytes, 8192, "Linux", "none");
  }

  private static Picture on(int lineBytes) {
    RunRecords records =
        new RunRecords(
            "r",
            machine(lineBytes),
            PlantedRuns.run(List.of(), Map.of()),
            List.of(),
            null,
            List.of(),
            List.of());
    LayoutReport layout =
        new LayoutReport(
            "pair",
            "watershed.Padded",
            "17.0.15",
            "actual",
            12,
            256,
            List.of(
                new FieldSlot("Pair", "first", "long", 16, 8),
                new FieldSlot("Pair", "second", "long", 144, 8)));
    Inputs inputs = new Inputs(records, List.of(), null, null, List.of(layout), List.of(), null);
    return LayoutPictures.section(inputs).pictures().get(0);
  }

  @ParameterizedTest
  @CsvSource({"32, 4, 8", "64, 2, 4", "128, 1, 2"})
  void everyLineIsARow(int lineBytes, String lineOfTheSecond, int lines) {
    Picture picture = on(lineBytes);
    assertThat(picture.data().rows())
        .filteredOn(row -> row.get(0).equals("144"))
        .singleElement()
        .satisfies(row -> assertThat(row.get(2)).isEqualTo(lineOfTheSecond));
    assertThat(Objects.requireNonNull(picture.drawing()).shapes())
        .filteredOn(shape -> shape.style().equals("line"))
        .hasSize(lines);
    assertThat(picture.reading()).contains("line of " + lineBytes + " bytes");
  }

  @Test
  void aMachineThatReportsNoLineHasTheUsualOne() {
    assertThat(on(0).reading()).contains("line of 64 bytes");
  }

  private static List<String> strideOn(int lineBytes) {
    RunRecords run = PlantedPages.run().records();
    RunRecords records =
        new RunRecords(
            "r", machine(lineBytes), run.run(), run.trials(), null, List.of(), List.of());
    return LinePictures.stride(Inputs.of(records)).pictures().get(0).notes();
  }

  @Test
  void aSweepOfStridesNamesTheLineThatTheSystemReports() {
    assertThat(strideOn(128)).containsExactly("The system reports a line of 128 bytes.");
    assertThat(strideOn(0))
        .containsExactly("The system reports no length of a line; 64 bytes are the usual one.");
  }
}
