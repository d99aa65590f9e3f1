package watershed.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import watershed.record.JmhFile;
import watershed.record.RunDirectory;
import watershed.record.RunStore;
import watershed.report.DiffDocument;
import watershed.report.Judgements;
import watershed.report.RunRecords;
import watershed.report.html.DiffPage;
import watershed.report.html.IndexPage;
import watershed.report.html.Inputs;
import watershed.report.html.JmhPage;
import watershed.report.html.RunPage;

/** The pages that a report leaves beside what it is of. */
final class HtmlOutcome {
  private HtmlOutcome() {}

  /** The page of a run whose claims are judged. */
  static Path write(RunDirectory run, Judgements judgements) {
    return write(run, Inputs.of(run, judgements));
  }

  /** The page of a search. */
  static Path write(RunDirectory search, RunRecords records, SearchState state) {
    return write(
        search,
        Inputs.of(search, records, new Inputs.Searched(state.feasible().plan(), state.findings())));
  }

  /**
   * The page of a comparison.
   *
   * @param measured the diff that it is of; null where results were stored
   */
  static Path write(Path directory, DiffDocument diff, @Nullable RunDirectory measured) {
    Path page = directory.resolve(DiffPage.FILE);
    DiffPage.of(diff, measured == null ? null : RunRecords.of(measured)).write(page);
    return page;
  }

  private static Path write(RunDirectory directory, Inputs inputs) {
    Path page = directory.file(RunPage.FILE);
    RunPage.of(inputs).write(page);
    return page;
  }

  /**
   * The page of a file of JMH's results, beside it: {@code name.report.html}.
   *
   * @throws watershed.record.BadInput if the file holds no such results
   */
  static Path write(Path results) {
    String name = String.valueOf(results.getFileName());
    String stem = name.replaceFirst("\\.json(\\.gz)?$", "");
    Path page = results.resolveSibling(stem + ".report.html");
    JmhPage.of(name, JmhFile.read(results)).write(page);
    return page;
  }

  /** The page over all runs of a store, where the run is one of them. */
  static List<Path> writeIndex(RunStore store, RunDirectory run) {
    List<Path> written = new ArrayList<>();
    Path root = store.root().toAbsolutePath().normalize();
    if (run.path().toAbsolutePath().normalize().startsWith(root)) {
      Path page = store.root().resolve(IndexPage.FILE);
      IndexPage.of(store).write(page);
      written.add(page);
    }
    return written;
  }
}
