package watershed.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Builds a JMH jar as somebody else would: benchmark, processor's output and JMH in one file. */
public final class GuestJars {
  /** Flags that the benchmark's own annotation appends to those of its forks. */
  public static final List<String> APPENDED = List.of("-Dx=1", "-Dy=a b");

  private static final String JMH = "jmh-core";

  private GuestJars() {}

  /**
   * A jar of one benchmark class {@code guest.Burner}, whose {@code burn} burns tokens of JMH's
   * work times its parameter {@code scale}, by default 1 and 3. Its forks have {@link #APPENDED}.
   *
   * @param more further members of the class
   */
  public static Path burner(Path folder, String name, int tokens, String more) {
    String source =
        """
        package guest;
        import java.util.concurrent.TimeUnit;
        import org.openjdk.jmh.annotations.*;
        import org.openjdk.jmh.infra.Blackhole;
        @State(Scope.Thread)
        @BenchmarkMode(Mode.AverageTime)
        @OutputTimeUnit(TimeUnit.NANOSECONDS)
        @Fork(jvmArgsAppend = {"-Dx=1", "-Dy=a b"})
        public class Burner {
          @Param({"1", "3"}) public int scale;
          @Benchmark public void burn() { Blackhole.consumeCPU(%d * scale); }
          %s
        }
        """
            .formatted(tokens, more);
    try {
      Path sources = Files.createDirectories(folder.resolve(name + "-src/guest"));
      Path file = Files.writeString(sources.resolve("Burner.java"), source);
      Path classes = Files.createDirectories(folder.resolve(name + "-classes"));
      compile(file, classes);
      return pack(folder.resolve(name + ".jar"), classes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void compile(Path source, Path classes) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    String path = library(JMH) + File.pathSeparator + processor();
    int exit =
        javac.run(
            null,
            null,
            null,
            "-nowarn",
            "--release",
            "17",
            "-cp",
            library(JMH).toString(),
            "-processorpath",
            path,
            "-d",
            classes.toString(),
            source.toString());
    assertThat(exit).as("javac").isZero();
    assertThat(classes.resolve("META-INF/BenchmarkList")).exists();
  }

  private static Path pack(Path jar, Path classes) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        zip.putNextEntry(new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, zip);
      }
      // JMH itself, and the two libraries that it stands on.
      for (String name : List.of(JMH, "jopt-simple", "commons-math3")) {
        copy(library(name), zip);
      }
      return jar;
    }
  }

  private static void copy(Path library, ZipOutputStream to) throws IOException {
    try (ZipFile from = new ZipFile(library.toFile())) {
      for (Enumeration<? extends ZipEntry> all = from.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        if (!entry.isDirectory() && !entry.getName().startsWith("META-INF/")) {
          to.putNextEntry(new ZipEntry(entry.getName()));
          from.getInputStream(entry).transferTo(to);
        }
      }
    }
  }

  /**
   * A library by its name. The suite's own jar, from which its classes may come, is no such one.
   */
  private static Path library(String name) {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Stream.of(path.split(File.pathSeparator))
        .map(Path::of)
        .filter(entry -> entry.getFileName().toString().startsWith(name + "-"))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not on the class path"));
  }

  /** JMH's annotation processor, which Maven keeps beside JMH: this build was made with it. */
  private static Path processor() {
    Path core = library(JMH);
    Path version = core.getParent();
    String name = "jmh-generator-annprocess";
    Path processor =
        version
            .resolveSibling("..")
            .resolve(name)
            .resolve(version.getFileName())
            .resolve(core.getFileName().toString().replace("jmh-core", name))
            .normalize();
    assertThat(processor).exists();
    return processor;
  }
}
