package watershed.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import watershed.record.BadInput;
import watershed.record.Run;
import watershed.record.RunDirectory;
import watershed.record.RunStore;
import watershed.record.Trial;

/** Finds the run that a notebook is about. */
final class KeptRuns {
  private static final String RESULTS = "results";

  private KeptRuns() {}

  /**
   * The newest run that measured all of these experiments on so many JDKs at least.
   *
   * @throws BadInput if there is none, or a run that might be the newest can't be read
   */
  static RunRecords newest(int jdks, List<String> experiments) {
    RunStore.Listing listing = new RunStore(results()).list();
    if (!listing.unreadable().isEmpty()) {
      throw listing.unreadable().get(0);
    }
    List<RunDirectory> newestFirst = new ArrayList<>(listing.runs());
    Collections.reverse(newestFirst);
    for (RunDirectory directory : newestFirst) {
      Run run = directory.run();
      if (!directory.isSearch()
          && !directory.isDiff()
          && run.jdks().size() >= jdks
          && experiments.stream().allMatch(name -> plans(run, name))) {
        RunRecords records = RunRecords.of(directory);
        if (experiments.stream().allMatch(name -> measured(records, name))) {
          return records;
        }
      }
    }
    throw new BadInput(
        "no run under "
            + RESULTS
            + "/ measured "
            + String.join(" and ", experiments)
            + (jdks > 1 ? " on " + jdks + " JDKs" : "")
            + ": measure first (./run-benchmarks.sh run "
            + String.join(" ", experiments)
            + (jdks > 1 ? " --jdk 17 --jdk 25)" : ")"));
  }

  private static boolean plans(Run run, String experiment) {
    return run.planned().stream().anyMatch(p -> p.cell().experiment().equals(experiment));
  }

  private static boolean measured(RunRecords records, String experiment) {
    return records.trials(experiment).stream().anyMatch(Trial::completed);
  }

  /** As the verbs are told it, else beside the notebooks: Jupyter starts a kernel in there. */
  private static Path results() {
    String given = System.getProperty("watershed.results");
    if (given != null) {
      return Path.of(given);
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolve(RESULTS)) && Files.isDirectory(at.resolve("notebooks"))) {
        return at.resolve(RESULTS);
      }
    }
    throw new BadInput(
        "no " + RESULTS + "/ beside notebooks/, here or above: start inside the repository");
  }
}
