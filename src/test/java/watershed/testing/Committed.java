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
import java.util.stream.Collectors;

/** The runs that are committed: what is generated must not change with a run of one's own. */
public final class Committed {
  public static final Path RESULTS = Path.of("results");

  private Committed() {}

  /**
   * A directory of links to the committed runs; {@code results} itself where git does not know any,
   * as in sources without their history.
   *
   * @param scratch an empty directory
   */
  public static Path results(Path scratch) {
    Set<Path> entries = new TreeSet<>();
    for (String file : tracked()) {
      Path path = Path.of(file);
      // results/MACHINE/ENTRY, whether that is a run's directory or a file of the machine's.
      if (path.getNameCount() > 2) {
        entries.add(path.subpath(0, 3));
      }
    }
    if (entries.isEmpty()) {
      return RESULTS;
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
    List<String> files = tracked();
    if (files.isEmpty()) {
      throw new AssertionError("git knows no results here");
    }
    try {
      for (String file : files) {
        Path to = scratch.resolve(RESULTS.relativize(Path.of(file)));
        Files.createDirectories(to.getParent());
        Files.copy(Path.of(file), to);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return scratch;
  }

  private static List<String> tracked() {
    try {
      Process git =
          new ProcessBuilder("git", "ls-files", "-z", RESULTS.toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String out = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return git.waitFor() == 0
          ? Arrays.stream(out.split("\0")).filter(s -> !s.isEmpty()).collect(Collectors.toList())
          : List.of();
    } catch (IOException noGit) {
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
