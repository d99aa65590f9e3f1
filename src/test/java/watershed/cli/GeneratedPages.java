package watershed.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import watershed.record.RunDirectory;
import watershed.record.RunStore;
import watershed.report.LedgerFile;
import watershed.report.LedgerMarkdown;
import watershed.report.html.IndexPage;
import watershed.report.html.RunPage;
import watershed.testing.Committed;

/**
 * The pages and ledgers of the committed runs and the page over all of them, as {@code report}
 * writes them, and of the committed diffs what {@code diff} writes that judges them again.
 *
 * <p>{@code java -cp … watershed.cli.GeneratedPages}, in the repository, writes all of them anew.
 */
public final class GeneratedPages {
  private GeneratedPages() {}

  /**
   * What {@code report} writes of copies of the committed runs: text by path from the results'
   * directory. Of a run that has a ledger, that too.
   *
   * @param scratch an empty directory
   */
  static Map<Path, String> made(Path scratch) {
    Path results = Committed.copy(scratch);
    Map<Path, String> pages = new TreeMap<>();
    List<RunDirectory> runs = new ArrayList<>(new RunStore(results).list().runs());
    // The last report writes the page over all of them, so what changes none comes first.
    runs.sort(Comparator.comparing(RunDirectory::isDiff).reversed());
    for (RunDirectory run : runs) {
      List<String> files = run.isDiff() ? diff(run) : report(run, results);
      for (String name : files) {
        Path file = run.file(name);
        pages.put(results.relativize(file), read(file));
      }
    }
    Path index = results.resolve(IndexPage.FILE);
    pages.put(results.relativize(index), read(index));
    return pages;
  }

  private static List<String> report(RunDirectory run, Path results) {
    List<String> files = new ArrayList<>(List.of(RunPage.FILE));
    List<String> words = new ArrayList<>();
    words.addAll(List.of("report", run.path().toString(), "--results", results.toString()));
    if (Files.exists(run.file(LedgerFile.FILE))) {
      words.add("--ledger");
      files.addAll(List.of(LedgerFile.FILE, LedgerMarkdown.FILE));
    }
    Told told = Told.by(words.toArray(String[]::new));
    if (told.exit() != 0) {
      throw new AssertionError("report " + run.path() + ": " + told.err());
    }
    return files;
  }

  private static List<String> diff(RunDirectory run) {
    String path = run.path().toString();
    Told told = Told.by("diff", path, "--out", path);
    if (!told.err().isEmpty()) {
      throw new AssertionError("diff " + run.path() + ": " + told.err());
    }
    return DiffFiles.NAMES;
  }

  static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void main(String[] args) throws IOException {
    for (Map.Entry<Path, String> page : made(Files.createTempDirectory("watershed")).entrySet()) {
      Path file = Committed.RESULTS.resolve(page.getKey());
      Files.writeString(file, page.getValue());
      System.out.println("wrote " + file);
    }
  }
}
