package watershed.report.html;

import java.util.List;
import java.util.Map;
import watershed.record.PlantedRuns;
import watershed.record.Run;
import watershed.record.Trial;
import watershed.report.RunRecords;

/** Inputs of a page of given experiments and trials. */
final class PlantedInputs {
  private PlantedInputs() {}

  static Inputs of(List<Run.ExperimentInfo> infos, List<Trial> trials) {
    return Inputs.of(
        new RunRecords(
            "a-run",
            PlantedRuns.machine(),
            PlantedRuns.run(infos, Map.of()),
            trials,
            null,
            List.of(),
            List.of()));
  }

  /** An experiment without an axis, its first contender the baseline. */
  static Run.ExperimentInfo info(
      String name, String section, String contender, List<String> contenders) {
    return new Run.ExperimentInfo(
        name,
        "watershed.experiments." + name,
        section,
        "What happens",
        contender,
        "",
        "",
        List.of(),
        contenders.get(0),
        contenders,
        Map.of(contender, contenders.get(0)),
        List.of());
  }
}
