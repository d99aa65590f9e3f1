package watershed.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The files of one run.
 *
 * @param path {@code results/<machine>/<yyyy-mm-dd>-jdk<version>[-find|-diff][.n]}
 */
public record RunDirectory(Path path) {
  /** Name of the directory that holds the profiles taken beside a run. */
  public static final String PROFILES = "profiles";

  /** Name of the directory that holds the texts that support trials' figures. */
  public static final String EVIDENCE = "evidence";

  /** Name of the directory that holds where fields lay. */
  public static final String LAYOUT = "layout";

  static final String RUN = "run.json";
  static final String MACHINE = "machine.json";

  /** Files that grow with the run, which are packed once it is finished. */
  private static final List<String> LARGE =
      List.of(Journal.FILE, "jmh-result.json", "measurements.csv");

  /** Whether a directory holds a run. */
  public static boolean isOne(Path path) {
    return Files.isRegularFile(path.resolve(RUN));
  }

  /**
   * A directory that holds a run.
   *
   * @throws BadInput if it holds none
   */
  public static RunDirectory at(Path path) {
    if (!isOne(path)) {
      throw new BadInput(
          "no run at '" + path + "': give a directory that holds " + RUN + " (list shows them)");
    }
    return new RunDirectory(path);
  }

  /** The path of one of the run's files, which need not exist. */
  public Path file(String name) {
    return path.resolve(name);
  }

  /**
   * What lies in one of the run's own directories, sorted; nothing where there is no such one.
   *
   * @throws BadInput if it cannot be read
   */
  public List<Path> entries(String name) {
    Path directory = file(name);
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      throw WholeFile.unreadable(directory, e);
    }
  }

  /**
   * The text of one of the run's files.
   *
   * @throws BadInput if it cannot be read
   */
  public String text(String name) {
    try {
      return Files.readString(file(name));
    } catch (IOException e) {
      throw WholeFile.unreadable(file(name), e);
    }
  }

  /**
   * What the run set out to do.
   *
   * @throws BadInput if it cannot be read or is of a schema that this build does not know
   */
  public Run run() {
    Path file = file(RUN);
    JsonNode tree = Json.readTree(file);
    JsonNode schema = tree.get("schema");
    if (schema == null || !schema.isInt() || schema.intValue() != Run.SCHEMA) {
      throw new BadInput(
          "'"
              + file
              + "' has schema "
              + (schema == null ? "none" : schema)
              + ", this build reads "
              + Run.SCHEMA
              + ": use the build that wrote it");
    }
    EarlierRun.bringUp(tree);
    return Json.convert(tree, Run.class, "'" + file + "'");
  }

  /** Whether it is a search for crossovers, which is gone on with by another verb. */
  public boolean isSearch() {
    return Files.isRegularFile(file(FindPlan.FILE));
  }

  /** Whether it compares two sides, which is gone on with by another verb. */
  public boolean isDiff() {
    return Files.isRegularFile(file(DiffPlan.FILE));
  }

  /**
   * What a diff compares.
   *
   * @throws BadInput if it cannot be read or this is no diff
   */
  public DiffPlan diffPlan() {
    return Json.read(file(DiffPlan.FILE), DiffPlan.class);
  }

  /**
   * What a search for crossovers asks.
   *
   * @throws BadInput if it cannot be read or this is no search
   */
  public FindPlan findPlan() {
    return Json.read(file(FindPlan.FILE), FindPlan.class);
  }

  /**
   * Replaces {@code run.json}; atomic.
   *
   * @throws BadInput if it cannot be written; the former one then stands
   */
  public void write(Run run) {
    Json.write(file(RUN), run);
  }

  /**
   * The hardware that it ran on, called as its directory is: two machines of one model differ by a
   * number there, and nowhere else.
   *
   * @throws BadInput if its record cannot be read
   */
  public Machine machine() {
    Path home = home();
    return Json.read(home.resolve(MACHINE), Machine.class)
        .called(String.valueOf(home.getFileName()));
  }

  /** The directory of its machine. */
  private Path home() {
    @Nullable Path parent = path.toAbsolutePath().normalize().getParent();
    if (parent == null) {
      throw new BadInput("'" + path + "' is in no machine's directory: give the run's full path");
    }
    return parent;
  }

  /**
   * The trials of all finished blocks, plain or packed.
   *
   * @throws BadInput if they cannot be read or are damaged
   */
  public JournalContents trials() {
    return JournalContents.read(path);
  }

  /**
   * The profiles that were asked for beside this run and that the machine cannot take.
   *
   * @throws BadInput if one cannot be read
   */
  public List<Profile.Unavailable> unavailableProfiles() {
    return entries(PROFILES).stream()
        .map(directory -> directory.resolve(Profile.Unavailable.FILE))
        .filter(Files::isRegularFile)
        .map(file -> Json.read(file, Profile.Unavailable.class))
        .toList();
  }

  /**
   * Opens the journal for appending; see {@link Journal#open}.
   *
   * @throws BadInput if another process appends to it or it cannot be written
   */
  public Journal journal() {
    return Journal.open(path);
  }

  /**
   * Gzips the run's large files; every reader takes both forms. Refuses while a process appends.
   *
   * @throws BadInput if they cannot be written
   */
  public void pack() {
    Journal.whileLocked(path, () -> LARGE.forEach(name -> Packed.pack(file(name))));
  }
}
