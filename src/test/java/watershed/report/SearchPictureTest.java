package watershed.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static watershed.analysis.PlantedFindings.INCUMBENT;
import static watershed.analysis.PlantedFindings.rises;
import static watershed.analysis.PlantedFindings.writes;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import watershed.analysis.PlantedFindings;
import watershed.record.BadInput;
import watershed.record.PlantedRuns;

class SearchPictureTest {
  private static final String HOSTILE = "a<b>&\"";

  private static String svg(PlantedFindings planted, String experiment) {
    RunRecords records =
        new RunRecords(
            "2026-11-22-find",
            PlantedRuns.machine(),
            PlantedRuns.run(List.of(PlantedRuns.contention(PlantedRuns.DESIGNS)), Map.of()),
            List.of(),
            null,
            List.of());
    return SearchPicture.of(records, planted.plan(), planted.findings(), experiment);
  }

  private static Document picture(PlantedFindings planted) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(
            new ByteArrayInputStream(svg(planted, "Contention").getBytes(StandardCharsets.UTF_8)));
  }

  private static List<Element> all(Document picture, String element) {
    NodeList nodes = picture.getElementsByTagName(element);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }

  private static List<String> texts(Document picture) {
    return all(picture, "text").stream().map(Element::getTextContent).toList();
  }

  /** x of a place on the axis, from its mark. */
  private static double across(Document picture, String mark) {
    return all(picture, "text").stream()
        .filter(t -> t.getTextContent().equals(mark) && !t.getAttribute("y").startsWith("5"))
        .filter(t -> t.getAttribute("text-anchor").equals("middle"))
        .mapToDouble(t -> Double.parseDouble(t.getAttribute("x")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aCrossingLiesWhereItWasPlanted() throws Exception {
    Document picture =
        picture(new PlantedFindings().add(writes(2, 1024), HOSTILE, rises(0.2, 20), 0.01));
    assertThat(all(picture, "polyline")).hasSize(1);
    assertThat(all(picture, "polygon")).hasSize(1);
    assertThat(texts(picture)).contains(HOSTILE, "writes, % (root scale)");
    assertThat(texts(picture)).anyMatch(t -> t.startsWith("gain over " + INCUMBENT + ", fitted"));
    List<Element> thick =
        all(picture, "path").stream()
            .filter(path -> path.getAttribute("stroke-width").equals("6"))
            .toList();
    assertThat(thick).hasSize(1);
    String[] ends = thick.get(0).getAttribute("d").replace("M", "").split("[L ]");
    double planted = across(picture, "20");
    assertThat(Double.parseDouble(ends[0])).isLessThan(planted);
    assertThat(Double.parseDouble(ends[2])).isGreaterThan(planted);
  }

  /** A design that is never near the best one would flatten the others. */
  @Test
  void whatCannotBeBestIsNotDrawn() throws Exception {
    Document picture =
        picture(
            new PlantedFindings()
                .add(writes(2, 1024), "rival", rises(0.2, 20), 0.01)
                .add(writes(2, 1024), "slow", w -> -2, 0.01));
    assertThat(texts(picture)).contains("rival").doesNotContain("slow");
  }

  @Test
  void theSliceOfMostThreadsWithACpuEachIsDrawn() throws Exception {
    PlantedFindings planted =
        new PlantedFindings()
            .add(writes(1, 1024), "rival", rises(0.2, 20), 0.01)
            .add(writes(2, 1024), "rival", rises(0.2, 20), 0.01)
            .add(writes(8, 1024), "rival", rises(0.2, 20), 0.01);
    assertThat(texts(picture(planted)).get(0)).startsWith("Contention, 2 threads; JDK");
  }

  @Test
  void ofAnotherExperimentThereIsNothingToDraw() {
    PlantedFindings planted =
        new PlantedFindings().add(writes(2, 1024), "rival", rises(0.2, 20), 0.01);
    assertThatThrownBy(() -> svg(planted, "Latency"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("come to nothing of Latency yet");
  }
}
