package watershed.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import watershed.record.Calibration;
import watershed.record.Contenders;
import watershed.record.Json;
import watershed.record.PlannedCell;
import watershed.record.Run;
import watershed.record.RunDirectory;

/** Finds the lead-ins of a run before its first block, once. */
public final class CalibrationSession {
  private final Catalogue catalogue;
  private final SessionSettings settings;
  private final Console console;

  public CalibrationSession(Catalogue catalogue, SessionSettings settings, Console console) {
    this.catalogue = catalogue;
    this.settings = settings;
    this.console = console;
  }

  /**
   * The run with its lead-ins found, unless its preset does without or an earlier sitting did it.
   */
  public Run calibrated(RunDirectory directory) throws InterruptedException {
    Run run = directory.run();
    Path file = directory.file(Calibration.FILE);
    if (!Dose.named(run.preset()).calibrates() || Files.exists(file)) {
      return run;
    }
    Calibrator calibrator = new Calibrator(catalogue, settings, console.forkOutput());
    Map<String, List<PlannedCell>> groups = Calibrator.groups(run.planned(), catalogue);
    Progress progress = console.progress(groups.size(), Calibrator.seconds(groups));
    List<Calibration> found = new ArrayList<>();
    for (Map.Entry<String, List<PlannedCell>> group : groups.entrySet()) {
      List<PlannedCell> cells = group.getValue();
      progress.start("calibrating " + group.getKey(), Calibrator.estimate(cells.get(0)));
      Calibration c = calibrator.calibrate(group.getKey(), cells, run.seed());
      Shutdown.waitIfUnderWay(c.relative().size() < expected(cells.get(0)));
      found.add(c);
      progress.end(
          "lead-in "
              + c.leadIns() * c.windowMillis()
              + " ms"
              + (c.settled() ? "" : " (not settled even then)"));
    }
    Run adjusted = run.withPlanned(calibrator.apply(run.planned(), found));
    directory.write(adjusted);
    Json.write(file, found);
    return adjusted;
  }

  /** How many contenders a calibration measures: the twin is none of them, nor is the harness. */
  private long expected(PlannedCell cell) {
    String harness = catalogue.find(cell.cell().experiment()).meta().harness();
    return cell.contenders().stream()
        .filter(c -> !Contenders.isTwin(c) && !c.equals(harness))
        .count();
  }
}
