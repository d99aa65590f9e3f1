package watershed.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Files of JMH's results are read for what a judgement needs, and refused in one line. */
class JmhFileTest {
  @TempDir Path scratch;

  private static JmhFile read(String text) {
    return JmhFile.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "'some.json'");
  }

  private static JmhFiles one() {
    return new JmhFiles(1).shape(3, 4).add("org.x.Codec.encode", Map.of("size", "64"), 100);
  }

  private static JmhResult only(JmhFiles files) {
    return read(files.text()).results().get(0);
  }

  private static JmhMetric metric(JmhResult result) {
    return Objects.requireNonNull(result.metrics().get(Measurement.PRIMARY));
  }

  private static ObjectNode primary(ObjectNode element) {
    return (ObjectNode) element.get("primaryMetric");
  }

  @Test
  void samplesComeForkByFork() {
    JmhFiles files = one();
    JmhResult result = only(files);
    assertThat(result.id()).isEqualTo("org.x.Codec.encode{size=64} x1");
    assertThat(result.mode()).isEqualTo("avgt");
    JmhMetric score = metric(result);
    assertThat(score.unit()).isEqualTo("ns/op");
    assertThat(score.forks()).hasSize(3).allMatch(fork -> fork.size() == 4);
    double first = files.list().get(0).get("primaryMetric").get("rawData").get(0).get(0).asDouble();
    assertThat(score.forks().get(0).get(0)).isEqualTo(first);
    assertThat(result.setting().jvmArgs()).containsExactly("-Xmx1g");
  }

  @Test
  void theSuitesOwnExportHoldsTheSamplesOfItsRun() throws IOException {
    List<Trial> trials = PlantedRuns.emptyMaps(3, 4).trials();
    Path file = scratch.resolve("jmh-result.json");
    JmhJson.write(file, trials);
    double exported =
        JmhFile.read(file).results().stream()
            .flatMap(r -> r.metrics().values().stream())
            .flatMap(m -> m.forks().stream())
            .flatMap(List::stream)
            .mapToDouble(Double::doubleValue)
            .sum();
    double journaled = Tidy.measurements(trials).stream().mapToDouble(Measurement::value).sum();
    assertThat(exported).isCloseTo(journaled, within(1e-6));
    Path packed = scratch.resolve("jmh-result.json.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      Files.copy(file, out);
    }
    assertThat(JmhFile.read(packed)).isEqualTo(JmhFile.read(file));
  }

  @Test
  void whatIsNotKnownIsPassedOver() {
    JmhFiles files =
        one()
            .change(e -> e.putObject("extra").putArray("deep").addObject().put("x", 1))
            .change(e -> primary(e).put("note", "from another tool"));
    assertThat(only(files).metrics()).containsKey(Measurement.PRIMARY);
    JmhFiles bare =
        one().change(e -> e.remove(List.of("jvmArgs", "params", "jdkVersion", "vmName")));
    assertThat(only(bare).params()).isEmpty();
    assertThat(only(bare).setting().jdk()).isEmpty();
  }

  @Test
  void wordsForNumbersAreNumbers() {
    JmhFiles files =
        one()
            .change(
                e -> {
                  primary(e).putArray("rawData").addArray().add("NaN").add("+INF").add("-INF");
                });
    assertThat(metric(only(files)).forks())
        .containsExactly(List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
  }

  @Test
  void profilersMetricsHaveOneNameInAllVersions() {
    JmhFiles files = one().with("\u00b7gc.alloc.rate.norm", "B/op", 24);
    assertThat(only(files).metrics()).containsKey("gc.alloc.rate.norm");
  }

  /** Of one fork, 10 three times and 30 once, in one iteration. */
  private static JmhFiles sampled(String unit) {
    return one()
        .change(
            e -> {
              e.put("mode", "sample");
              primary(e).remove("rawData");
              primary(e).put("scoreUnit", unit);
              var iteration = primary(e).putArray("rawDataHistogram").addArray().addArray();
              iteration.addArray().add(10.0).add(3);
              iteration.addArray().add(30.0).add(1);
            });
  }

  @Test
  void aSampledIterationIsTheMeanOfItsHistogram() {
    JmhMetric score = metric(only(sampled("ns/op")));
    assertThat(score.sampled()).isTrue();
    assertThat(score.forks()).containsExactly(List.of(15.0));
  }

  @Test
  void whatWasSampledOfAForkIsKept() {
    JmhMetric score = metric(only(sampled("us/op")));
    assertThat(score.times()).hasSize(1);
    assertThat(score.times().get(0).samples()).isEqualTo(4);
    assertThat(score.times().get(0).own()).isFalse();
    assertThat(metric(only(one())).times()).isEmpty();
  }

  @Test
  void whatIsNoTimeOrNoCountIsNotKeptAsOne() {
    assertThat(metric(only(sampled("ops/us"))).times()).isEmpty();
    for (String word : List.of("NaN", "+INF", "-INF")) {
      for (int place : List.of(0, 1)) {
        JmhFiles files =
            sampled("ns/op")
                .change(
                    e -> ((ArrayNode) primary(e).at("/rawDataHistogram/0/0/0")).set(place, word));
        assertThat(metric(only(files)).times()).as(word).isEmpty();
      }
    }
  }

  static Stream<Arguments> foreign() {
    return Stream.of(
        Arguments.of("", "is empty"),
        Arguments.of("   ", "is empty"),
        Arguments.of("{}", "no list of JMH's results"),
        Arguments.of("[]", "holds no results"),
        Arguments.of("[1]", "result 1 is no object"),
        Arguments.of("[null]", "result 1 is no object"),
        Arguments.of("[{", "is not JSON"),
        Arguments.of("[{}]", "result 1 has no text 'benchmark'"),
        Arguments.of("[{\"benchmark\":1}]", "has no text 'benchmark'"),
        Arguments.of("[{\"benchmark\":\"a.B.c\"}]", "(a.B.c) has no text 'mode'"),
        Arguments.of("[{\"benchmark\":\"a\",\"mode\":\"fast\"}]", "none of JMH's"),
        Arguments.of("[{\"benchmark\":\"a\",\"mode\":\"avgt\"}]", "no object 'primaryMetric'"),
        Arguments.of("[{\"benchmark\":\"a\",\"benchmark\":\"b\"}]", "is not JSON"),
        Arguments.of(one().text() + "[]", "goes on after the end"),
        Arguments.of(one().text().substring(0, 700), "is not JSON"),
        Arguments.of("[".repeat(5000), "is not JSON"),
        Arguments.of("not json", "is not JSON"));
  }

  @ParameterizedTest
  @MethodSource("foreign")
  void whatIsNoFileOfJmhIsRefusedInOneLine(String text, String says) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(BadInput.class)
        .message()
        .startsWith("'some.json'")
        .contains(says)
        .doesNotContain("\n");
  }

  @Test
  void shapesThatCannotBeJudgedAreNamed() {
    refused(one().change(e -> primary(e).remove("rawData")), "has no list 'rawData'");
    refused(one().change(e -> primary(e).put("rawData", 3)), "has no list 'rawData'");
    refused(one().change(e -> primary(e).putArray("rawData").add(1.0)), "that is no list");
    refused(one().change(e -> primary(e).putArray("rawData").addArray()), "fork without samples");
    refused(
        one().change(e -> primary(e).putArray("rawData").addArray().add("fast")),
        "has the sample \"fast\"");
    refused(one().change(e -> primary(e).remove("scoreUnit")), "has no text 'scoreUnit'");
    refused(one().change(e -> e.put("threads", 0)), "'threads' from 1");
    refused(one().change(e -> e.put("threads", 1.5)), "'threads' from 1");
    refused(one().change(e -> e.put("params", "none")), "'params' that are no object");
    refused(one().with("primary", "B/op", 1), "the name of the score");
  }

  @Test
  void aSecondaryMetricThatLacksSomethingIsLeftOutAndTheRestIsRead() {
    List<Consumer<ObjectNode>> faults =
        List.of(
            metric -> metric.remove("scoreUnit"),
            metric -> metric.remove("rawData"),
            metric -> metric.putArray("rawData"),
            metric -> metric.putNull("rawData"));
    for (Consumer<ObjectNode> fault : faults) {
      JmhFiles files =
          one()
              .with("gc.count", "counts", 3)
              .with("other.tool", "ms", 1)
              .change(e -> fault.accept((ObjectNode) e.at("/secondaryMetrics/other.tool")));
      assertThat(only(files).lacking()).containsExactly("other.tool");
      assertThat(only(files).metrics()).containsOnlyKeys(Measurement.PRIMARY, "gc.count");
    }
    JmhFiles bare =
        one().change(e -> ((ObjectNode) e.get("secondaryMetrics")).put("other.tool", 7));
    assertThat(only(bare).lacking()).containsExactly("other.tool");
  }

  private static void refused(JmhFiles files, String says) {
    assertThatThrownBy(() -> read(files.text()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("result 1 (org.x.Codec.encode)")
        .hasMessageContaining(says);
  }

  @Test
  void namesCannotWriteOnTheTerminal() {
    String evil = "org.x.\u001b[2JCodec\n.encode";
    JmhFiles files = new JmhFiles(1).add(evil, Map.of(), 1).change(e -> e.remove("mode"));
    assertThatThrownBy(() -> read(files.text())).message().doesNotContain("\u001b", "\n");
  }
}
