package watershed.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The runs that are committed: what is generated must not change with a run of one's own. Git tells
 * which they are. Sources without their history, as of an archive, hold no others: there every file
 * is one. Where neither tells, tests are skipped, and say why.
 */
public final class Committed {
  public static final Path RESULTS = Path.of("results");

  private static final Path HERE = Path.of("");

  /** Left by a program that writes into a run. */
  private static final String LOCK = "run.lock";

  private Committed() {}

  /**
   * A directory of links to the committed runs.
   *
   * @param scratch an empty directory
   */
  public static Path results(Path scratch) {
    Set<Path> entries = new TreeSet<>();
    for (Path path : files()) {
      // results/MACHINE/ENTRY, whether that is a run's directory or a file of the machine's.
      if (path.getNameCount() > 2) {
        entries.add(path.subpath(0, 3));
      }
    }
    try {
      for (Path entry : entries) {
        Path link = scratch.resolve(RESULTS.relativize(entry));
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, entry.toAbsolutePath());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return scratch;
  }

  /**
   * A copy of the committed runs, to write into.
   *
   * @param scratch an empty directory
   */
  public static Path copy(Path scratch) {
    try {
      for (Path file : files()) {
        Path to = scratch.resolve(RESULTS.relativize(file));
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return scratch;
  }

  /** All committed files below {@link #RESULTS}, sorted; at least one. */
  public static List<Path> files() {
    return files(HERE);
  }

  /** The same of other sources, as paths from there. */
  static List<Path> files(Path sources) {
    List<Path> files =
        Files.exists(sources.resolve(".git")) ? tracked(sources) : stored(sources.resolve(RESULTS));
    return files.isEmpty()
        ? Assumptions.abort("no results are committed here: there is nothing to hold pages against")
        : files.stream().map(file -> relative(sources, file)).sorted().toList();
  }

  private static Path relative(Path sources, Path file) {
    return file.startsWith(sources) ? sources.relativize(file) : file;
  }

  private static List<Path> stored(Path results) {
    if (!Files.isDirectory(results)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(results)) {
      return all.filter(Files::isRegularFile).filter(file -> !file.endsWith(LOCK)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> tracked(Path sources) {
    try {
      Process git =
          new ProcessBuilder("git", "ls-files", "-z", RESULTS.toString())
              .directory(sources.toAbsolutePath().toFile())
              .start();
      String out = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      String err = new String(git.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      return git.waitFor() == 0
          ? Arrays.stream(out.split("\0")).filter(s -> !s.isEmpty()).map(Path::of).toList()
          : unknown(err.strip());
    } catch (IOException noGit) {
      return unknown(String.valueOf(noGit.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Of sources with their history, every file might be of a run of one's own. */
  private static List<Path> unknown(String why) {
    return Assumptions.abort("git does not tell which results are committed here: " + why);
  }
}
