package watershed.experiments.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import watershed.lab.ForkFlags;
import watershed.record.Json;
import watershed.testing.Jvm;
import watershed.testing.Program;

/** The checkers in the packed jar, as users run them. */
class StaticDetectionIT {
  private static final Path JAR = Path.of("target", "benchmarks.jar").toAbsolutePath();
  private static final long MOST_BYTES = 30_000_000;

  @TempDir Path scratch;

  @Test
  void theyTravelAsJarsAndAreNotTooHeavy() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      List<JarEntry> checkers =
          jar.stream().filter(e -> e.getName().matches("META-INF/checkers/.+/.+[.]jar")).toList();
      assertThat(checkers)
          .extracting(JarEntry::getName)
          .anyMatch(name -> name.contains("/errorprone/error_prone_core-"))
          .anyMatch(name -> name.contains("/nullaway/nullaway-"))
          .anyMatch(name -> name.contains("/spotbugs/spotbugs-"));
      assertThat(checkers.stream().mapToLong(JarEntry::getCompressedSize).sum())
          .isLessThan(MOST_BYTES);
      assertThat(jar.getEntry("com/google/errorprone/ErrorProneAnalyzer.class")).isNull();
      assertThat(jar.getEntry("edu/umd/cs/findbugs/FindBugs2.class")).isNull();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "JDK_17, JAVAC",
    "JDK_25, JAVAC",
    "JDK_25, NULLAWAY",
    "JDK_25, SPOTBUGS",
    "JDK_25, ERROR_PRONE"
  })
  void theyRunOutOfTheJar(Jvm jvm, String checker) throws IOException {
    Path result = scratch.resolve("result.json");
    List<String> command = new ArrayList<>();
    command.add(jvm.jdk().java().toString());
    command.addAll(ForkFlags.base());
    // JMH's lock would make this test fail beside another JMH, though no time is asserted.
    command.addAll(List.of("-Djmh.ignoreLock=true", "-jar", JAR.toString()));
    command.addAll(List.of("StaticDetection", "-f", "1", "-foe", "true", "-p"));
    command.addAll(List.of("checker=" + checker, "-rf", "json", "-rff", result.toString()));
    try (Program program = Program.start(scratch, command)) {
      Program.Ended ended = program.await();
      assertThat(ended.exit()).as(ended.out() + ended.err()).isZero();
    }
    JsonNode counts = Json.readTree(result).get(0).required("secondaryMetrics");
    List<Sample> corpus = Workshop.corpus();
    double found = score(counts, "found");
    assertThat(found + score(counts, "missed"))
        .isEqualTo(corpus.stream().filter(s -> s.truth() == Sample.Truth.UNSET).count());
    if (checker.equals("NULLAWAY")) {
      assertThat(score(counts, "missed")).isZero();
    } else if (checker.equals("SPOTBUGS")) {
      assertThat(found).isPositive();
    } else {
      assertThat(found).isZero();
    }
  }

  private static double score(JsonNode counts, String name) {
    return counts.required(name).required("score").asDouble();
  }
}
