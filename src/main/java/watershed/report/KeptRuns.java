package watershed.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import watershed.record.BadInput;
import watershed.record.Cell;
import watershed.record.PlannedCell;
import watershed.record.Run;
import watershed.record.RunDirectory;
import watershed.record.RunStore;
import watershed.record.Trial;

/** Finds the run that a notebook is about. */
final class KeptRuns {
  private static final String RESULTS = "results";

  /** What an interval takes. */
  private static final int BLOCKS = 2;

  private KeptRuns() {}

  /**
   * The newest run that measured all of these experiments on so many JDKs at least, in two blocks
   * of every cell that it planned; where there is none, the newest that measured them at all.
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
    RunRecords some = null;
    for (RunDirectory directory : newestFirst) {
      Run run = directory.run();
      if (directory.isSearch()
          || directory.isDiff()
          || run.jdks().size() < jdks
          || !experiments.stream().allMatch(name -> plans(run, name))) {
        continue;
      }
      RunRecords records = RunRecords.of(directory);
      if (experiments.stream().allMatch(name -> measured(records, name))) {
        return records;
      }
      if (some == null && experiments.stream().allMatch(name -> begun(records, name))) {
        some = records;
      }
    }
    if (some != null) {
      return some;
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

  private static boolean begun(RunRecords records, String experiment) {
    return records.trials(experiment).stream().anyMatch(Trial::completed);
  }

  /** Whether every cell that was planned has blocks enough with a completed fork. */
  private static boolean measured(RunRecords records, String experiment) {
    Map<Cell, Set<Integer>> completed =
        records.trials(experiment).stream()
            .filter(Trial::completed)
            .collect(groupingBy(Trial::cell, mapping(Trial::block, toSet())));
    return records.run().planned().stream()
        .map(PlannedCell::cell)
        .filter(cell -> cell.experiment().equals(experiment))
        .allMatch(cell -> completed.getOrDefault(cell, Set.of()).size() >= BLOCKS);
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
