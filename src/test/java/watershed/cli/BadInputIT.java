package watershed.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static watershed.testing.Program.within;

import com.sun.jna.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import watershed.record.Journal;
import watershed.record.RunDirectory;
import watershed.record.RunStore;
import watershed.record.Trial;
import watershed.testing.Program;

/** Bad input that takes a process of its own: one line, a code, nothing lost. */
@DisabledOnOs(OS.WINDOWS)
class BadInputIT {
  @TempDir Path scratch;

  private Path results() {
    return scratch.resolve("results");
  }

  private String[] run(int blocks) {
    return new String[] {
      "run",
      "Planted",
      "-p",
      "plant=none",
      "--preset",
      "flash",
      "--blocks",
      String.valueOf(blocks),
      "--seed",
      "1",
      "--results",
      results().toString()
    };
  }

  private static void assertOneLine(Program.Ended ended, String says) {
    assertThat(ended.exit()).as(ended.err()).isEqualTo(2);
    List<String> complaints = ended.err().lines().filter(l -> !l.startsWith("[")).toList();
    assertThat(complaints).as(ended.err()).hasSize(1);
    assertThat(complaints.get(0)).startsWith("watershed: ").contains(says);
  }

  @Test
  void aFullDiskEndsTheRunInOneLineAndKeepsTheFinishedBlocks() throws IOException {
    // The journal's own limit stands for the disk's: what is written beyond it fails the same way.
    int kibibytes = 24;
    List<String> command =
        new ArrayList<>(List.of("bash", "-c", "ulimit -f " + kibibytes + "; exec \"$@\"", "-"));
    List<String> plain = Program.command(run(30));
    command.add(plain.get(0));
    // JNA would unpack its library, which is larger than the limit: it gets it unpacked.
    command.add("-Djna.boot.library.path=" + unpackedJna());
    command.add("-Djna.nounpack=true");
    command.addAll(plain.subList(1, plain.size()));
    Program.Ended full;
    try (Program program = Program.start(scratch, command)) {
      full = program.await();
    }
    assertOneLine(full, "cannot write '");
    assertThat(full.err()).contains(Journal.FILE, "make room");
    RunDirectory directory = new RunStore(results()).newest();
    List<Trial> kept = directory.trials().trials();
    assertThat(kept).isNotEmpty().allMatch(Trial::completed);
    byte[] before = Files.readAllBytes(directory.file(Journal.FILE));

    // With room again it goes on where it stopped.
    Program.Ended again =
        Program.run(scratch, "run", "--resume", directory.path().toString(), "--budget", "1s");
    assertThat(again.exit()).as(again.err()).isZero();
    assertThat(directory.trials().trials()).hasSize(kept.size() + 2);
    assertThat(Files.readAllBytes(directory.file(Journal.FILE))).startsWith(before);
  }

  private Path unpackedJna() throws IOException {
    String library = "libjnidispatch.so";
    try (InputStream in =
        Platform.class.getResourceAsStream(
            "/com/sun/jna/" + Platform.RESOURCE_PREFIX + "/" + library)) {
      assumeTrue(in != null, "JNA has no " + library + " for this platform");
      Files.copy(in, scratch.resolve(library));
    }
    return scratch;
  }

  @Test
  void aSecondRunInTheSameDirectoryIsRefusedAndChangesNothing() throws IOException {
    try (Program first = Program.start(scratch, Program.command(run(3)))) {
      RunStore store = new RunStore(results());
      assertThat(within(30, () -> !first.isAlive() || !store.list().runs().isEmpty())).isTrue();
      RunDirectory directory = store.newest();
      assertThat(within(30, () -> Files.exists(directory.file(Journal.FILE)))).isTrue();
      String before = Files.readString(directory.file("run.json"));

      Program.Ended second = Program.run(scratch, "run", "--resume", directory.path().toString());

      assertOneLine(second, "another run is writing to");
      assertThat(first.isAlive()).as("the first goes on").isTrue();
      assertThat(Files.readString(directory.file("run.json"))).isEqualTo(before);
      Program.Ended ended = first.await();
      assertThat(ended.exit()).as(ended.err()).isZero();
      assertThat(directory.trials().trials()).hasSize(6).allMatch(Trial::completed);
    }
  }

  @Test
  void theScriptRefusesAJdkThatIsTooOldOrMissing() throws IOException {
    Path script = scratch.resolve("run-benchmarks.sh");
    Files.copy(Path.of("run-benchmarks.sh"), script, StandardCopyOption.COPY_ATTRIBUTES);
    Files.writeString(scratch.resolve("benchmarks.jar"), "never read");
    Path java = Files.createDirectories(scratch.resolve("old/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho '    java.specification.version = 11'\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));

    assertOneLine(script(script, scratch.resolve("old")), "is Java 11: a JDK 17 or later");
    assertOneLine(script(script, scratch.resolve("none")), "which holds no bin/java");
  }

  private Program.Ended script(Path script, Path javaHome) {
    List<String> command = List.of("env", "JAVA_HOME=" + javaHome, script.toString(), "list");
    try (Program program = Program.start(scratch, command)) {
      return program.await();
    }
  }
}
