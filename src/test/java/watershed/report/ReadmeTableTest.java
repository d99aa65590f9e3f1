package watershed.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import watershed.record.BadInput;
import watershed.record.Cell;
import watershed.record.Planted;
import watershed.record.PlantedRuns;
import watershed.record.Run;
import watershed.record.Trial;

/** The README's table and picture, from planted records alone. */
class ReadmeTableTest {
  private static final String HOSTILE = "a|b`<c>&";
  private static final List<String> DESIGNS =
      List.of("ConcurrentHashMap", "RWLock", HOSTILE, "NullMap");

  private static Cell cell(int writes) {
    return Cell.of(
        "Contention",
        Map.of(
            "keys", "16384",
            "mix", "update",
            "distribution", "uniform",
            "writes", Integer.toString(writes)),
        2);
  }

  /** The hostile design is half as good at 5 % writes and twice as good at 50 %. */
  private static List<Trial> trials(int... shares) {
    Planted planted = new Planted(2).blocks(6);
    for (int writes : shares) {
      double gain = writes == 5 ? 0.5 : writes == 20 ? 1 : 2;
      planted.cell(
          cell(writes),
          Map.of(
              "ConcurrentHashMap",
              10.0,
              "ConcurrentHashMap#2",
              10.0,
              "RWLock",
              1.0,
              HOSTILE,
              10 * gain,
              "NullMap",
              100.0));
    }
    return planted.trials();
  }

  private static Judgements judgements(List<Trial> trials) {
    Run run = PlantedRuns.run(List.of(PlantedRuns.contention(DESIGNS)), Map.of(cell(5), 6));
    return Judgements.of(
        new RunRecords("a-run", PlantedRuns.machine(), run, trials, null, List.of()));
  }

  private static List<String> rows() {
    return ReadmeTable.of(judgements(trials(5, 20, 50)), "results/m/a-run")
        .lines()
        .filter(line -> line.startsWith("|"))
        .toList();
  }

  @Test
  void theLeaderOfEachCellStandsWithItsGain() {
    assertThat(rows())
        .hasSize(5)
        .contains("| question | JDK 17.0.15 | control |", "|---|---|---|")
        .anyMatch(
            row ->
                row.matches(
                    "\\| 5 % writes \\| `ConcurrentHashMap` (1\\.9|2\\.[01])\\d* \\[.*\\] × .*"
                        + "\\| (0\\.9|1\\.0)\\d* \\[.*\\] \\|"))
        .anyMatch(row -> row.matches("\\| 50 % writes \\| `a\\\\\\|b'<c>&` (1\\.9|2\\.[01]).*"));
  }

  @Test
  void everyRowHasAsManyCellsAsTheHead() {
    assertThat(rows())
        .allMatch(row -> row.replace("\\|", "").chars().filter(c -> c == '|').count() == 4);
  }

  @Test
  void theCommandStandsInTheCaption() {
    String text =
        ReadmeTable.of(judgements(trials(5, 20, 50)), "results/m/a-run").replaceAll("\\s+", " ");
    assertThat(text)
        .contains("`./run-benchmarks.sh report --readme results/m/a-run`")
        .contains("`./run-benchmarks.sh run --preset quick`")
        .contains("6 forks of each contender")
        .contains("which took turns");
  }

  private static Document picture(int... shares) throws Exception {
    String svg = CrossoverPicture.of(judgements(trials(shares)), "Contention");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void thePictureShowsWhoOvertakes() throws Exception {
    NodeList points = picture(5, 20, 50).getElementsByTagName("circle");
    assertThat(points.getLength()).as("one design that leads, three shares of writes").isEqualTo(3);
    double[] down = new double[3];
    for (int i = 0; i < 3; i++) {
      down[i] =
          Double.parseDouble(points.item(i).getAttributes().getNamedItem("cy").getNodeValue());
    }
    assertThat(down[0]).as("higher is better, and higher is a smaller y").isGreaterThan(down[1]);
    assertThat(down[1]).isGreaterThan(down[2]);
  }

  private static List<String> values(Document picture, String element, String attribute) {
    NodeList all = picture.getElementsByTagName(element);
    return IntStream.range(0, all.getLength())
        .mapToObj(i -> all.item(i).getAttributes().getNamedItem(attribute).getNodeValue())
        .toList();
  }

  private static List<String> texts(Document picture) {
    NodeList all = picture.getElementsByTagName("text");
    return IntStream.range(0, all.getLength()).mapToObj(i -> all.item(i).getTextContent()).toList();
  }

  /** No line crosses 1 between no writes and few: the reading leaves the cell at 0 out. */
  @Test
  void theCellWithoutWritesStandsApart() throws Exception {
    Document with = picture(0, 5, 20, 50);
    assertThat(values(with, "circle", "fill")).hasSize(4).containsOnlyOnce("#ffffff");
    assertThat(values(with, "circle", "fill").get(0)).isEqualTo("#ffffff");
    assertThat(values(with, "path", "stroke-width"))
        .as("5 to 20 and 20 to 50 are joined, 0 to 5 is not")
        .filteredOn("2"::equals)
        .hasSize(2);
    assertThat(texts(with)).contains("writes, % (root scale); 0 (hollow) is a cell of its own");
    assertThat(values(picture(5, 20, 50), "circle", "fill")).doesNotContain("#ffffff");
    assertThat(texts(picture(5, 20, 50))).contains("writes, % (root scale)");
  }

  @Test
  void thePictureSaysHowManyBlocksItIsOf() throws Exception {
    assertThat(texts(picture(5, 20, 50)))
        .contains("gain over ConcurrentHashMap, 95 %, 6 blocks; logarithmic");
  }

  @Test
  void aHostileNameStaysText() throws Exception {
    NodeList texts = picture(5, 20, 50).getElementsByTagName("text");
    assertThat(texts.item(texts.getLength() - 1).getTextContent()).isEqualTo(HOSTILE);
  }

  @Test
  void withoutPointsThereIsNoPicture() {
    Judgements none = judgements(List.of());
    assertThatThrownBy(() -> CrossoverPicture.of(none, "Contention"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("nothing to draw");
    assertThat(ReadmeTable.of(none, "results/m/a-run")).contains("| question |");
  }
}
