package watershed.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static watershed.cli.Told.refused;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import watershed.record.Cell;
import watershed.record.PlantedRuns;
import watershed.record.RunDirectory;
import watershed.record.RunStore;

/** What is wrong with what a diff is to measure is told in one line, and nothing is touched. */
class DiffMeasuringBadInputTest {
  @TempDir Path scratch;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "diff --dry-run --jdk 25 Planted                       | one JDK is one side",
        "diff --dry-run --jdk 17 --jdk 21 --jdk 25             | 3 JDKs are named",
        "diff --dry-run --jdk /nowhere --a -ea                 | no JDK at '/nowhere'",
        "diff --dry-run --a -ea Contentoin                     | did you mean 'Contention'?",
        "diff --dry-run --a -ea Planted -p plnt=none           | did you mean 'plant'?",
        "diff --dry-run --a -ea Planted -p plant=nine          | did you mean 'none'?",
        "diff --dry-run --a -ea Planted -p plant=              | a value is empty",
        "diff --dry-run --a -ea Planted -t 0                   | a whole number from 1",
        "diff --dry-run --a -ea Planted --pairs 1              | whole number from 2",
        "diff --dry-run --a -ea Planted --pairs many           | many",
        "diff --dry-run --a -ea Planted --pairs 99999          | whole number from 2 to",
        "diff --dry-run --a -ea Planted --delta 0              | give a share",
        "diff --dry-run --a -ea Planted --budget soon          | such as 90s",
        "diff --dry-run --a -ea Planted --budget 1s            | give more time",
        "diff --dry-run --a -ea Planted --preset flesh         | flesh",
        "diff --dry-run --a -ea Planted --turn-deadline soon   | such as 90s",
        "diff --dry-run --jar-a /nowhere.jar --jar-b b.jar     | '/nowhere.jar': no such file",
        "diff --resume /nowhere                                | no run at '/nowhere'",
        "diff --dry-run --a -ea Planted --force                | --force chooses among what is",
        "diff --dry-run --a -ea Planted --new-jdk 17           | --new-jdk chooses among what",
        "diff --dry-run --a -XX:+UseCompactObjectHeader Planted | does not start with it",
        "diff --dry-run --b -Xmx0q Planted                     | --b \"-Xmx0q\": JDK",
        "diff --dry-run --a -ea --jvm-args -XX:+Nonsense Planted | --jvm-args \"-XX:+Nonsense\"",
        "diff a.json b.json --pairs 9                          | --pairs is for measuring",
        "diff a.json b.json -t 2                               | --threads is for measuring",
        "diff a.json b.json --dry-run                          | --dry-run is for measuring",
      })
  void badWordsAreAnsweredInOneLine(String line, String says) {
    refused(says, line.strip().split("\\s+"));
  }

  @Test
  void aJarThatIsNoneOrNotOfJmhIsNamed() throws IOException {
    Path text = Files.writeString(scratch.resolve("text.jar"), "no zip at all");
    String line = "JMH S 3 g.B S 3 g.C S 1 m S 10 Throughput E A 1 1 1 " + "E ".repeat(13);
    String good = jar("good.jar", line);
    refused("is no jar", "diff", "--jar-a", text.toString(), "--jar-b", good);
    refused("--jar-b is missing", "diff", "--jar-a", good);
    refused("--jar-a is missing", "diff", "--jar-b", good);
    refused(
        "has no META-INF/BenchmarkList", "diff", "--jar-a", good, "--jar-b", jar("x.jar", null));
    refused("holds no benchmark", "diff", "--jar-a", good, "--jar-b", jar("e.jar", "\n"));
    refused("of a form not known", "diff", "--jar-a", good, "--jar-b", jar("o.jar", "g.B,m"));
    refused("no regular expression", "diff", "--jar-a", good, "--jar-b", good, "[");
    refused("that matches n$ is in both", "diff", "--jar-a", good, "--jar-b", good, "n$");
    String quoted = "-Dx=\"1\"";
    refused("a quotation mark", "diff", "--jar-a", good, "--jar-b", good, "--a", quoted);
    refused("a quotation mark", "diff", "--jar-a", good, "--jar-b", good, "--jvm-args", quoted);
    refused("its own JMH cannot list", "diff", "--jar-a", good, "--jar-b", good);
  }

  @Test
  void onlyADiffIsGoneOnWithAsOne() {
    String results = scratch.toString();
    refused("no diff under", "diff", "--resume", "--results", results);
    RunDirectory run =
        new RunStore(scratch).create(PlantedRuns.machine(), LocalDate.of(2026, 11, 22), "17.0.15");
    run.write(
        PlantedRuns.run(
            List.of(PlantedRuns.contention(List.of("A", "B"))),
            Map.of(Cell.of("Contention", Map.of(), 2), 5)));
    refused("run --resume DIR", "diff", "--resume", run.path().toString());
  }

  @Test
  void aDryRunSaysWhatWouldBeMeasuredAndTouchesNothing() {
    Path results = scratch.resolve("none");
    Told told =
        Told.by(
            "diff",
            "--dry-run",
            "--b",
            "-Xint",
            "Planted",
            "--pairs",
            "12",
            "--seed",
            "3",
            "--results",
            results.toString());
    assertThat(told.exit()).as(told.err()).isZero();
    assertThat(told.out())
        .contains("seed 3: 72 forks", "2 cells", "24 blocks")
        .containsPattern("  a: JDK [0-9.]+\\R")
        .containsPattern("  b: JDK [0-9.]+ with -Xint\\R")
        .contains("decided after 5 or 10 pairs gets no more")
        .doesNotContain("A/A");
    assertThat(results).doesNotExist();
  }

  @Test
  void twoEqualSidesAreAllowedAndSaid() {
    String home = System.getProperty("java.home");
    Told told = Told.by("diff", "--dry-run", "--jdk", home, "--jdk", home, "Planted");
    assertThat(told.exit()).as(told.err()).isZero();
    assertThat(told.out()).contains("the sides are the same (A/A)");
  }

  private String jar(String name, String list) throws IOException {
    Path jar = scratch.resolve(name);
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(list == null ? "nothing" : "META-INF/BenchmarkList"));
      zip.write((list == null ? "" : list).getBytes(StandardCharsets.UTF_8));
    }
    return jar.toString();
  }
}
