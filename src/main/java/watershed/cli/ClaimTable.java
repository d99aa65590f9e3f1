package watershed.cli;

import java.util.ArrayList;
import java.util.List;
import watershed.lab.Catalogue;
import watershed.lab.ExperimentSpec;
import watershed.record.Run;

/** Every claim with the experiment that puts it to the test, as a Markdown table. */
final class ClaimTable {
  private ClaimTable() {}

  /** Lines of the table, by section; an experiment without a claim has a row too. */
  static List<String> lines(Catalogue catalogue) {
    List<String> lines = new ArrayList<>();
    lines.add("| section | claim | experiment | command |");
    lines.add("| --- | --- | --- | --- |");
    for (ExperimentSpec spec : catalogue.all()) {
      Run.ExperimentInfo info = spec.info();
      for (Run.ClaimInfo claim : info.claims()) {
        lines.add(row(info, claim.id() + ": " + claim.says()));
      }
      if (info.claims().isEmpty()) {
        lines.add(row(info, "none: " + info.question()));
      }
    }
    return lines;
  }

  private static String row(Run.ExperimentInfo info, String claim) {
    return "| "
        + info.section()
        + " | "
        + claim.replace("|", "\\|").replace("*", "\\*").replace("<", "&lt;")
        + " | `"
        + info.className()
        + "` | `./run-benchmarks.sh run "
        + info.name()
        + "` |";
  }
}
