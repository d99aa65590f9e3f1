package watershed.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import watershed.record.JmhFile;
import watershed.record.JmhFiles;
import watershed.record.Run;
import watershed.report.RunRecords;

class JmhPageTest {
  @TempDir Path scratch;

  private static String element(String method, int size, int threads, String forks) {
    return """
        {"jmhVersion": "1.36", "benchmark": "org.x.Codec.%s", "mode": "thrpt", "threads": %d,
         "forks": 2, "jvm": "/usr/bin/java", "jvmArgs": ["-Xmx1g"], "jdkVersion": "21.0.1",
         "vmName": "VM", "vmVersion": "21", "warmupIterations": 1, "warmupTime": "1 s",
         "warmupBatchSize": 1, "measurementIterations": 2, "measurementTime": "1 s",
         "measurementBatchSize": 1, "params": {"size": "%d"},
         "primaryMetric": {"score": 10.0, "scoreError": 0.1, "scoreConfidence": [9.9, 10.1],
           "scorePercentiles": {"50.0": 10.0}, "scoreUnit": "ops/us", "rawData": %s},
         "secondaryMetrics": {"gc.alloc.rate.norm": {"score": 24.0, "scoreError": "NaN",
           "scoreConfidence": ["NaN", "NaN"], "scorePercentiles": {"50.0": 24.0},
           "scoreUnit": "B/op", "rawData": [[24.0, 24.0], [24.0, 24.0]]}}}
        """
        .formatted(method, threads, size, forks);
  }

  private JmhFile file() throws IOException {
    Path path = scratch.resolve("mine.json");
    Files.writeString(
        path,
        "["
            + String.join(
                ",",
                element("encode", 64, 1, "[[10.0, 10.2], [9.8, 9.9]]"),
                element("encode", 1024, 1, "[[5.0, 5.2], [4.8, 4.9]]"),
                element("decode", 64, 1, "[[12.0, 12.2], [11.8, 11.9]]"),
                element("decode", 1024, 1, "[[7.0, 7.2], [6.8, 6.9]]"),
                element("decode", 1024, 4, "[[27.0, 27.2], [26.8, 26.9]]"))
            + "]");
    return JmhFile.read(path);
  }

  @Test
  void aForkOfAnybodysFileIsAForkHere() throws IOException {
    RunRecords records = JmhRun.of("mine.json", file());
    assertThat(records.trials()).hasSize(10);
    assertThat(records.run().experiments()).hasSize(1);
    assertThat(records.run().experiments().get(0).axis()).isEqualTo("size");
    assertThat(records.run().experiments().get(0).contenders()).containsExactly("encode", "decode");
    assertThat(records.run().jvmArgs()).containsExactly("-Xmx1g");
  }

  /** Files put together: the same benchmark twice, 10 and 20 ns, 3 forks each. */
  private static JmhFile twice(String flag, String otherFlag) {
    JmhFiles files = new JmhFiles(1).shape(3, 2);
    files.add("org.x.Codec.encode", Map.of("size", "64"), 10);
    files.change(element -> element.putArray("jvmArgs").add("-Xmx1g").add(flag));
    files.add("org.x.Codec.encode", Map.of("size", "64"), 20);
    files.change(element -> element.putArray("jvmArgs").add("-Xmx1g").add(otherFlag));
    return JmhFile.of(files.list(), "planted");
  }

  private static Picture score(JmhFile file) {
    return JmhPage.of("mine.json", file).sections().get(1).pictures().get(0);
  }

  @Test
  void resultsThatDifferInFlagsAloneAreNotPooled() {
    JmhFile file = twice("-XX:+UseSerialGC", "-XX:+UseParallelGC");
    assertThat(score(file).data().rows())
        .extracting(row -> row.get(0), row -> row.get(5))
        .containsExactlyInAnyOrder(
            tuple("encode [-XX:+UseSerialGC]", "3"), tuple("encode [-XX:+UseParallelGC]", "3"));
    assertThat(JmhPage.of("mine.json", file).sections().get(0).texts())
        .anyMatch(text -> text.startsWith("The file has 1 result more"));
  }

  @Test
  void equalResultsAreToldApartByTheirOrder() {
    assertThat(score(twice("-ea", "-ea")).data().rows())
        .extracting(row -> row.get(0), row -> row.get(5))
        .containsExactlyInAnyOrder(tuple("encode", "3"), tuple("encode (no. 2)", "3"));
  }

  @Test
  void aFileThatHasEachOnceHasPlainNames() throws IOException {
    assertThat(JmhNames.of(file().results()))
        .isEqualTo(new JmhNames(List.of("encode", "encode", "decode", "decode", "decode"), 0));
  }

  @Test
  void classesOfOneSimpleNameAreTwoExperiments() {
    JmhFiles files = new JmhFiles(1).shape(3, 2);
    files.add("org.x.Codec.encode", Map.of(), 10).add("org.y.Codec.encode", Map.of(), 20);
    RunRecords records = JmhRun.of("mine.json", JmhFile.of(files.list(), "planted"));
    assertThat(records.run().experiments())
        .extracting(Run.ExperimentInfo::name)
        .containsExactly("org.x.Codec (avgt)", "org.y.Codec (avgt)");
    assertThat(records.trials())
        .filteredOn(trial -> trial.cell().experiment().equals("org.x.Codec (avgt)"))
        .hasSize(3);
  }

  @Test
  void whatCanBeDrawnOfItIs() throws IOException {
    Page page = JmhPage.of("mine.json", file());
    assertThat(page.sections())
        .extracting(Section::id)
        .containsExactly("answer", "scores", "slices", "scaling", "allocation", "forks");
    Picture score =
        page.sections().get(1).pictures().stream()
            .filter(p -> p.title().contains("size=64"))
            .findFirst()
            .orElseThrow();
    assertThat(score.data().rows()).extracting(row -> row.get(0)).contains("encode", "decode");
    assertThat(score.data().rows()).extracting(row -> row.get(5)).containsOnly("2");
    assertThat(page.html()).contains("21.0.1").doesNotContain("2147483647");
  }

  @Test
  void oneForkHasNoInterval() throws IOException {
    Path path = scratch.resolve("one.json");
    Files.writeString(path, "[" + element("encode", 64, 1, "[[10.0, 10.2]]") + "]");
    Page page = JmhPage.of("one.json", JmhFile.read(path));
    List<String> row = page.sections().get(1).pictures().get(0).data().rows().get(0);
    assertThat(row.subList(3, 6)).containsExactly("", "", "1");
    assertThat(page.sections().get(1).pictures().get(0).notes())
        .contains("1 of 1 value has no interval: one fork.");
  }

  @Test
  void nothingIsSaidOfTurnsOrTimes() throws IOException {
    JmhFiles three = new JmhFiles(1).shape(3, 4);
    for (String size : List.of("64", "1024")) {
      three.add("org.x.Codec.encode", Map.of("size", size), 100);
      three.add("org.x.Codec.decode", Map.of("size", size), 80);
    }
    JmhFile file = JmhFile.read(three.write(scratch.resolve("three.json")));
    for (Section section : JmhPage.of("three.json", file).sections()) {
      for (Picture picture : section.pictures()) {
        assertThat(picture.reading()).doesNotContain("took turns", "take turns", "were started");
      }
      if (section.id().equals("forks")) {
        assertThat(section.title()).isEqualTo("Forks in the order of the file");
        assertThat(section.pictures().get(0).reading()).contains("in the order of the file");
      }
    }
  }
}
