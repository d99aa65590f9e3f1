package watershed.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * What this jar was built from.
 *
 * @param commit full hash, or {@code unknown} where the build saw no git
 * @param dirty whether the tree differed from it
 * @param code digest of the classes that measure and are measured, those of libraries in the jar
 *     included: a change elsewhere leaves it as it is
 */
public record BuildInfo(String commit, boolean dirty, String code) {
  private static final List<String> MEASURING =
      List.of("watershed/subjects", "watershed/probes", "watershed/experiments");

  /** Of the laboratory, what a fork runs under. */
  private static final List<String> SHAPING =
      List.of(
          "watershed/lab/ForkFlags.class",
          "watershed/lab/BlockForks.class",
          "watershed/lab/TurnProfiler.class",
          "watershed/lab/SuiteTurns.class",
          "watershed/lab/TurnCoordinator.class",
          "watershed/lab/ForkLines.class");

  /** Of other libraries in the jar, those whose code is measured or measures. */
  private static final List<String> LIBRARIES =
      List.of(
          "org/jctools/maps",
          "com/github/benmanes/caffeine/cache",
          "it/unimi/dsi/fastutil",
          "org/openjdk/jcstress",
          "org/openjdk/jmh",
          "org/openjdk/jol",
          "org/HdrHistogram");

  /** By JMH and jcstress, of what is in the digest already. */
  private static final List<String> GENERATED = List.of("jmh_generated", "_jcstress");

  /** Reads it from the running jar. */
  public static BuildInfo read() {
    Properties stamp = new Properties();
    try (InputStream in = BuildInfo.class.getResourceAsStream("/watershed/build.properties")) {
      if (in != null) {
        stamp.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the jar's build stamp can't be read", e);
    }
    return new BuildInfo(
        stamp.getProperty("git.commit.id.full", "unknown"),
        Boolean.parseBoolean(stamp.getProperty("git.dirty", "true")),
        digest());
  }

  /** The jar, or the folder of classes, that this program runs from. */
  public static Path jar() {
    try {
      return Path.of(BuildInfo.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the program's own place is not a path", e);
    }
  }

  private static String digest() {
    Path place = jar();
    try {
      if (Files.isDirectory(place)) {
        return digest(place);
      }
      try (FileSystem zip = FileSystems.newFileSystem(place)) {
        return digest(zip.getPath("/"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own classes can't be read", e);
    }
  }

  private static String digest(Path root) throws IOException {
    MessageDigest sha;
    try {
      sha = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
    List<String> folders = new ArrayList<>(MEASURING);
    folders.addAll(LIBRARIES);
    for (String folder : folders) {
      Path start = root.resolve(folder);
      if (!Files.isDirectory(start)) {
        continue;
      }
      try (Stream<Path> files = Files.walk(start)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
          if (GENERATED.stream().noneMatch(file.toString()::contains)) {
            sha.update(root.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
            sha.update(Files.readAllBytes(file));
          }
        }
      }
    }
    for (String file : SHAPING) {
      sha.update(file.getBytes(StandardCharsets.UTF_8));
      sha.update(Files.readAllBytes(root.resolve(file)));
    }
    return HexFormat.of().formatHex(sha.digest()).substring(0, 16);
  }
}
