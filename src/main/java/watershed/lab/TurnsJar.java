package watershed.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/**
 * The jar that stands behind a user's own on the class path of its forks: {@link TurnProfiler} and
 * what it is made of, nothing else. The program's own jar there could lend a benchmark libraries
 * that it does not have where it is at home.
 */
final class TurnsJar {
  /** The classes of {@code TurnProfiler.java}. */
  static final List<String> CLASSES =
      List.of("TurnProfiler", "TurnProfiler$Ticket", "TurnProfiler$Message");

  private TurnsJar() {}

  /** Made at the first use, removed at the end of this process. */
  static Path path() {
    return Made.JAR;
  }

  private static final class Made {
    static final Path JAR = make();

    private static Path make() {
      try {
        Path jar = Files.createTempFile("watershed-turns", ".jar");
        jar.toFile().deleteOnExit();
        try (OutputStream out = Files.newOutputStream(jar);
            JarOutputStream entries = new JarOutputStream(out)) {
          for (String name : CLASSES) {
            entries.putNextEntry(new ZipEntry("watershed/lab/" + name + ".class"));
            try (InputStream in = TurnsJar.class.getResourceAsStream(name + ".class")) {
              if (in == null) {
                throw new IllegalStateException("not in the program's jar: " + name);
              }
              in.transferTo(entries);
            }
            entries.closeEntry();
          }
        }
        return jar;
      } catch (IOException e) {
        throw new UncheckedIOException("can't make the jar of turns in the temporary folder", e);
      }
    }
  }
}
