package watershed.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import watershed.experiments.Preset;
import watershed.record.Calibration;
import watershed.record.Json;
import watershed.record.PlannedCell;
import watershed.record.Run;
import watershed.record.RunDirectory;

/** Finds the lead-ins of a run before its first block, once. */
public final class CalibrationSession {
  /** The twin is not calibrated, nor is the harness. */
  private static final int NEVER_CALIBRATED = 2;

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
    Preset preset = Preset.valueOf(run.preset().toUpperCase(Locale.ROOT));
    if (!Dose.of(preset).calibrates() || Files.exists(file)) {
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
      int expected = cells.get(0).contenders().size() - NEVER_CALIBRATED;
      Shutdown.waitIfUnderWay(c.relative().size() < expected);
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
}
