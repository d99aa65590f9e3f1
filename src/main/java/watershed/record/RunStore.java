package watershed.record;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * All runs under one directory: {@code
 * <root>/<machine>/<yyyy-mm-dd>-jdk<version>[-find|-diff][.n]}. Nothing in it is ever overwritten
 * by a later run.
 *
 * @param root such as {@code results}; need not exist yet
 */
public record RunStore(Path root) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]*");

  /**
   * Makes the directory of a new run and records the machine beside it.
   *
   * <p>A machine of the same id but with other facts, such as a new kernel, gets a directory of its
   * own, {@code <id>.2} and so on.
   *
   * @param machine where the run takes place
   * @param day its first day
   * @param jdk {@link Jdk#version()} of the default JDK
   * @return a directory that held nothing before
   * @throws BadInput if it cannot be made
   */
  public RunDirectory create(Machine machine, LocalDate day, String jdk) {
    return create(machine, jdk, day + "-jdk" + jdk);
  }

  /** As {@link #create}, for a search for crossovers: its name ends in {@code -find[.n]}. */
  public RunDirectory createSearch(Machine machine, LocalDate day, String jdk) {
    return create(machine, jdk, day + "-jdk" + jdk + "-find");
  }

  /** As {@link #create}, for a comparison of two sides: its name ends in {@code -diff[.n]}. */
  public RunDirectory createDiff(Machine machine, LocalDate day, String jdk) {
    return create(machine, jdk, day + "-jdk" + jdk + "-diff");
  }

  private RunDirectory create(Machine machine, String jdk, String name) {
    checkName("machine id", machine.id());
    checkName("JDK version", jdk);
    Path home = home(machine);
    for (int n = 1; ; n++) {
      Path path = home.resolve(n == 1 ? name : name + "." + n);
      try {
        Files.createDirectory(path);
        WholeFile.forceDirectoryOf(path);
        return new RunDirectory(path);
      } catch (FileAlreadyExistsException taken) {
        // Another run has this name: the next number is tried.
      } catch (IOException e) {
        throw WholeFile.unwritable(path, e);
      }
    }
  }

  private static void checkName(String what, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("no directory can be named after " + what + " " + name);
    }
  }

  /**
   * The directory of a machine, made with its record where there was none.
   *
   * @throws BadInput if it cannot be made
   */
  public Path home(Machine machine) {
    for (int n = 1; ; n++) {
      Path home = root.resolve(n == 1 ? machine.id() : machine.id() + "." + n);
      Path file = home.resolve(RunDirectory.MACHINE);
      if (!Files.exists(file)) {
        try {
          Files.createDirectories(home);
        } catch (IOException e) {
          throw WholeFile.unwritable(home, e);
        }
        Json.write(file, machine);
        return home;
      }
      if (Json.read(file, Machine.class).isSame(machine)) {
        return home;
      }
    }
  }

  /**
   * What is kept.
   *
   * @param runs in the order in which they were first started
   * @param unreadable why, for each run that cannot be read
   */
  public record Listing(List<RunDirectory> runs, List<BadInput> unreadable) {}

  /**
   * Every run.
   *
   * @throws BadInput if the directory cannot be read
   */
  public Listing list() {
    if (!Files.isDirectory(root)) {
      return new Listing(List.of(), List.of());
    }
    List<Dated> runs = new ArrayList<>();
    List<BadInput> unreadable = new ArrayList<>();
    for (Path machine : directoriesIn(root)) {
      for (Path run : directoriesIn(machine)) {
        if (Files.isRegularFile(run.resolve(RunDirectory.RUN))) {
          RunDirectory directory = new RunDirectory(run);
          try {
            runs.add(new Dated(directory, directory.run().started()));
          } catch (BadInput e) {
            unreadable.add(e);
          }
        }
      }
    }
    runs.sort(
        Comparator.comparing(Dated::started).thenComparing(d -> d.directory().path().toString()));
    return new Listing(runs.stream().map(Dated::directory).toList(), unreadable);
  }

  private record Dated(RunDirectory directory, Instant started) {}

  private static List<Path> directoriesIn(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw WholeFile.unreadable(directory, e);
    }
  }

  /**
   * The run or search that was first started last.
   *
   * @throws BadInput if there is none, or one of the runs cannot be read: it might be the newest
   */
  public RunDirectory newest() {
    return newest(directory -> true, "run under '" + root + "': measure first (run)");
  }

  /**
   * The newest that is neither a search for crossovers nor a diff.
   *
   * @throws BadInput if there is none, or one of the runs cannot be read
   */
  public RunDirectory newestRun() {
    return newest(
        directory -> !directory.isSearch() && !directory.isDiff(),
        "run under '" + root + "': measure first (run)");
  }

  /**
   * The newest search for crossovers.
   *
   * @throws BadInput if there is none, or one of the runs cannot be read
   */
  public RunDirectory newestSearch() {
    return newest(RunDirectory::isSearch, "search under '" + root + "': start one first (find)");
  }

  /**
   * The newest comparison of two sides.
   *
   * @throws BadInput if there is none, or one of the runs cannot be read
   */
  public RunDirectory newestDiff() {
    return newest(RunDirectory::isDiff, "diff under '" + root + "': start one first (diff --jdk)");
  }

  private RunDirectory newest(Predicate<RunDirectory> wanted, String none) {
    Listing listing = list();
    if (!listing.unreadable().isEmpty()) {
      throw listing.unreadable().get(0);
    }
    return listing.runs().stream()
        .filter(wanted)
        .reduce((older, newer) -> newer)
        .orElseThrow(() -> new BadInput("no " + none + ", or give --results"));
  }
}
