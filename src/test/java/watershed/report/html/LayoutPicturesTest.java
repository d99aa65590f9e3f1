package watershed.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
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

  @Test
  void aWideDrawingScrollsAndHasLargerTexts() {
    Drawing layout = Objects.requireNonNull(on(64).drawing());
    assertThat(layout.sizing()).isEqualTo("min-width:" + layout.width() + "px");
    assertThat(layout.style()).isEqualTo("wide");
    assertThat(new Drawing(640, 100, List.of()).style()).isNull();
  }

  private static LayoutReport layout(String subject, String type, String jdk, long bytes) {
    return new LayoutReport(
        subject,
        type,
        jdk,
        "actual",
        12,
        bytes,
        List.of(new FieldSlot("Own", "first", "long", 16, 8)));
  }

  private static Section section(List<LayoutReport> layouts) {
    RunRecords records =
        new RunRecords(
            "r",
            machine(64),
            PlantedRuns.run(List.of(), Map.of()),
            List.of(),
            null,
            List.of(),
            List.of());
    return LayoutPictures.section(
        new Inputs(records, List.of(), null, null, layouts, List.of(), null));
  }

  @Test
  void whatLiesAlikeIsDrawnOnceAndNamesAllThatHaveIt() {
    Section section =
        section(
            List.of(
                layout("A", "java.util.HashMap", "17", 48),
                layout("B", "java.util.HashMap", "17", 48),
                layout("C", "java.util.LinkedHashMap", "17", 56),
                layout("A", "java.util.HashMap", "25", 48),
                layout("B", "java.util.HashMap", "25", 48),
                layout("D", "java.util.HashMap", "25", 48),
                layout("E", "java.util.HashMap", "25", 48),
                layout("C", "java.util.LinkedHashMap", "25", 64)));
    assertThat(section.pictures())
        .extracting(Picture::title)
        .containsExactly(
            "A, B, D and 1 more: java.util.HashMap, 48 bytes; JDK 17 and 25, actual",
            "C: java.util.LinkedHashMap, 56 bytes; JDK 17, actual",
            "C: java.util.LinkedHashMap, 64 bytes; JDK 25, actual");
    assertThat(section.pictures().get(0).notes()).containsExactly("Part of A, B, D, E.");
    assertThat(section.pictures().get(1).notes()).isEmpty();
  }

  @Test
  void paddedObjectsAndWhatTheyAreComparedWithComeFirst() {
    Section section =
        section(
            List.of(
                layout("HASH_MAP", "java.util.HashMap", "17", 48),
                layout("HASH_MAP", "java.util.HashMap$Node", "17", 32),
                layout("TREE_MAP", "java.util.TreeMap", "17", 48),
                layout("HAND_PADDED", "x.padded.HandPadded", "17", 416),
                layout("UNPADDED", "x.padded.Unpadded", "17", 32)));
    assertThat(section.pictures())
        .extracting(picture -> picture.title().replaceAll(":.*", ""))
        .containsExactly("HAND_PADDED", "UNPADDED", "HASH_MAP", "TREE_MAP", "HASH_MAP");
  }

  @Test
  void whereTheOthersAreIsTrue() {
    List<LayoutReport> many =
        IntStream.range(0, 41).mapToObj(i -> layout("S" + i, "x.S" + i, "17", 24)).toList();
    assertThat(section(many).texts())
        .contains(
            "The first 40 of 41 different layouts are here; all are in the files of layout/, beside"
                + " this page.");
    assertThat(section(many.subList(0, 40)).texts()).hasSize(1);
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
    assertThat(strideOn(128))
        .singleElement()
        .asString()
        .endsWith("; the system reports a line of 128 B.");
    assertThat(strideOn(0))
        .singleElement()
        .asString()
        .endsWith("; the system reports no length of a line.");
  }
}
