package watershed.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import watershed.analysis.Direction;
import watershed.analysis.diff.DiffRules;
import watershed.analysis.diff.JmhSide;
import watershed.analysis.diff.Matching;
import watershed.analysis.diff.MetricChoice;
import watershed.analysis.diff.Rulings;
import watershed.analysis.diff.StoredSide;
import watershed.record.BadInput;
import watershed.record.Glob;
import watershed.record.JmhFile;
import watershed.record.JmhFiles;
import watershed.record.Json;
import watershed.record.Policy;
import watershed.record.PolicyFile;

/** What a comparison leaves for programs, and that it is read again. */
class DiffDocumentTest {
  private static final ComparedNames NAMES = new ComparedNames("old.json", "new.json");
  private static final String MORE_HITS =
      "{\"delta\": 0.25, \"rules\": [{\"metric\": \"hits\", \"better\": \"more\"}]}";

  @TempDir Path scratch;

  /** A benchmark in two modes, whose score and bytes have the same names in both. */
  private static StoredSide side(long seed) {
    JmhFiles files =
        new JmhFiles(seed)
            .add("org.x.Codec.encode", Map.of("size", "64"), 100)
            .with("hits", "#", 100 * seed)
            .add("org.x.Codec.encode", Map.of("size", "64"), 100)
            .change(DiffDocumentTest::asThroughput);
    return JmhSide.of("'x'", JmhFile.of(files.list(), "'x'"), null);
  }

  private static void asThroughput(ObjectNode element) {
    element.put("mode", "thrpt");
    ((ObjectNode) element.get("primaryMetric")).put("scoreUnit", "ops/ns");
  }

  private static DiffDocument document() {
    Matching matching =
        Matching.of(side(1), side(2), new MetricChoice(List.of(new Glob("hits"))), false);
    Policy policy = PolicyFile.of(MORE_HITS, "'policy.json'");
    return DiffDocument.of(NAMES, Rulings.judge(matching, List.of(), DiffRules.USUAL, policy));
  }

  @Test
  void aForestTellsModesApartAndWhatItsFiguresMean() throws IOException {
    Path file = scratch.resolve(ForestCsv.FILE);
    ForestCsv.write(file, document());
    List<String> lines = Files.readAllLines(file);
    assertThat(lines.get(0))
        .isEqualTo(
            "benchmark,params,threads,metric,mode,unit,better,delta,change,low,high,verdict");
    assertThat(lines.subList(1, lines.size()))
        .hasSize(3)
        .anyMatch(l -> l.startsWith("org.x.Codec.encode,size=64,1,primary,avgt,ns/op,less,0.25,"))
        .anyMatch(l -> l.startsWith("org.x.Codec.encode,size=64,1,primary,thrpt,ops/ns,more,0.25,"))
        .anyMatch(l -> l.startsWith("org.x.Codec.encode,size=64,1,hits,avgt,#,more,0.25,2.0,"))
        .anyMatch(l -> l.endsWith(",IMPROVED"));
    assertThat(lines.stream().map(l -> l.replaceFirst(",0\\.25,.*", "")))
        .as("the first columns are a key")
        .doesNotHaveDuplicates();
  }

  @Test
  void whichWayAMetricImprovesIsKept() {
    Path file = scratch.resolve(DiffDocument.FILE);
    DiffDocument document = document();
    Json.write(file, document);
    assertThat(DiffDocument.read(file)).isEqualTo(document);
    assertThat(document.subjects())
        .filteredOn(row -> row.metric().equals("hits"))
        .singleElement()
        .satisfies(row -> assertThat(row.better()).isEqualTo("more"))
        .satisfies(
            row -> assertThat(row.subject().direction()).isEqualTo(Direction.MORE_IS_BETTER));
  }

  /** Its names tell it there: a build that could not be told otherwise wrote it. */
  @Test
  void theFileOfAnEarlierBuildIsRead() {
    Path file = scratch.resolve(DiffDocument.FILE);
    Json.write(file, document());
    JsonNode tree = Json.readTree(file);
    tree.get("subjects").forEach(row -> ((ObjectNode) row).remove("better"));
    Json.write(file, tree);
    assertThat(DiffDocument.read(file).subjects())
        .extracting(row -> row.mode() + " " + row.metric() + " " + row.better())
        .containsExactlyInAnyOrder("avgt primary less", "avgt hits less", "thrpt primary more");
  }

  @Test
  void whatIsNoComparisonIsRefused() throws IOException {
    Path file = Files.writeString(scratch.resolve(DiffDocument.FILE), "{\"subjects\": [1, {}]}");
    assertThatThrownBy(() -> DiffDocument.read(file))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("is not a DiffDocument");
  }
}
