package watershed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import watershed.lab.ForkFlags;
import watershed.record.MeasurementsCsv;
import watershed.record.RunDirectory;
import watershed.record.RunStore;
import watershed.record.Trial;
import watershed.testing.Jvm;
import watershed.testing.Program;

/** The packed jar: a JMH jar of Java 17 bytecode, and the program in it. */
class JarIT {
  private static final Path JAR = Path.of("target", "benchmarks.jar");
  private static final int JAVA_17 = 61;

  @TempDir Path scratch;

  @Test
  void listsItsBenchmarksForJmh() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(jar.getEntry("META-INF/BenchmarkList")).isNotNull();
      assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
          .isEqualTo("org.openjdk.jmh.Main");
    }
  }

  @Test
  void isJava17Bytecode() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      List<Integer> versions =
          jar.stream()
              .filter(e -> e.getName().startsWith("watershed/") && e.getName().endsWith(".class"))
              .map(
                  e -> {
                    try (DataInputStream in = new DataInputStream(jar.getInputStream(e))) {
                      in.readInt();
                      in.readUnsignedShort();
                      return in.readUnsignedShort();
                    } catch (IOException failure) {
                      throw new AssertionError(e.getName(), failure);
                    }
                  })
              .distinct()
              .toList();
      assertThat(versions).containsExactly(JAVA_17);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"JDK_17", "JDK_25"})
  void staysAPlainJmhJar(Jvm jvm) {
    Path result = scratch.resolve("jmh.json");
    String listed = output(jvm, "-jar", JAR.toString(), "-l");
    String measured =
        output(
            jvm,
            "-jar",
            JAR.toString(),
            "Contention",
            "-p",
            "design=RWLock",
            "-t",
            "2",
            "-f",
            "1",
            "-wi",
            "1",
            "-w",
            "50ms",
            "-i",
            "1",
            "-r",
            "50ms",
            "-rf",
            "json",
            "-rff",
            result.toString());

    assertThat(listed)
        .contains("watershed.experiments.Contention.operation")
        .doesNotContain("WARNING");
    assertThat(measured).contains("Contention.operation");
    assertThat(result).content().contains("\"design\" : \"RWLock\"");
  }

  /** On the newer JDK what the assertions name: there .ci/run measures all. */
  @ParameterizedTest
  @EnumSource(names = {"JDK_17", "JDK_25"})
  void theFlashPresetMeasuresAndReports(Jvm jvm) throws IOException {
    Path results = scratch.resolve("results");
    List<String> command = new ArrayList<>(List.of("-cp", JAR.toString()));
    command.addAll(List.of("watershed.cli.Watershed", "run", "--preset", "flash"));
    command.addAll(List.of("--results", results.toString()));
    if (jvm != Jvm.JDK_17) {
      command.addAll(List.of("EmptyMapAllocation", "Contention", "FalseSharing"));
    }
    String printed = output(jvm, command.toArray(String[]::new));

    assertThat(printed).doesNotContain("WARNING").doesNotContain("FAILED");
    assertThat(printed)
        .contains("EmptyMapAllocation", "Contention", "FalseSharing", "B/op", "1 fork");
    RunDirectory run = new RunStore(results).newest();
    assertThat(run.trials().trials()).hasSizeGreaterThan(10).allMatch(Trial::completed);
    assertThat(run.run().after()).isNotNull();
    assertThat(run.file("jmh-result.json")).isNotEmptyFile();
    assertThat(run.file(MeasurementsCsv.FILE)).isNotEmptyFile();
    assertThat(run.file("layout").resolve("jdk-" + jvm.jdk().jdk().id() + ".json"))
        .content()
        .contains("HAND_PADDED");
    assertThat(Files.readString(run.file("run.json")) + Files.readString(run.file("trials.jsonl")))
        .as("paths of this machine")
        .doesNotContain(System.getProperty("user.dir"))
        .doesNotContain(scratch.toString())
        .doesNotContain(System.getProperty("java.home"));
  }

  /** What a JVM prints to either stream; it must end well. */
  private String output(Jvm jvm, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(jvm.jdk().java().toString());
    if (!arguments[0].equals("-jar")) {
      command.addAll(ForkFlags.base());
    }
    command.addAll(List.of(arguments));
    try (Program program = Program.start(scratch, command)) {
      Program.Ended ended = program.await();
      String printed = ended.out() + ended.err();
      assertThat(ended.exit()).as(printed).isZero();
      return printed;
    }
  }
}
