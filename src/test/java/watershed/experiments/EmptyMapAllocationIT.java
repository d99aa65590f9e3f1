package watershed.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import tools.jackson.databind.JsonNode;
import watershed.lab.ForkFlags;
import watershed.record.Json;
import watershed.testing.Jvm;

/** JMH's own count of allocated bytes agrees with JOL's footprint, in the jar as users run it. */
class EmptyMapAllocationIT {
  private static final Path JAR = Path.of("target", "benchmarks.jar").toAbsolutePath();
  private static final int HEAP_MIB = 64;
  private static final double TOLERANCE_BYTES = 0.05;
  private static final int DEADLINE_SECONDS = 120;

  @TempDir Path folder;

  @ParameterizedTest
  @Jvm.Ends
  void normalisedAllocationIsTheFootprint(Jvm jvm) throws Exception {
    List<String> flags = new ArrayList<>(ForkFlags.measuring(HEAP_MIB));
    flags.add("-javaagent:" + JAR);
    flags.addAll(jvm.flags());
    Path result = folder.resolve("result.json");
    Path log = folder.resolve("log.txt");
    List<String> command = new ArrayList<>();
    command.add(jvm.jdk().java().toString());
    // JMH's lock would make this test fail beside another JMH, though no time is asserted.
    command.addAll(List.of("-Djmh.ignoreLock=true", "-jar", JAR.toString()));
    command.addAll(List.of("EmptyMapAllocation", "-f", "1", "-foe", "true", "-prof", "gc"));
    command.addAll(List.of("-wi", "3", "-w", "100ms", "-i", "2", "-r", "100ms", "-t", "1"));
    command.addAll(List.of("-p", "variant=HASH_MAP,TREE_MAP,EMPTY_MAP", "-p", "puts=0,1"));
    command.addAll(List.of("-p", "escape=escaping", "-rf", "json", "-rff", result.toString()));
    command.addAll(List.of("-jvmArgs", String.join(" ", flags)));
    Process jmh =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    boolean ended = jmh.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS);
    jmh.destroyForcibly();
    assertThat(ended).as(Files.readString(log)).isTrue();
    assertThat(result).as(Files.readString(log)).exists();

    JsonNode rows = Json.readTree(result);
    assertThat(rows.size()).as(Files.readString(log)).isEqualTo(6);
    for (JsonNode row : rows) {
      String cell = row.required("params").toString();
      JsonNode secondary = row.required("secondaryMetrics");
      for (JsonNode footprint : secondary.required("jolBytes").required("rawData").get(0)) {
        for (JsonNode bytes : secondary.required("gc.alloc.rate.norm").required("rawData").get(0)) {
          assertThat(bytes.asDouble())
              .as(cell)
              .isCloseTo(footprint.asDouble(), within(TOLERANCE_BYTES));
        }
      }
    }
  }
}
