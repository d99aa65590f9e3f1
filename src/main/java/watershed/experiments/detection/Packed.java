package watershed.experiments.detection;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Files that travel in the program's own jar, or lie in its folder of classes. */
final class Packed {
  private Packed() {}

  /**
   * Copies the files of a folder, not those of folders in it.
   *
   * @param folder such as {@code META-INF/checkers/spotbugs}
   * @param into a folder that exists
   * @return where they are now, by name; none if there is no such folder
   */
  static List<Path> unpack(String folder, Path into) throws IOException {
    Path home = home();
    return Files.isDirectory(home) ? copy(home.resolve(folder), into) : extract(home, folder, into);
  }

  private static List<Path> copy(Path folder, Path into) throws IOException {
    List<Path> copied = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      List<Path> files;
      try (Stream<Path> all = Files.list(folder)) {
        files = all.filter(Files::isRegularFile).sorted().toList();
      }
      for (Path file : files) {
        copied.add(Files.copy(file, into.resolve(folder.relativize(file))));
      }
    }
    return copied;
  }

  private static List<Path> extract(Path jar, String folder, Path into) throws IOException {
    List<Path> copied = new ArrayList<>();
    String prefix = folder + "/";
    try (JarFile packed = new JarFile(jar.toFile())) {
      for (Enumeration<JarEntry> all = packed.entries(); all.hasMoreElements(); ) {
        JarEntry entry = all.nextElement();
        String name = entry.getName();
        if (!entry.isDirectory()
            && name.startsWith(prefix)
            && name.indexOf('/', prefix.length()) < 0) {
          Path file = into.resolve(name.substring(prefix.length()));
          try (InputStream in = packed.getInputStream(entry)) {
            Files.copy(in, file);
          }
          copied.add(file);
        }
      }
    }
    copied.sort(null);
    return copied;
  }

  private static Path home() {
    CodeSource source = Packed.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      throw new IllegalStateException("this class does not know where it was loaded from");
    }
    try {
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("loaded from a place that is no file: " + source, e);
    }
  }
}
